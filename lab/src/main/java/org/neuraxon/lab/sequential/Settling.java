package org.neuraxon.lab.sequential;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.learn.adapt.Surprise;

/**
 * Who takes part is explored when the world has changed and settles while it is stable.
 *
 * <pre>
 *   n noradrenaline: 1 from the moment that errors say the world has changed ({@link Surprise}) until a set is settled on, else 0
 *   unit u of the second hidden layer takes part with probability m_u:  1 for the units of the set that is settled on, else 0;  while n = 1 each set has its turn with every item
 *   s_k serotonin of set k: Σ ln p(label) when set k takes part, over the items tried;   s of a set never used: −½ ln(classes) each
 *   settle on the best once it leads by {@value #CLEAR} nats, at the latest after {@value #TRIALS} items
 *   d ← d + {@value #DOUBT_RATE} (e − d), e 1 for an error, else 0;  learning is permitted while d is at most half-way from the usual error to 1
 * </pre>
 *
 * <p>While sets are tried, each answers for itself and nothing is learned. The first hidden layer, which sees the same pictures in every world, is everybody's. A set is a share of the second, those that belong to the fewest sets when it is recruited. Adaptive gain and exploration by
 * noradrenaline after Aston-Jones and Cohen (2005), serotonin as the long-run outcome after Doya (2002).
 */
final class Settling implements GradientLearner.Rule {

    /** Most items for which sets are tried. */
    static final int TRIALS = 20;

    /** The odds, in nats, at which no more need be tried. */
    private static final double CLEAR = 3;

    private static final int CALM = 300;
    private static final double DOUBT_RATE = 0.3;
    private static final double LEAST = 0.01;
    private static final int MOST_SETS = 64;
    private static final int LAYER = 2;

    private final CounterRandom chance;
    private final double share;
    private final int classes;
    private final When when;
    private final Surprise surprise = new Surprise();
    private double[] outcomes = {};
    private final List<boolean[]> members = new ArrayList<>();
    private int settled;
    private int left;
    private boolean explored;
    private double doubt;
    private int leading;
    private long items;

    /** When exploration begins. */
    @FunctionalInterface
    interface When {

        /** Whether it does at this item, given whether errors say that the world has changed. */
        boolean begins(long item, boolean changed);
    }

    Settling(double share, int classes, long seed, When when) {
        this.share = share;
        this.classes = classes;
        this.when = when;
        chance = new CounterRandom(seed);
    }

    private boolean exploring() {
        return left > 0;
    }

    /** Whether the item just heard may be learned: not while sets are tried, nor while errors come so thick that the world may have changed. */
    boolean permits() {
        return !explored && (surprise.sinceChange() < CALM || doubt <= (1 + surprise.expected() / 2) / 2);
    }

    @Override
    public int contexts() {
        return sets();
    }

    @Override
    public void beforeAnswer(Mlp network, float[] picture) {
        choose(network, exploring() ? leading : settled);
    }

    @Override
    public void before(Mlp network, float[] picture) {
        choose(network, settled);
    }

    /** Hears how the answer to an item was; while exploring, lets every set answer. */
    void hear(Mlp network, float[] picture, int label, boolean wrong) {
        surprise.hear(wrong ? 1 : 0);
        doubt += DOUBT_RATE * ((wrong ? 1 : 0) - doubt);
        items++;
        explored = exploring();
        if (left > 0) {
            explore(network, picture, label);
        } else if (when.begins(items, surprise.changed())) {
            left = TRIALS;
            outcomes = new double[sets()];
            leading = settled;
        }
    }

    private void explore(Mlp network, float[] picture, int label) {
        // A set never used is taken to do half as well as guessing does, in logarithms.
        double fresh = -Elementary.log(classes) / 2 * (TRIALS - left + 1);
        double first = Double.NEGATIVE_INFINITY;
        double second = fresh;
        for (int k = 0; k < sets(); k++) {
            choose(network, k);
            outcomes[k] += Elementary.log(Math.max(LEAST, network.answer(picture)[label]));
            second = Math.max(second, Math.min(first, outcomes[k]));
            if (outcomes[k] > first) {
                first = outcomes[k];
                leading = k;
            }
        }
        network.everyoneTakesPart();
        left--;
        if (first - second > CLEAR) {
            left = 0;
        }
        if (left == 0) {
            doubt = 0;
            settled = first > fresh || sets() == MOST_SETS ? leading : sets();
        }
    }

    private int sets() {
        return Math.max(1, members.size());
    }

    private void choose(Mlp network, int set) {
        float[] part = network.part(LAYER);
        if (set == members.size()) {
            members.add(Participation.recruit(members, share, part.length, LAYER, chance));
        }
        Participation.take(members.get(set), share, part);
    }
}

package org.neuraxon.learn.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Chooses among actions whose rewards change, and remembers how it was before: values belong to contexts, contexts are believed in more or less,
 * and a new one is recruited when rewards fit none.
 *
 * <pre>{@code
 * AdaptiveChooser chooser = new AdaptiveChooser(4, 1);
 * int action = chooser.choose();
 * chooser.learn(action, reward);          // 0 to 1
 * }</pre>
 *
 * <pre>
 *   value of action a = Σ_k b_k Q_k(a),      choice by softmax(20 · value)
 *   l_k = r p + (1 − r)(1 − p),  p = (Q_k(a) n_k(a) + 1)/(n_k(a) + 2) in [.03, .97]      how well context k expected the reward r of a
 *   b_k ← [(1 − .02) b_k + .02 (1 − b_k)/(K − 1)] l_k / S                                  belief; S makes the sum 1
 *   Λ ← (Λ + .01) · ½ / (.99 S)                                                           odds of a context never met, in which all is even
 *   Λ > 1: recruit a context (the one used longest ago, if there are as many as there may be), believe in it, Λ = 0
 *   noradrenaline NA = 1 − Σ_j b_j/(1 + Λ),  j: contexts in which the same action is best as in the one believed in most before
 *   n_k(a) ← n_k(a) + b_k,     Q_k(a) ← Q_k(a) + b_k max(.05, 1/(n_k(a) + 1)) (r − Q_k(a))
 *   acetylcholine ACh = 4 v(1 − v),  v: the value of the chosen action
 * </pre>
 *
 * (Beliefs over recurring contexts: Collins and Koechlin 2012; Gershman and Niv 2010. Values start at one half.)
 *
 * <p>It belongs to one thread at a time; the same seed and calls give the same bits, and a saved and restored chooser goes on bit for bit.
 */
public final class AdaptiveChooser implements Stateful {

    private static final int USUAL_CONTEXTS = 8;
    private static final double DECISIVENESS = 20;
    private static final double SWITCH = 0.02;
    private static final double NOVEL = 0.01;
    private static final double SLOWEST = 0.05;
    private static final double LEAST = 0.03;
    private static final double EVEN = 0.5;
    private static final int CHOICE = 0;

    private final int actions;
    private final int mostContexts;
    private final CounterRandom chance;
    private final List<Context> contexts = new ArrayList<>();
    private double odds;
    private double expected = 1;
    private double unexpected;
    private long choices;
    private long lessons;
    private long recruited;

    /** What is known of one context. */
    private static final class Context {
        final double[] value;
        final double[] count;
        double belief;
        long latest;

        Context(int actions) {
            value = new double[actions];
            count = new double[actions];
        }

        void forget() {
            Arrays.fill(value, EVEN);
            Arrays.fill(count, 0);
        }

        int best() {
            return first(value);
        }

        double likelihood(int action, double reward) {
            double n = count[action];
            double p = Math.min(Math.max((value[action] * n + 2 * EVEN) / (n + 2), LEAST), 1 - LEAST);
            return reward * p + (1 - reward) * (1 - p);
        }
    }

    /**
     * Starts without preference, with room for eight contexts.
     *
     * @param actions 2 to 1000
     * @param seed what choices depend on
     */
    public AdaptiveChooser(int actions, long seed) {
        this(actions, USUAL_CONTEXTS, seed);
    }

    /**
     * Starts without preference.
     *
     * @param actions 2 to 1000
     * @param mostContexts 1 to 1000; with a single one nothing is ever recruited, and values follow rewards at the slow rate
     * @param seed what choices depend on
     */
    public AdaptiveChooser(int actions, int mostContexts, long seed) {
        if (actions < 2 || actions > 1_000) {
            throw new IllegalArgumentException("actions must be 2 to 1000, not " + actions);
        }
        if (mostContexts < 1 || mostContexts > 1_000) {
            throw new IllegalArgumentException("contexts must be 1 to 1000, not " + mostContexts);
        }
        this.actions = actions;
        this.mostContexts = mostContexts;
        chance = new CounterRandom(seed);
        recruit();
    }

    /** Chooses an action: 0 to actions − 1. */
    public int choose() {
        double[] values = values();
        double most = Arrays.stream(values).max().orElse(0);
        double sum = 0;
        for (int a = 0; a < actions; a++) {
            values[a] = Elementary.exp(DECISIVENESS * (values[a] - most));
            sum += values[a];
        }
        double left = sum * chance.uniform(CHOICE, choices++, 0);
        int action = 0;
        while (action < actions - 1 && left >= values[action]) {
            left -= values[action++];
        }
        return action;
    }

    /** The action of the highest value, the first of them if there are several; nothing is left to chance. */
    public int best() {
        return first(values());
    }

    private static int first(double[] values) {
        int best = 0;
        for (int a = 1; a < values.length; a++) {
            best = values[a] > values[best] ? a : best;
        }
        return best;
    }

    /** What each action is expected to bring, in a new array. */
    public double[] values() {
        double[] values = new double[actions];
        for (Context context : contexts) {
            for (int a = 0; a < actions; a++) {
                values[a] += context.belief * context.value[a];
            }
        }
        return values;
    }

    /**
     * Learns what an action brought.
     *
     * @param action 0 to actions − 1; it need not be the one chosen
     * @param reward 0 to 1
     * @throws IllegalArgumentException if one is out of range
     */
    public void learn(int action, double reward) {
        if (action < 0 || action >= actions) {
            throw new IllegalArgumentException("an action is 0 to " + (actions - 1) + ", not " + action);
        }
        if (!(reward >= 0 && reward <= 1)) {
            throw new IllegalArgumentException("a reward is 0 to 1, not " + reward);
        }
        double before = values()[action];
        expected = 4 * before * (1 - before);
        believe(action, reward);
        for (Context context : contexts) {
            context.count[action] += context.belief;
            double rate = context.belief * Math.max(SLOWEST, 1 / (context.count[action] + 1));
            context.value[action] += rate * (reward - context.value[action]);
        }
        believed().latest = lessons++;
    }

    /** The context believed in most. */
    private Context believed() {
        Context best = contexts.get(0);
        for (Context context : contexts) {
            best = context.belief > best.belief ? context : best;
        }
        return best;
    }

    private void believe(int action, double reward) {
        int best = believed().best();
        int others = contexts.size() - 1;
        double sum = 0;
        for (Context context : contexts) {
            double prior = context.belief * (1 - SWITCH);
            prior += others > 0 ? SWITCH * (1 - context.belief) / others : 0;
            context.belief = prior * context.likelihood(action, reward);
            sum += context.belief;
        }
        for (Context context : contexts) {
            context.belief /= sum;
        }
        odds = (odds + NOVEL) * EVEN / ((1 - NOVEL) * sum);
        if (mostContexts == 1) {
            odds = 0;
        }
        double same = 0;
        for (Context context : contexts) {
            same += context.best() == best ? context.belief : 0;
        }
        unexpected = 1 - same / (1 + odds);
        if (odds > 1) {
            recruit();
        }
    }

    private void recruit() {
        Context fresh;
        if (contexts.size() < mostContexts) {
            fresh = new Context(actions);
            contexts.add(fresh);
        } else {
            fresh = contexts.get(0);
            for (Context context : contexts) {
                fresh = context.latest < fresh.latest ? context : fresh;
            }
        }
        contexts.forEach(context -> context.belief = 0);
        fresh.forget();
        fresh.belief = 1;
        fresh.latest = lessons;
        odds = 0;
        recruited++;
    }

    /** The level of acetylcholine, 0 to 1: how uncertain the reward of the last action was known to be. */
    public double expected() {
        return expected;
    }

    /** The level of noradrenaline, 0 to 1: the chance that what was the best action before the last reward is so no more. */
    public double unexpected() {
        return unexpected;
    }

    /** How many contexts were recruited so far, those forgotten since included. */
    public long recruited() {
        return recruited;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("actions", actions);
        sink.put("seed", chance.seed());
        sink.put("odds", odds);
        sink.put("expected", expected);
        sink.put("unexpected", unexpected);
        sink.put("choices", choices);
        sink.put("lessons", lessons);
        sink.put("recruited", recruited);
        sink.put("contexts", contexts.size());
        for (int k = 0; k < contexts.size(); k++) {
            Context context = contexts.get(k);
            StateSink into = sink.into("context_" + k);
            into.put("value", context.value, actions);
            into.put("count", context.count, actions);
            into.put("belief", context.belief);
            into.put("latest", context.latest);
        }
    }

    /** Takes over the state of a chooser with the same actions and seed. */
    @Override
    public void restore(StateSource source) {
        if (source.getInt("actions") != actions || source.getLong("seed") != chance.seed()) {
            throw new SnapshotException("the snapshot is of a chooser among " + source.getInt("actions")
                    + " actions with seed " + source.getLong("seed") + ", this one has " + actions + " and "
                    + chance.seed());
        }
        odds = source.getDouble("odds");
        expected = source.getDouble("expected");
        unexpected = source.getDouble("unexpected");
        choices = source.getLong("choices");
        lessons = source.getLong("lessons");
        recruited = source.getLong("recruited");
        contexts.clear();
        for (int k = 0; k < source.getInt("contexts"); k++) {
            Context context = new Context(actions);
            StateSource from = source.from("context_" + k);
            from.read("value", context.value);
            from.read("count", context.count);
            context.belief = from.getDouble("belief");
            context.latest = from.getLong("latest");
            contexts.add(context);
        }
    }
}

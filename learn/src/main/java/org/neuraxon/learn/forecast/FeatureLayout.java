package org.neuraxon.learn.forecast;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.ring.RingNeurons;

/**
 * What the readouts see: 1, the last values of every column, the values around one period ago, and the network: all potentials, [s = +1]
 * and [s = -1] of up to 30 neurons, the complements of up to 60.
 *
 * <p>The value itself is seen with 24 lags. The other columns share what is left of {@value #MOST} features: up to 24 lags each, equally
 * many; if there are more columns than features left, the first columns are seen with their newest value and the rest only by the network's
 * taps. So the work for a row is bounded whatever the number of columns. Marks, the last columns, are seen as they are now.
 */
final class FeatureLayout {

    /** The most features. */
    static final int MOST = 900;

    private static final int LAGS = 24;
    private static final int TRITS = 30;
    private static final int COMPLEMENTS = 60;

    private final int[] lags;
    private final int[] seasonal;
    private final int firstNeuron;
    private final int neurons;
    private final int trits;
    private final int complements;
    private final int plain;

    FeatureLayout(ForecasterSettings settings, int neurons) {
        this.neurons = neurons;
        firstNeuron = 1 + settings.inputs();
        trits = Math.min(TRITS, neurons);
        complements = Math.min(COMPLEMENTS, neurons);
        seasonal = settings.has(ForecasterPart.SEASON) ? seasonal(settings.horizons()) : new int[0];
        int left = MOST - 1 - LAGS - seasonal.length - ofNetwork();
        lags = new int[1 + settings.inputs()];
        lags[0] = LAGS;
        int sum = LAGS;
        int marks = Math.min(settings.marks(), Math.max(0, left));
        int numbers = settings.inputs() - settings.marks();
        left -= marks;
        for (int column = 1; column < lags.length; column++) {
            if (column > numbers) {
                lags[column] = column <= numbers + marks ? 1 : 0;
                sum += lags[column];
                continue;
            }
            int share = Math.min(LAGS, left / numbers);
            lags[column] = share > 0 ? share : column <= left ? 1 : 0;
            sum += lags[column];
        }
        plain = 1 + sum + seasonal.length;
    }

    /** The moments ahead whose values of one period ago are features. */
    private static int[] seasonal(List<Integer> horizons) {
        int[] ahead = new int[3 * horizons.size() + 2];
        int next = 0;
        for (int horizon : horizons) {
            for (int around = -1; around <= 1; around++) {
                ahead[next++] = horizon == 0 ? 0 : horizon + around;
            }
        }
        ahead[next++] = 0;
        ahead[next] = -1;
        return ahead;
    }

    private int ofNetwork() {
        return neurons + 2 * trits + complements;
    }

    /** The number of features without those of the network; they come first. */
    int plain() {
        return plain;
    }

    /** The number of features. */
    int all() {
        return plain + ofNetwork();
    }

    /** Which features belong together, without gaps, in their order; the constant is the level's. */
    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        groups.add(new Group(Reasons.Source.LEVEL, -1, 0, 1));
        int next = 1;
        for (int column = 0; column < lags.length; column++) {
            groups.add(new Group(Reasons.Source.COLUMN, column, next, next + lags[column]));
            next += lags[column];
        }
        groups.add(new Group(Reasons.Source.SEASON, -1, next, plain));
        groups.add(new Group(Reasons.Source.NETWORK, -1, plain, all()));
        return groups;
    }

    /** Features {@code first} to {@code end - 1} come from one source. */
    record Group(Reasons.Source source, int column, int first, int end) {}

    /** Writes the features of this moment. */
    void fill(double[] phi, RingNetwork network, Season season) {
        int next = 0;
        phi[next++] = 1;
        for (int column = 0; column < lags.length; column++) {
            for (int lag = 0; lag < lags[column]; lag++) {
                phi[next++] = network.past(column, lag);
            }
        }
        for (int ahead : seasonal) {
            phi[next++] = season.back(ahead);
        }
        RingNeurons states = network.neurons();
        System.arraycopy(states.potential.values, firstNeuron, phi, next, neurons);
        next += neurons;
        for (int i = 0; i < trits; i++) {
            int trit = states.trit.values[firstNeuron + i * neurons / trits];
            phi[next++] = trit > 0 ? 1 : 0;
            phi[next++] = trit < 0 ? 1 : 0;
        }
        for (int i = 0; i < complements; i++) {
            phi[next++] = states.complement.values[firstNeuron + i * neurons / complements];
        }
    }
}

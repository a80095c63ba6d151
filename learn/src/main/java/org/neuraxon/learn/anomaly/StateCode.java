package org.neuraxon.learn.anomaly;

import java.util.Arrays;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * The state of a series as trits against references of several time scales, and how rare each combination is.
 *
 * <p>For each τ in (2, 8, 32, 128) rows a unit with a leaky reference E and a homeostatic scale S gives, from d = v − E,
 *
 * <pre>
 *   trit = +1 if d > S,  −1 if d &lt; −S,  0 between (dead zone)
 *   S ← S + max(1/2000, 1/(n+1)) (|d| − S)
 *   E ← E + max(1/τ, 1/(n+2)) d
 * </pre>
 *
 * <p>The four trits are one of 81 codes, and the surprise of a code is −ln((count + ½) / (N + ½ (D + 1))) with N the codes counted so far
 * and D how many different ones were among them (Krichevsky and Trofimov 1981).
 */
final class StateCode implements Stateful {

    private static final double[] TAUS = {2, 8, 32, 128};
    private static final int CODES = 81;
    private static final double SLOWEST = 1.0 / 2000;
    private static final double ROUNDING = 1e-12;

    private final double[] reference = new double[TAUS.length];
    private final double[] scale = new double[TAUS.length];
    private final long[] counts = new long[CODES];
    private long total;
    private int distinct;
    private int code;

    /**
     * Encodes a value, returns the surprise of its code among the earlier ones in nats, and counts it.
     *
     * @param value finite
     */
    double learn(double value) {
        code = total == 0 ? begin(value) : encode(value);
        double surprise = Elementary.log((total + 0.5 * (distinct + 1)) / (counts[code] + 0.5));
        if (counts[code]++ == 0) {
            distinct++;
        }
        total++;
        return surprise;
    }

    /** How often the code of the last value was seen before that value. */
    long seenBefore() {
        return counts[code] - 1;
    }

    /** How many values were encoded before the last one. */
    long before() {
        return total - 1;
    }

    private int begin(double value) {
        Arrays.fill(reference, value);
        return CODES / 2;
    }

    private int encode(double value) {
        int next = 0;
        double rounding = ROUNDING * Math.abs(value);
        for (int i = 0; i < TAUS.length; i++) {
            double d = value - reference[i];
            double dead = Math.max(scale[i], rounding);
            next = 3 * next + 1 + (d > dead ? 1 : 0) - (d < -dead ? 1 : 0);
            scale[i] += Math.max(SLOWEST, 1.0 / (total + 1)) * (Math.abs(d) - scale[i]);
            reference[i] += Math.max(1 / TAUS[i], 1.0 / (total + 2)) * d;
        }
        return next;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("reference", reference, TAUS.length);
        sink.put("scale", scale, TAUS.length);
        sink.put("counts", counts, CODES);
        sink.put("total", total);
        sink.put("distinct", distinct);
        sink.put("code", code);
    }

    @Override
    public void restore(StateSource source) {
        System.arraycopy(source.getDoubles("reference", TAUS.length), 0, reference, 0, TAUS.length);
        System.arraycopy(source.getDoubles("scale", TAUS.length), 0, scale, 0, TAUS.length);
        long[] saved = source.getLongs("counts");
        if (saved.length != CODES) {
            throw new SnapshotException("'counts' has " + saved.length + " entries where " + CODES + " are needed");
        }
        System.arraycopy(saved, 0, counts, 0, CODES);
        total = source.getLong("total");
        distinct = source.getInt("distinct");
        code = source.getInt("code");
    }
}

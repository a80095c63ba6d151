package org.neuraxon.learn.anomaly;

import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Surprise at the level of a series: four trinary units compare the value with references that leak over 2, 8, 32 and 128 rows; a unit is
 * +1 or -1 where the value is more than its usual distance away. Their 81 joint states are counted, and a rare state is a surprise.
 *
 * <pre>
 * d = v - E;  trit = sign(d) if |d| > S else 0;  S += max(1/2000, 1/(t+1)) (|d| - S);  E += max(1/τ, 1/(t+2)) d
 * c = -ln((n_code + 0.5) / (N + 0.5 (distinct + 1)))        add-half estimate (Krichevsky &amp; Trofimov, 1981)
 * </pre>
 */
final class StateCode implements Stateful {

    private static final double[] TAUS = {2, 8, 32, 128};
    private static final int CODES = 81;

    private final double[] reference = new double[TAUS.length];
    private final double[] scale = new double[TAUS.length];
    private final long[] counts = new long[CODES];
    private long total;
    private int code;

    /**
     * Gives the surprise of a value in nats, then learns it.
     *
     * @param value finite
     */
    public double observe(double value) {
        code = 0;
        for (int i = 0; i < TAUS.length; i++) {
            if (total == 0) {
                reference[i] = value;
            }
            double distance = value - reference[i];
            int trit = distance > scale[i] ? 1 : distance < -scale[i] ? -1 : 0;
            code = code * 3 + trit + 1;
            scale[i] += Math.max(1 / 2000.0, 1.0 / (total + 1)) * (Math.abs(distance) - scale[i]);
            reference[i] += Math.max(1 / TAUS[i], 1.0 / (total + 2)) * distance;
        }
        int distinct = 0;
        for (long count : counts) {
            distinct += count > 0 ? 1 : 0;
        }
        double surprise = -Elementary.log((counts[code] + 0.5) / (total + 0.5 * (distinct + 1)));
        counts[code]++;
        total++;
        return surprise;
    }

    /** How often the present state was met before this row. */
    public long timesSeen() {
        return counts[code] - 1;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("reference", reference, reference.length);
        sink.put("scale", scale, scale.length);
        sink.put("counts", counts, CODES);
        sink.put("total", total);
        sink.put("code", code);
    }

    @Override
    public void restore(StateSource source) {
        System.arraycopy(source.getDoubles("reference", TAUS.length), 0, reference, 0, TAUS.length);
        System.arraycopy(source.getDoubles("scale", TAUS.length), 0, scale, 0, TAUS.length);
        long[] saved = source.getLongs("counts");
        System.arraycopy(saved, 0, counts, 0, Math.min(CODES, saved.length));
        total = source.getLong("total");
        code = source.getInt("code");
    }
}

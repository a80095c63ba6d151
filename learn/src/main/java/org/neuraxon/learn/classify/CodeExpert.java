package org.neuraxon.learn.classify;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * Trinary codes that address evidence. Each of 50 units reads five dendrites; a dendrite reads one random column as a trit,
 *
 * <pre>
 *   trit = −1 below its lower threshold, +1 above its upper one, 0 between or missing
 *   (categories: −1 at one of them, +1 at another, 0 elsewhere)
 * </pre>
 *
 * with thresholds that are two values of earlier rows. The five trits name one of 243 places, and each place keeps, per class, evidence of
 * two life times (fast: about the last 10 visits, slow: the last 100):
 *
 * <pre>
 *   e_c ← keep · e_c + [c is the answer],   keep = 0.9 or 0.99      p_c = (e_c + 1/C) / (Σ e + 1)
 * </pre>
 *
 * A unit's opinion is ln p; the units are pooled by weights that follow the gradient of −ln p of the answer ({@link OpinionPool}), fast and
 * slow evidence apart, so the expert has two opinions. Forgetting by visits rather than by time keeps what is seldom seen (Random ferns:
 * Özuysal, Calonder, Lepetit and Fua, PAMI 2010; the pool, the trits, the two life times and the replacement are ours).
 *
 * <p>Every 1,000 rows the unit that is trusted least is replaced by a new one.
 */
final class CodeExpert implements Expert {

    private static final int UNITS = 50;
    private static final int DENDRITES = 5;
    private static final int PLACES = 3 * 3 * 3 * 3 * 3;
    private static final float KEEP_FAST = 0.9f;
    private static final float KEEP_SLOW = 0.99f;
    private static final float FORGOTTEN = 1e-3f;
    private static final float FIRST_TRUST = 0.15f;
    private static final float TRUST_RATE = 0.002f;
    private static final int SAMPLES = 64;
    private static final int SAMPLE_EVERY = 16;
    private static final int RENEW_EVERY = 1000;

    private final EncodedRow shape;
    private final int columns;
    private final CounterRandom chance;
    private final int[] column = new int[UNITS * DENDRITES];
    private final double[] lower = new double[UNITS * DENDRITES];
    private final double[] upper = new double[UNITS * DENDRITES];
    private final double[] samples;
    private final int[] place = new int[UNITS];
    private final OpinionPool fastPool = new OpinionPool(UNITS, FIRST_TRUST, TRUST_RATE);
    private final OpinionPool slowPool = new OpinionPool(UNITS, FIRST_TRUST, TRUST_RATE);
    private float[] fast = {};
    private float[] slow = {};
    private float[] slowOpinion = {};
    private int classes;
    private long rows;

    CodeExpert(EncodedRow shape, CounterRandom chance) {
        this.shape = shape;
        this.chance = chance;
        columns = shape.columns();
        samples = new double[SAMPLES * columns];
    }

    @Override
    public void grow(int count) {
        fast = restrided(fast, count);
        slow = restrided(slow, count);
        classes = count;
        fastPool.grow(count);
        slowPool.grow(count);
        slowOpinion = new float[count];
    }

    private float[] restrided(float[] evidence, int count) {
        float[] wider = new float[UNITS * PLACES * count];
        for (int i = 0; i < UNITS * PLACES && classes > 0; i++) {
            System.arraycopy(evidence, i * classes, wider, i * count, classes);
        }
        return wider;
    }

    private boolean born() {
        return rows >= SAMPLES;
    }

    private void grow(int unit, long generation) {
        for (int i = unit * DENDRITES; i < (unit + 1) * DENDRITES; i++) {
            long birth = generation * UNITS * DENDRITES + i;
            column[i] = chance.below(columns, Purpose.COLUMN, birth, 0);
            double a = samples[chance.below(SAMPLES, Purpose.THRESHOLD, birth, 0) * columns + column[i]];
            double b = samples[chance.below(SAMPLES, Purpose.THRESHOLD, birth, 1) * columns + column[i]];
            boolean ordered = shape.isNumber(column[i]);
            lower[i] = ordered ? Math.min(a, b) : a;
            upper[i] = ordered ? Math.max(a, b) : b;
        }
    }

    @Override
    public void judge(EncodedRow row, float[] opinion) {
        if (!born()) {
            float nothing = -LogTable.log(classes);
            Arrays.fill(opinion, 0, classes, nothing);
            Arrays.fill(slowOpinion, nothing);
            return;
        }
        double[] cells = row.cells;
        for (int unit = 0; unit < UNITS; unit++) {
            int code = 0;
            for (int i = unit * DENDRITES; i < (unit + 1) * DENDRITES; i++) {
                double x = cells[column[i]];
                if (shape.isNumber(column[i])) {
                    code = 3 * code + (x < lower[i] ? 0 : x > upper[i] ? 2 : 1);
                } else {
                    code = 3 * code + (x == lower[i] ? 0 : x == upper[i] ? 2 : 1);
                }
            }
            int at = (unit * PLACES + code) * classes;
            place[unit] = at;
            read(fast, at, fastPool.opinion(unit));
            read(slow, at, slowPool.opinion(unit));
        }
        fastPool.pool(opinion);
        slowPool.pool(slowOpinion);
    }

    /** What slow evidence says of the row judged last. */
    float[] slowOpinion() {
        return slowOpinion;
    }

    private void read(float[] evidence, int at, float[] opinion) {
        float total = 1;
        for (int c = 0; c < classes; c++) {
            total += evidence[at + c];
        }
        float even = 1f / classes;
        float all = LogTable.log(total);
        float none = LogTable.log(even) - all;
        for (int c = 0; c < classes; c++) {
            float e = evidence[at + c];
            opinion[c] = e == 0 ? none : LogTable.log(e + even) - all;
        }
    }

    @Override
    public void learn(EncodedRow row, int label) {
        if (born()) {
            fastPool.learn(label);
            slowPool.learn(label);
            for (int unit = 0; unit < UNITS; unit++) {
                commit(fast, place[unit], label, KEEP_FAST);
                commit(slow, place[unit], label, KEEP_SLOW);
            }
            if (rows % SAMPLE_EVERY == 0) {
                keep(row, chance.below(SAMPLES, Purpose.SAMPLE, rows, 0));
            }
            if (rows % RENEW_EVERY == 0) {
                renew();
            }
        } else {
            keep(row, (int) rows);
        }
        rows++;
        if (rows == SAMPLES) {
            for (int unit = 0; unit < UNITS; unit++) {
                grow(unit, 0);
            }
        }
    }

    private void commit(float[] evidence, int at, int label, float keep) {
        for (int c = 0; c < classes; c++) {
            float left = evidence[at + c] * keep;
            evidence[at + c] = left < FORGOTTEN ? 0 : left;
        }
        evidence[at + label] += 1;
    }

    private void keep(EncodedRow row, int slot) {
        System.arraycopy(row.cells, 0, samples, slot * columns, columns);
    }

    private void renew() {
        int least = 0;
        for (int unit = 1; unit < UNITS; unit++) {
            if (trust(unit) < trust(least)) {
                least = unit;
            }
        }
        grow(least, rows);
        int from = least * PLACES * classes;
        Arrays.fill(fast, from, from + PLACES * classes, 0);
        Arrays.fill(slow, from, from + PLACES * classes, 0);
        fastPool.renew(least);
        slowPool.renew(least);
    }

    private float trust(int unit) {
        return fastPool.trust(unit) + slowPool.trust(unit);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("column", column, column.length);
        sink.put("lower", lower, lower.length);
        sink.put("upper", upper, upper.length);
        sink.put("samples", samples, samples.length);
        sink.put("fast", fast, fast.length);
        sink.put("slow", slow, slow.length);
        sink.put("rows", rows);
        fastPool.save(sink.into("fast_pool"));
        slowPool.save(sink.into("slow_pool"));
    }

    @Override
    public void restore(StateSource source) {
        Saved.into(column, source, "column");
        if (Arrays.stream(column).anyMatch(c -> c < 0 || c >= columns)) {
            throw new SnapshotException("a dendrite reads a column that is not there; the snapshot is not usable");
        }
        System.arraycopy(source.getDoubles("lower", lower.length), 0, lower, 0, lower.length);
        System.arraycopy(source.getDoubles("upper", upper.length), 0, upper, 0, upper.length);
        System.arraycopy(source.getDoubles("samples", samples.length), 0, samples, 0, samples.length);
        Saved.into(fast, source, "fast");
        Saved.into(slow, source, "slow");
        rows = source.getLong("rows");
        fastPool.restore(source.from("fast_pool"));
        slowPool.restore(source.from("slow_pool"));
    }
}

package org.neuraxon.learn.classify;

import java.util.Arrays;
import java.util.stream.IntStream;
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
 * with thresholds that are two values of earlier rows. The five trits name one of 243 places, and each place holds {@link Evidence} of two life
 * times, about the last 10 visits (keep 0.9) and the last 100 (keep 0.99). A unit's opinion is ln p; the units are pooled by trust
 * ({@link UnitPool}), fast and slow evidence apart, so the expert has two opinions. Forgetting by visits rather than by time keeps what is
 * seldom seen. (Random ferns: Özuysal, Calonder, Lepetit and Fua, PAMI 2010; the pool, the trits, the two life times and the replacement
 * are ours.)
 *
 * <p>Every 1,000 rows the unit that is trusted least is replaced by a new one.
 */
final class CodeExpert implements Expert {

    private static final int UNITS = 50;
    private static final int DENDRITES = 5;
    private static final int PLACES = 3 * 3 * 3 * 3 * 3;
    private static final float KEEP_FAST = 0.9f;
    private static final float KEEP_SLOW = 0.99f;
    private static final float FIRST_TRUST = 0.15f;
    private static final float TRUST_RATE = 0.002f;
    private static final int SAMPLES = 64;
    private static final int SAMPLE_EVERY = 16;
    private static final int RENEW_EVERY = 1000;

    private final EncodedRow shape;
    private final int columns;
    private final boolean allOrdered;
    private final CounterRandom chance;
    private final int[] column = new int[UNITS * DENDRITES];
    private final boolean[] ordered = new boolean[UNITS * DENDRITES];
    private final double[] lower = new double[UNITS * DENDRITES];
    private final double[] upper = new double[UNITS * DENDRITES];
    private final double[] samples;
    private final int[] trit = new int[UNITS * DENDRITES];
    private final int[] place = new int[UNITS];
    private final UnitPool fastPool = new UnitPool(UNITS, FIRST_TRUST, TRUST_RATE);
    private final UnitPool slowPool = new UnitPool(UNITS, FIRST_TRUST, TRUST_RATE);
    private final Evidence evidence = new Evidence(UNITS * PLACES, KEEP_FAST, KEEP_SLOW);
    private float[] slowOpinion = {};
    private int classes;
    private long rows;

    CodeExpert(EncodedRow shape, CounterRandom chance) {
        this.shape = shape;
        this.chance = chance;
        columns = shape.columns();
        allOrdered = IntStream.range(0, columns).allMatch(shape::isNumber);
        samples = new double[SAMPLES * columns];
    }

    @Override
    public void grow(int count) {
        evidence.grow(count);
        classes = count;
        fastPool.grow(count);
        slowPool.grow(count);
        slowOpinion = new float[count];
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
            ordered[i] = shape.isNumber(column[i]);
            lower[i] = ordered[i] ? Math.min(a, b) : a;
            upper[i] = ordered[i] ? Math.max(a, b) : b;
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
        findPlaces(row.cells);
        evidence.read(place, fastPool.opinions(), slowPool.opinions());
        fastPool.pool(opinion);
        slowPool.pool(slowOpinion);
    }

    private void findPlaces(double[] cells) {
        if (allOrdered) {
            for (int i = 0; i < trit.length; i++) {
                double x = cells[column[i]];
                // Which way a cell goes is as good as chance, so nothing here should jump. It is not on both sides.
                int below = x < lower[i] ? 1 : 0;
                int above = x > upper[i] ? 1 : 0;
                trit[i] = 1 - below + above;
            }
        } else {
            for (int i = 0; i < trit.length; i++) {
                double x = cells[column[i]];
                double low = lower[i];
                double high = upper[i];
                int below = ordered[i] ? x < low ? 1 : 0 : x == low ? 1 : 0;
                int above = ordered[i] ? x > high ? 1 : 0 : x == high ? 1 : 0;
                trit[i] = 1 - below + (above & ~below);
            }
        }
        for (int unit = 0; unit < UNITS; unit++) {
            int i = unit * DENDRITES;
            int code = 81 * trit[i] + 27 * trit[i + 1] + 9 * trit[i + 2] + 3 * trit[i + 3] + trit[i + 4];
            place[unit] = unit * PLACES + code;
        }
    }

    /** What slow evidence says of the row judged last. */
    float[] slowOpinion() {
        return slowOpinion;
    }

    @Override
    public void learn(EncodedRow row, int label) {
        if (born()) {
            fastPool.learn(label);
            slowPool.learn(label);
            evidence.commit(place, label);
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
        evidence.clear(least * PLACES, (least + 1) * PLACES);
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
        evidence.save(sink);
        sink.put("rows", rows);
        fastPool.save(sink.into("fast_pool"));
        slowPool.save(sink.into("slow_pool"));
    }

    @Override
    public void restore(StateSource source) {
        source.read("column", column);
        if (Arrays.stream(column).anyMatch(c -> c < 0 || c >= columns)) {
            throw new SnapshotException("a dendrite reads a column that is not there; the snapshot is not usable");
        }
        for (int i = 0; i < column.length; i++) {
            ordered[i] = shape.isNumber(column[i]);
        }
        System.arraycopy(source.getDoubles("lower", lower.length), 0, lower, 0, lower.length);
        System.arraycopy(source.getDoubles("upper", upper.length), 0, upper, 0, upper.length);
        System.arraycopy(source.getDoubles("samples", samples.length), 0, samples, 0, samples.length);
        evidence.restore(source);
        rows = source.getLong("rows");
        fastPool.restore(source.from("fast_pool"));
        slowPool.restore(source.from("slow_pool"));
    }
}

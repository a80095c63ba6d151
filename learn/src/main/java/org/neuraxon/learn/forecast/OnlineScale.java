package org.neuraxon.learn.forecast;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Centre and scale of a stream, from the values read so far.
 *
 * <p>Mean and variance run at rate max(1/n, 1/2000); deviations beyond 4 standard deviations count as 4; 30 such in a row are a new level
 * and start the estimate again. After 32 values both are computed again without values further than 10 robust standard deviations (1.4826
 * times the median absolute deviation, Hampel, 1974) from the median. The centre and scale <em>in use</em> change only at n = 1 to 10,
 * then every 1.5 n up to 1000, then when the mean is off by a quarter of the scale or the deviation by a quarter of itself, so that what is
 * learnt on scaled values stays true.
 */
public final class OnlineScale implements Stateful {

    /** Scaled values are cut here. */
    public static final double CUT = 5;

    private static final double MEMORY = 2000;
    private static final double OUTLIER = 4;
    private static final int NEW_LEVEL = 30;
    private static final int START = 32;
    private static final double START_OUTLIER = 10;
    private static final double MEDIAN_TO_DEVIATION = 1.4826;
    private static final double MEAN_TOLERANCE = 0.25;
    private static final double DEVIATION_TOLERANCE = 1.25;
    private static final double LARGEST = 1e150;

    private final double[] first = new double[START];
    private double mean;
    private double variance;
    private long count;
    private double centre;
    private double scale = 1;
    private double nextChange = 1;
    private int outliers;
    private long changes;

    /** Starts with centre 0 and scale 1. */
    public OnlineScale() {}

    /** The value nearest to {@code x} that the arithmetic can bear. */
    static double bearable(double x) {
        return Math.max(-LARGEST, Math.min(LARGEST, x));
    }

    /**
     * Learns from a value.
     *
     * @param value a finite number
     */
    public void learn(double value) {
        double x = bearable(value);
        double deviation = deviation(x);
        if (count < START) {
            first[(int) count] = x;
        }
        count++;
        if (count == START) {
            startAgain();
            deviation = x - mean;
            if (variance > 0 && deviation * deviation > OUTLIER * OUTLIER * variance) {
                deviation = 0;
            }
        }
        double rate = count < MEMORY ? 1.0 / count : 1 / MEMORY;
        mean += rate * deviation;
        variance = Math.max(0, variance + rate * ((1 - rate) * deviation * deviation - variance));
        if (count <= 1000 ? count >= nextChange : clearlyWrong()) {
            use();
        }
    }

    /** The value in scale units, cut to ±{@link #CUT}. */
    public double scaled(double value) {
        return Math.max(-CUT, Math.min(CUT, unbounded(value)));
    }

    /** The value in scale units. */
    public double unbounded(double value) {
        return (bearable(value) - centre) / scale;
    }

    /** The value that {@code scaled} stands for. */
    public double raw(double scaled) {
        return centre + scale * scaled;
    }

    /** The centre in use. */
    public double centre() {
        return centre;
    }

    /** The scale in use, above 0. */
    public double scale() {
        return scale;
    }

    /** True until the first value. */
    boolean isNew() {
        return changes == 0;
    }

    private double deviation(double x) {
        double deviation = x - mean;
        double limit = OUTLIER * Math.sqrt(variance);
        if (count < 20 || variance <= 0) {
            return deviation;
        }
        if (Math.abs(deviation) <= limit) {
            outliers = 0;
            return deviation;
        }
        outliers++;
        if (outliers >= NEW_LEVEL) {
            mean = x;
            variance = 0;
            count = 0;
            outliers = 0;
            nextChange = 1;
            return 0;
        }
        return deviation > 0 ? limit : -limit;
    }

    private void startAgain() {
        double[] sorted = first.clone();
        Arrays.sort(sorted);
        double median = sorted[START / 2];
        for (int i = 0; i < START; i++) {
            sorted[i] = Math.abs(first[i] - median);
        }
        Arrays.sort(sorted);
        double reach = START_OUTLIER * MEDIAN_TO_DEVIATION * sorted[START / 2];
        if (reach == 0) {
            return;
        }
        double sum = 0;
        int kept = 0;
        for (double x : first) {
            if (Math.abs(x - median) <= reach) {
                sum += x;
                kept++;
            }
        }
        mean = sum / kept;
        double squares = 0;
        for (double x : first) {
            if (Math.abs(x - median) <= reach) {
                squares += (x - mean) * (x - mean);
            }
        }
        variance = squares / kept;
    }

    private boolean clearlyWrong() {
        double now = Math.max(Math.sqrt(variance), floor(mean));
        return Math.abs(mean - centre) > MEAN_TOLERANCE * scale
                || now > scale * DEVIATION_TOLERANCE
                || now * DEVIATION_TOLERANCE < scale;
    }

    private void use() {
        double before = scale;
        centre = mean;
        if (count >= 2) {
            scale = Math.max(Math.sqrt(variance), floor(centre));
        } else if (changes > 0) {
            scale = Math.max(before, floor(centre));
        } else {
            scale = centre == 0 ? 1 : Math.max(1e-12, Math.abs(centre));
        }
        nextChange = count < 10 ? count + 1 : count * 1.5;
        changes++;
    }

    /** Below this a deviation is rounding. */
    private static double floor(double centre) {
        return 1e-9 * Math.abs(centre) + 1e-12;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("first", first, START);
        sink.put("mean", mean);
        sink.put("variance", variance);
        sink.put("count", count);
        sink.put("centre", centre);
        sink.put("scale", scale);
        sink.put("next_change", nextChange);
        sink.put("outliers", outliers);
        sink.put("changes", changes);
    }

    @Override
    public void restore(StateSource source) {
        System.arraycopy(source.getDoubles("first", START), 0, first, 0, START);
        mean = source.getDouble("mean");
        variance = source.getDouble("variance");
        count = source.getLong("count");
        centre = source.getDouble("centre");
        scale = source.getDouble("scale");
        nextChange = source.getDouble("next_change");
        outliers = source.getInt("outliers");
        changes = source.getLong("changes");
    }
}

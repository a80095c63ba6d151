package org.neuraxon.learn.anomaly;

import java.util.Random;

/** Series in which nothing happens that an alarm should report. */
enum AlarmFreeSeries {
    WHITE_NOISE,
    AUTOREGRESSIVE,
    SINUSOID_WITH_NOISE,
    HEAVY_TAILED,
    RANDOM_WALK,
    TREND,
    DAILY_COUNTS,
    SPIKES,
    RARE_COUNTS,
    TWO_LEVELS;

    private static final double TURN = 2 * StrictMath.PI / 48;

    /** True if so many rows are equal that ranks have ties: shares can then only be bounded from above. */
    boolean hasTies() {
        return this == RARE_COUNTS || this == TWO_LEVELS;
    }

    double[] values(long seed, int rows) {
        Random random = new Random(seed * 7919 + ordinal());
        double[] values = new double[rows];
        double state = 0;
        for (int t = 0; t < rows; t++) {
            double noise = random.nextGaussian();
            switch (this) {
                case WHITE_NOISE -> values[t] = noise;
                case AUTOREGRESSIVE -> values[t] = state = 0.9 * state + noise;
                case SINUSOID_WITH_NOISE -> values[t] = 10 * StrictMath.sin(TURN * t) + noise;
                case HEAVY_TAILED -> values[t] = noise / StrictMath.sqrt(chiSquare(random, 3) / 3);
                case RANDOM_WALK -> values[t] = state += noise;
                case TREND -> values[t] = 0.01 * t + noise;
                case DAILY_COUNTS -> values[t] = poisson(random, 20 * (1.05 + StrictMath.sin(TURN * t)));
                case SPIKES -> values[t] = noise + (random.nextDouble() < 0.005 ? 20 : 0);
                case RARE_COUNTS -> values[t] = poisson(random, 0.3);
                case TWO_LEVELS -> values[t] = state = random.nextDouble() < 0.01 ? 1 - state : state;
            }
        }
        return values;
    }

    private static double chiSquare(Random random, int degrees) {
        double sum = 0;
        for (int i = 0; i < degrees; i++) {
            double x = random.nextGaussian();
            sum += x * x;
        }
        return sum;
    }

    private static double poisson(Random random, double mean) {
        double limit = StrictMath.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}

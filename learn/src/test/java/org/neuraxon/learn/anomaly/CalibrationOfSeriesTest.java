package org.neuraxon.learn.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of the command: after 500 rows the anomaly value is a probability, and alarms come at the wished rate. */
class CalibrationOfSeriesTest {

    private static final int ROWS = 20_000;
    private static final int SETTLED = 500;
    private static final int SEEDS = 3;
    private static final double[] LEVELS = {0.1, 0.01, 0.001};

    @ParameterizedTest
    @EnumSource
    void shareOfRowsAboveOneMinusAIsAWithinAFactorOfTwo(AlarmFreeSeries series) {
        int[] above = new int[LEVELS.length];
        for (int seed = 1; seed <= SEEDS; seed++) {
            PersistentWatch watch = new PersistentWatch();
            double[] values = series.values(seed, ROWS);
            for (int t = 0; t < ROWS; t++) {
                double anomaly = watch.see(values[t]).anomaly();
                for (int i = 0; i < LEVELS.length && t >= SETTLED; i++) {
                    above[i] += anomaly > 1 - LEVELS[i] ? 1 : 0;
                }
            }
        }
        for (int i = 0; i < LEVELS.length; i++) {
            double share = above[i] / (double) (SEEDS * (ROWS - SETTLED));
            double least = series.hasTies() ? 0 : LEVELS[i] / 2;
            assertThat(share).as("share of rows above %s", 1 - LEVELS[i]).isBetween(least, 2 * LEVELS[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void alarmsOfNormalRowsStayNearTheWishedRate(AlarmFreeSeries series) {
        assertThat(alarmsInTenThousandRows(series, 10)).isBetween(1.0, 20.0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "3, 0.3, 6", "30, 10, 60", "100, 40, 200"})
    void wishedRateIsObeyed(double wished, double least, double most) {
        assertThat(alarmsInTenThousandRows(AlarmFreeSeries.WHITE_NOISE, wished)).isBetween(least, most);
        assertThat(alarmsInTenThousandRows(AlarmFreeSeries.RANDOM_WALK, wished)).isBetween(least, most);
    }

    private static double alarmsInTenThousandRows(AlarmFreeSeries series, double wished) {
        int alarms = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            PersistentWatch watch = new PersistentWatch(wished);
            for (double value : series.values(seed, ROWS)) {
                alarms += watch.see(value).alarm() ? 1 : 0;
            }
        }
        return 10_000.0 * alarms / (SEEDS * ROWS);
    }
}

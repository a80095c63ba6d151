package org.neuraxon.learn.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.learn.forecast.Forecaster;
import org.neuraxon.learn.forecast.ForecasterSettings;

/** What encoded columns do for a forecast. */
class EncodedForecastTest {

    private static final double MONDAY = 1_704_067_200;

    /** Mean absolute error over the second half, by horizon 0 or 1. */
    private static double error(RowEncoder encoder, int horizon, int rows, Course course) {
        Forecaster forecaster = new Forecaster(ForecasterSettings.of(horizon)
                .withNeurons(0)
                .withInputs(encoder.width())
                .withMarks(encoder.marks()));
        double sum = 0;
        double forecast = 0;
        for (int t = 0; t < rows; t++) {
            double[] lines = encoder.encode(course.cells(t));
            double value = course.value(t);
            if (horizon == 0) {
                forecast = forecaster.predict(lines).value(0);
            }
            sum += t >= rows / 2 ? Math.abs(value - forecast) : 0;
            if (horizon == 0) {
                forecaster.learn(value);
            } else {
                forecast = forecaster.observe(value, lines).value(1);
            }
        }
        return sum / (rows - rows / 2);
    }

    private interface Course {
        double[] cells(int t);

        double value(int t);
    }

    @Test
    void aKindThatDecidesWhatComesNextIsUsed() {
        CounterRandom random = new CounterRandom(1);
        double[] level = {5, -3, 40, 0, 12};
        Course course = new Course() {
            @Override
            public double[] cells(int t) {
                return new double[] {random.below(level.length, 0, t, 0)};
            }

            @Override
            public double value(int t) {
                return level[random.below(level.length, 0, t - 1, 0)] + 0.1 * random.normal(1, t, 0);
            }
        };
        double asKinds = error(RowEncoder.of(Encoding.CATEGORY), 1, 2000, course);
        double asNumbers = error(RowEncoder.of(Encoding.NUMBER), 1, 2000, course);
        assertThat(asNumbers).isGreaterThan(5);
        assertThat(asKinds).isLessThan(asNumbers / 5);
    }

    @Test
    void theTimeOfDayIsUsedWhereRowsComeAtAnyTime() {
        CounterRandom random = new CounterRandom(2);
        double[] times = new double[3000];
        times[0] = MONDAY;
        for (int t = 1; t < times.length; t++) {
            times[t] = times[t - 1] - 5000 * Math.log(random.uniform(0, t, 0));
        }
        Course course = new Course() {
            @Override
            public double[] cells(int t) {
                return new double[] {times[t]};
            }

            @Override
            public double value(int t) {
                double day = 2 * Math.PI * Cycle.DAY.phase(times[t]);
                double week = 2 * Math.PI * Cycle.WEEK.phase(times[t]);
                return 10 + 3 * Math.sin(day) + 2 * Math.cos(week) + 0.1 * random.normal(1, t, 0);
            }
        };
        double asCalendar = error(RowEncoder.of(Encoding.CALENDAR), 0, times.length, course);
        double asNumbers = error(RowEncoder.of(Encoding.NUMBER), 0, times.length, course);
        assertThat(asCalendar).isLessThan(asNumbers / 2);
    }

    @Test
    void aForecasterWithMarksGoesOnBitForBit() {
        ForecasterSettings settings =
                ForecasterSettings.of(3).withNeurons(20).withInputs(4).withMarks(3);
        Forecaster whole = new Forecaster(settings);
        live(whole, 0, 400);
        Forecaster first = new Forecaster(settings);
        live(first, 0, 200);
        Forecaster second = Forecaster.restored(Snapshot.of("forecaster", "test", first));
        assertThat(second.settings()).isEqualTo(settings);
        live(second, 200, 400);
        assertThat(Digest.of(second)).isEqualTo(Digest.of(whole));
        // Marks act, and are something else than numbers.
        Forecaster numbers = new Forecaster(settings.withMarks(0));
        live(numbers, 0, 400);
        assertThat(numbers.observe(0, 0, 0, 0, 0).value(3))
                .isNotEqualTo(whole.observe(0, 0, 0, 0, 0).value(3));
    }

    private static void live(Forecaster forecaster, int from, int to) {
        for (int t = from; t < to; t++) {
            forecaster.observe(Math.sin(t * 0.3), t % 7, t % 2, t % 3 == 0 ? 1 : 0, t % 11 == 0 ? Double.NaN : 1);
        }
    }
}

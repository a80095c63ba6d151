package org.neuraxon.learn.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;

class ForecasterTest {

    private static final ForecasterSettings SMALL = ForecasterSettings.of(1, 3).withNeurons(40);

    @Test
    void chaosIsForecastBetterThanByPersistenceAndDelayLine() {
        double[] stream = Streams.mackeyGlass(17, 5000);
        double[] persistence = stream;
        double full = Streams.nrmse(stream, forecasts(ForecasterSettings.of(1, 6), stream, 6), 6, 2000);
        ForecasterSettings line = ForecasterSettings.of(1, 6).without(ForecasterPart.NETWORK, ForecasterPart.SEASON);
        double delayLine = Streams.nrmse(stream, forecasts(line, stream, 6), 6, 2000);
        assertThat(full).isLessThan(0.02);
        assertThat(full * 40).isLessThan(Streams.nrmse(stream, persistence, 6, 2000));
        assertThat(full * 12).isLessThan(delayLine);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 40, 333})
    void savingAndLoadingChangesNothing(int before) {
        double[] stream = Streams.autoregressive(0.9, 400, 3);
        Forecaster whole = new Forecaster(SMALL.withInputs(2));
        Forecaster first = new Forecaster(SMALL.withInputs(2));
        for (int t = 0; t < before; t++) {
            whole.observe(stream[t], t % 24, t % 7 == 0 ? Double.NaN : 1);
            first.observe(stream[t], t % 24, t % 7 == 0 ? Double.NaN : 1);
        }
        Forecaster second = Forecaster.restored(SnapshotFile.parse(SnapshotFile.bytes(first.snapshot()), "test"));
        assertThat(Digest.of(second)).isEqualTo(Digest.of(first));
        for (int t = before; t < stream.length; t++) {
            assertThat(second.observe(stream[t], t % 24, t % 7 == 0 ? Double.NaN : 1))
                    .isEqualTo(whole.observe(stream[t], t % 24, t % 7 == 0 ? Double.NaN : 1));
        }
        assertThat(Digest.of(second)).isEqualTo(Digest.of(whole));
    }

    @Test
    void savingBetweenPredictionAndAnswerChangesNothing() {
        ForecasterSettings settings = ForecasterSettings.of(0).withInputs(1).withNeurons(30);
        double[][] rows = Streams.narma(120, 1);
        Forecaster whole = new Forecaster(settings);
        Forecaster other = new Forecaster(settings);
        for (double[] row : rows) {
            Forecast expected = whole.predict(row[0]);
            assertThat(other.predict(row[0])).isEqualTo(expected);
            other = Forecaster.restored(other.snapshot());
            assertThat(other.learn(row[1])).isEqualTo(whole.learn(row[1]));
        }
    }

    @ParameterizedTest
    @EnumSource(ForecasterPart.class)
    void everyPartActsAndSurvivesASnapshot(ForecasterPart part) {
        double[] stream = Streams.mackeyGlass(17, 900);
        for (int t = 800; t < 900; t++) {
            stream[t] = stream[t * 31 % 800];
        }
        Forecaster all = new Forecaster(SMALL);
        Forecaster without = new Forecaster(SMALL.without(part));
        boolean differs = false;
        for (double value : stream) {
            differs |= all.observe(value).value(3) != without.observe(value).value(3);
        }
        assertThat(differs).isTrue();
        Forecaster restored = Forecaster.restored(without.snapshot());
        assertThat(restored.settings()).isEqualTo(without.settings());
        assertThat(restored.observe(1)).isEqualTo(without.observe(1));
    }

    static Stream<double[]> terribleStreams() {
        int rows = 700;
        double[] noise = Streams.autoregressive(0.9, rows, 5);
        double[] constant = new double[rows];
        double[] jump = noise.clone();
        double[] gaps = noise.clone();
        double[] huge = noise.clone();
        double[] nothing = new double[rows];
        double[] lateStart = noise.clone();
        double[] infinite = noise.clone();
        for (int t = 0; t < rows; t++) {
            constant[t] = 7;
            jump[t] += t < rows / 2 ? 0 : 1e9;
            gaps[t] = t % 10 == 3 || (t > 200 && t < 300) ? Double.NaN : noise[t];
            huge[t] = t % 50 == 49 ? (t % 100 == 99 ? 1 : -1) * Double.MAX_VALUE : noise[t];
            nothing[t] = Double.NaN;
            lateStart[t] = t < 100 ? Double.NaN : noise[t];
            infinite[t] = t % 9 == 0 ? Double.POSITIVE_INFINITY : noise[t];
        }
        double[] enormous = new double[rows];
        double[] tiny = new double[rows];
        for (int t = 0; t < rows; t++) {
            enormous[t] = noise[t] * 1e307;
            tiny[t] = noise[t] * 1e-300;
        }
        return Stream.of(constant, jump, gaps, huge, nothing, lateStart, infinite, enormous, tiny, new double[rows]);
    }

    @ParameterizedTest
    @MethodSource("terribleStreams")
    void everyForecastIsFinite(double[] stream) {
        Forecaster forecaster = new Forecaster(SMALL.withInputs(1));
        for (int t = 0; t < stream.length; t++) {
            Forecast forecast = forecaster.observe(stream[t], stream[stream.length - 1 - t]);
            for (Outlook outlook : forecast.outlooks()) {
                assertThat(outlook.value()).isFinite();
                assertThat(outlook.low()).isFinite().isLessThanOrEqualTo(outlook.value());
                assertThat(outlook.high()).isFinite().isGreaterThanOrEqualTo(outlook.value());
            }
            boolean present = t > 0 && Math.abs(stream[t]) <= Double.MAX_VALUE;
            assertThat(forecast.due().isKnown()).isEqualTo(present);
            if (present) {
                assertThat(forecast.due().error()).isFinite();
                assertThat(forecast.due().scaledError()).isFinite();
            }
        }
        assertThat(forecaster.level(Modulator.NORADRENALINE)).isBetween(0.0, 1.0);
        assertThat(forecaster.level(Modulator.ACETYLCHOLINE)).isBetween(0.0, 1.0);
    }

    @Test
    void aConstantStreamIsForecastExactly() {
        Forecaster forecaster = new Forecaster(SMALL);
        for (int t = 0; t < 300; t++) {
            Forecast forecast = forecaster.observe(7);
            assertThat(forecast.value(3)).isCloseTo(7, within(1e-6));
        }
    }

    @Test
    void aNewLevelIsFollowed() {
        Forecaster forecaster = new Forecaster(SMALL);
        double[] noise = Streams.autoregressive(0.9, 2000, 6);
        double error = 0;
        for (int t = 0; t < noise.length; t++) {
            double value = t < 1000 ? noise[t] : 1e9 + noise[t];
            Forecast forecast = forecaster.observe(value);
            if (t >= 1500) {
                error += forecast.due().error() * forecast.due().error() / 500;
            }
        }
        assertThat(Math.sqrt(error)).isLessThan(1.2);
    }

    @Property(tries = 10)
    void laterRowsChangeNoEarlierForecast(@ForAll @IntRange(min = 1, max = 250) int cut) {
        double[] stream = Streams.autoregressive(0.8, 260, 7);
        Forecaster one = new Forecaster(SMALL);
        Forecaster other = new Forecaster(SMALL);
        CounterRandom random = new CounterRandom(cut);
        for (int t = 0; t < stream.length; t++) {
            Forecast first = one.observe(stream[t]);
            Forecast second = other.observe(t <= cut ? stream[t] : 1e6 * random.normal(0, t, 0));
            if (t <= cut) {
                assertThat(second).isEqualTo(first);
            }
        }
    }

    @Test
    void aDueForecastIsTheOneThatWasMade() {
        double[] stream = Streams.autoregressive(0.8, 300, 8);
        Forecaster forecaster = new Forecaster(SMALL);
        Outlook before = null;
        for (double value : stream) {
            Forecast forecast = forecaster.observe(value);
            Due due = forecast.due();
            if (before == null) {
                assertThat(due).isEqualTo(Due.NONE);
            } else {
                assertThat(due.value()).isEqualTo(before.value());
                assertThat(due.low()).isEqualTo(before.low());
                assertThat(due.high()).isEqualTo(before.high());
                assertThat(due.error()).isEqualTo(value - before.value());
                assertThat(Math.signum(due.scaledError())).isEqualTo(Math.signum(due.error()));
            }
            before = forecast.at(1);
        }
    }

    @Test
    void aPowerOfTwoAsUnitScalesEveryBit() {
        double[] stream = Streams.mackeyGlass(17, 1500);
        Forecaster one = new Forecaster(SMALL);
        Forecaster other = new Forecaster(SMALL);
        for (double value : stream) {
            assertThat(other.observe(value * 1024).value(3))
                    .isEqualTo(one.observe(value).value(3) * 1024);
        }
    }

    @Test
    void anotherUnitAndOriginChangeLittle() {
        double[] stream = Streams.autoregressive(0.9, 2000, 9);
        Forecaster one = new Forecaster(SMALL);
        Forecaster other = new Forecaster(SMALL);
        for (int t = 0; t < stream.length; t++) {
            double plain = one.observe(stream[t]).value(1);
            double converted = (other.observe(32 + 1.8 * stream[t]).value(1) - 32) / 1.8;
            if (t > 1000) {
                assertThat(converted).isCloseTo(plain, within(0.25));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.5, 0.9, 0.99})
    void theBandHoldsNineteenOfTwenty(double phi) {
        double[] stream = Streams.autoregressive(phi, 4000, 10);
        Forecaster forecaster = new Forecaster(SMALL);
        int[] within = new int[2];
        Outlook[][] made = new Outlook[stream.length][];
        for (int t = 0; t < stream.length; t++) {
            Forecast forecast = forecaster.observe(stream[t]);
            made[t] = new Outlook[] {forecast.at(1), forecast.at(3)};
            for (int i = 0; i < 2 && t >= 503; i++) {
                Outlook outlook = made[t - (i == 0 ? 1 : 3)][i];
                within[i] += stream[t] >= outlook.low() && stream[t] <= outlook.high() ? 1 : 0;
            }
        }
        assertThat(within[0] / (stream.length - 503.0)).isBetween(0.92, 0.98);
        assertThat(within[1] / (stream.length - 503.0)).isBetween(0.92, 0.98);
    }

    @Test
    void horizonZeroLearnsFromInputsAlone() {
        double[][] rows = Streams.narma(4000, 2);
        ForecasterSettings settings = ForecasterSettings.of(0).withInputs(1).withNeurons(150);
        Forecaster blind = new Forecaster(settings.withFeedback(false));
        Forecaster seeing = new Forecaster(settings);
        double[] truth = new double[rows.length];
        double[] blindly = new double[rows.length];
        double[] seen = new double[rows.length];
        for (int t = 0; t < rows.length; t++) {
            truth[t] = rows[t][1];
            blindly[t] = blind.predict(rows[t][0]).value(0);
            seen[t] = seeing.predict(rows[t][0]).value(0);
            assertThat(blind.learn(truth[t]).error()).isEqualTo(truth[t] - blindly[t]);
            seeing.learn(truth[t]);
        }
        assertThat(Streams.nrmse(truth, blindly, 0, 1500)).isLessThan(0.5);
        assertThat(Streams.nrmse(truth, seen, 0, 1500)).isLessThan(0.4);
    }

    @Test
    void aRowLeftUnansweredCountsAsMissing() {
        ForecasterSettings settings = ForecasterSettings.of(0).withInputs(1).withNeurons(20);
        Forecaster left = new Forecaster(settings);
        Forecaster missing = new Forecaster(settings);
        for (int t = 0; t < 50; t++) {
            assertThat(left.predict(t % 5)).isEqualTo(missing.predict(t % 5));
            if (t % 3 == 0) {
                assertThat(missing.learn(Double.NaN).isKnown()).isFalse();
            } else {
                left.learn(t % 7);
                missing.learn(t % 7);
            }
        }
    }

    @Test
    void surpriseRaisesNoradrenaline() {
        double[] stream = Streams.mackeyGlass(17, 1600);
        Forecaster forecaster = new Forecaster(ForecasterSettings.of(1).withNeurons(60));
        double calm = 0;
        double alert = 0;
        for (int t = 0; t < stream.length; t++) {
            forecaster.observe(t < 1500 ? stream[t] : stream[2 * t % 1500]);
            if (t == 1499) {
                calm = forecaster.level(Modulator.NORADRENALINE);
            }
            alert = t >= 1500 ? Math.max(alert, forecaster.level(Modulator.NORADRENALINE)) : 0;
        }
        assertThat(calm).isLessThan(0.1);
        assertThat(alert).isGreaterThan(0.9);
    }

    @Test
    void aThousandColumnsAreBounded() {
        Forecaster forecaster = new Forecaster(ForecasterSettings.of(1, 6).withInputs(1000));
        assertThat(forecaster.featureCount()).isEqualTo(900);
        double[] inputs = new double[1000];
        for (int t = 0; t < 30; t++) {
            inputs[t] = t;
            assertThat(forecaster.observe(t, inputs).value(6)).isFinite();
        }
        assertThat(new Forecaster(ForecasterSettings.of(1, 5).withInputs(4)).featureCount())
                .isLessThan(600);
    }

    @Test
    void theFarthestHorizonWorks() {
        Forecaster forecaster = new Forecaster(ForecasterSettings.of(1024).withNeurons(5));
        double error = 0;
        double[] made = new double[8000];
        for (int t = 0; t < made.length; t++) {
            double value = t % 200 < 100 ? t % 100 : 100 - t % 100;
            made[t] = forecaster.observe(value).value(1024);
            if (t >= 7000) {
                error = Math.max(error, Math.abs(made[t - 1024] - value));
            }
        }
        assertThat(forecaster.period()).isEqualTo(200);
        assertThat(error).isLessThan(10);
    }

    @Test
    void accessorsShowTheInside() {
        Forecaster forecaster = new Forecaster(SMALL);
        for (double value : Streams.autoregressive(0.5, 50, 2)) {
            forecaster.observe(value);
        }
        assertThat(forecaster.rows()).isEqualTo(50);
        assertThat(forecaster.states()).hasSize(40);
        assertThat(forecaster.networkShare(3)).isBetween(0.0, 1.0);
        assertThat(forecaster.period()).isPositive();
        assertThat(forecaster.network().model()).isEqualTo("ring");
    }

    @Test
    void misuseIsRefusedInOneSentence() {
        Forecaster ahead = new Forecaster(SMALL);
        Forecaster own = new Forecaster(ForecasterSettings.of(0).withInputs(2).withNeurons(5));
        assertThatThrownBy(() -> ahead.observe(1, 2)).hasMessageContaining("0 input columns but the row has 1");
        assertThatThrownBy(() -> ahead.predict()).hasMessageContaining("looks ahead");
        assertThatThrownBy(() -> ahead.learn(1)).hasMessageContaining("looks ahead");
        assertThatThrownBy(() -> own.observe(1, 2, 3)).hasMessageContaining("call predict");
        assertThatThrownBy(() -> own.learn(1)).hasMessageContaining("no row waits");
        assertThatThrownBy(() -> ahead.observe(1).at(2)).hasMessageContaining("there are [1, 3]");
        assertThatThrownBy(() -> ahead.networkShare(2)).hasMessageContaining("there are [1, 3]");
        assertThatThrownBy(() -> ForecasterSettings.of()).hasMessageContaining("at least one horizon");
        assertThatThrownBy(() -> ForecasterSettings.of(0, 1)).hasMessageContaining("cannot be combined");
        assertThatThrownBy(() -> ForecasterSettings.of(1025)).hasMessageContaining("0 to 1024");
        assertThatThrownBy(() -> ForecasterSettings.of(-1)).hasMessageContaining("not -1");
        assertThatThrownBy(() -> SMALL.withInputs(-1)).hasMessageContaining("inputs");
        assertThatThrownBy(() -> SMALL.withNeurons(501)).hasMessageContaining("0 to 500");
        assertThatThrownBy(() -> ForecasterSettings.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))
                .hasMessageContaining("too many");
        assertThatThrownBy(() -> ahead.restore(own.snapshot()))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("other settings");
        assertThat(ForecasterSettings.of(6).horizons()).containsExactly(1, 6);
    }

    private static double[] forecasts(ForecasterSettings settings, double[] stream, int horizon) {
        Forecaster forecaster = new Forecaster(settings);
        double[] forecasts = new double[stream.length];
        for (int t = 0; t < stream.length; t++) {
            forecasts[t] = forecaster.observe(stream[t]).value(horizon);
        }
        return forecasts;
    }
}

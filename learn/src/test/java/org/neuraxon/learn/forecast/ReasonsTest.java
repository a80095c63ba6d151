package org.neuraxon.learn.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.learn.forecast.Reasons.Source;

class ReasonsTest {

    private static final ForecasterSettings SMALL = ForecasterSettings.of(1, 3).withNeurons(30);

    @Property(tries = 20)
    void thePartsAddUpToTheForecastOfEveryRow(@ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int rows) {
        Forecaster forecaster = new Forecaster(SMALL.withInputs(2));
        double[] stream = Streams.autoregressive(0.9, rows, seed);
        double jump = seed % 2 == 0 ? 1e6 : 0;
        Forecast latest = null;
        for (int t = 0; t < rows; t++) {
            latest = forecaster.observe(50 + stream[t] + (t == rows - 1 ? jump : 0), t % 7, Double.NaN);
        }
        for (int horizon : new int[] {1, 3}) {
            Reasons reasons = forecaster.explain(horizon);
            double sum =
                    reasons.parts().stream().mapToDouble(Reasons.Part::amount).sum();
            assertThat(reasons.value()).isEqualTo(latest.value(horizon));
            assertThat(sum).isCloseTo(reasons.value(), within(1e-6 * (1 + Math.abs(reasons.value()))));
        }
    }

    /** The range takes what the other parts do not explain, so they must explain all where it does not bind. */
    @Test
    void theRangeIsAReasonOnlyWhereItBinds() {
        Forecaster forecaster = new Forecaster(SMALL.withInputs(1));
        int bound = 0;
        int rows = 0;
        for (double value : Streams.autoregressive(0.9, 400, 11)) {
            forecaster.observe(value, rows % 5);
            rows++;
            bound += forecaster.explain(3).of(Source.RANGE) == 0 ? 0 : 1;
        }
        assertThat(bound).isLessThan(rows / 10);
    }

    @Test
    void askingChangesNothingAndSurvivesASnapshot() {
        Forecaster forecaster = new Forecaster(SMALL);
        for (double value : Streams.autoregressive(0.5, 80, 4)) {
            forecaster.observe(value);
        }
        String before = Digest.of(forecaster);
        Reasons reasons = forecaster.explain(3);
        assertThat(Digest.of(forecaster)).isEqualTo(before);
        assertThat(Forecaster.restored(forecaster.snapshot()).explain(3)).isEqualTo(reasons);
    }

    /** The value is the input of the row before; nothing else tells anything of it. */
    @Test
    void theInputThatMattersIsNamed() {
        Forecaster forecaster = new Forecaster(SMALL.withInputs(2));
        CounterRandom random = new CounterRandom(5);
        double before = 0;
        double byTheRightOne = 0;
        double byTheOther = 0;
        for (int t = 0; t < 1500; t++) {
            double cause = random.uniform(0, t, 0) - 0.5;
            forecaster.observe(before, random.uniform(1, t, 0), cause);
            before = 10 * cause;
            if (t > 1000) {
                for (Reasons.Part part : forecaster.explain(1).parts()) {
                    byTheOther += part.column() == 1 ? Math.abs(part.amount()) : 0;
                    byTheRightOne += part.column() == 2 ? Math.abs(part.amount()) : 0;
                }
            }
        }
        assertThat(byTheRightOne).isGreaterThan(5 * byTheOther);
        assertThat(forecaster.explain(1).why()).contains("the last values of column 2");
    }

    @Test
    void aStreamLikeNothingBeforeIsExpectedToStay() {
        Forecaster forecaster = new Forecaster(SMALL);
        for (double value : Streams.autoregressive(0.5, 200, 4)) {
            forecaster.observe(value);
        }
        forecaster.observe(1e6);
        Reasons reasons = forecaster.explain(1);
        assertThat(reasons.of(Source.LAST_VALUE)).isCloseTo(1e6, within(100.0));
        assertThat(reasons.of(Source.NETWORK)).isZero();
        assertThat(reasons.of(Source.COLUMN)).isZero();
        assertThat(reasons.why()).contains("the last value repeated");
    }

    @Test
    void surpriseShortensTheMemory() {
        Forecaster forecaster = new Forecaster(SMALL);
        double[] stream = Streams.autoregressive(0.5, 600, 4);
        for (double value : stream) {
            forecaster.observe(value);
        }
        Reasons calm = forecaster.explain(1);
        for (int t = 0; t < 20; t++) {
            forecaster.observe(t % 2 == 0 ? 12 : -12);
        }
        Reasons surprised = forecaster.explain(1);
        assertThat(surprised.noradrenaline()).isGreaterThan(calm.noradrenaline() + 0.3);
        assertThat(surprised.memory()).isLessThan(calm.memory() / 5);
    }

    @Test
    void itsOwnRowIsExplainedByItsInputs() {
        Forecaster forecaster =
                new Forecaster(ForecasterSettings.of(0).withInputs(1).withNeurons(30));
        CounterRandom random = new CounterRandom(6);
        for (int t = 0; t < 600; t++) {
            double cause = random.uniform(0, t, 0);
            Forecast forecast = forecaster.predict(cause);
            Reasons reasons = forecaster.explain(0);
            assertThat(reasons.of(Source.LAST_VALUE)).isZero();
            assertThat(reasons.value()).isEqualTo(forecast.value(0));
            forecaster.learn(3 * cause);
        }
    }

    @Test
    void whatCannotBeExplainedIsSaid() {
        Forecaster forecaster = new Forecaster(SMALL);
        assertThatThrownBy(() -> forecaster.explain(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no row has been read");
        forecaster.observe(1);
        assertThatThrownBy(() -> forecaster.explain(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no horizon 2");
    }
}

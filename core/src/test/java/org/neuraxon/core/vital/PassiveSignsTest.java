package org.neuraxon.core.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.vital.Sign.Figure;

/** What the signs say of figures that are known; the bands are those of {@code docs/vital-signs.md}. */
class PassiveSignsTest {

    private static final int NEURONS = 100;

    /** A hundred neurons in given states, with given weights. */
    private static final class Still implements Body {
        private final IntUnaryOperator states;
        private double[] weights = {};

        Still(IntUnaryOperator states) {
            this.states = states;
        }

        @Override
        public int neurons() {
            return NEURONS;
        }

        @Override
        public int inputs() {
            return 0;
        }

        @Override
        public int outputs() {
            return 0;
        }

        @Override
        public void step(double[] inputs) {}

        @Override
        public int state(int neuron) {
            return states.applyAsInt(neuron);
        }

        @Override
        public boolean alive(int neuron) {
            return true;
        }

        @Override
        public double[] weights() {
            return weights;
        }

        @Override
        public double weightLimit() {
            return 1;
        }

        @Override
        public double level(Modulator modulator) {
            return Double.NaN;
        }

        @Override
        public Body copy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Body> withoutSynapses() {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "22,12,GREEN",
        "15,10,GREEN",
        "30,10,GREEN",
        "14,10,AMBER",
        "31,10,AMBER",
        "20,21,AMBER",
        "20,5,AMBER",
        "15,5,AMBER",
        "7,10,RED",
        "38,6,RED",
        "20,28,RED",
        "20,0,RED",
        "0,20,RED",
        "80,20,RED"
    })
    void theMixIsAsGoodAsItsWorstState(int up, int down, Light light) {
        Sign sign = PassiveSigns.mix(mixed(up, down));
        assertThat(sign.light()).isEqualTo(light);
        assertThat(sign.value()).isEqualTo(up / 100.0);
        assertThat(sign.figures()).extracting(Figure::name).containsExactly("+1", "0", "-1");
        assertThat(sign.figure("+1")).isEqualTo(up / 100.0);
        assertThat(sign.figure("0")).isCloseTo((100 - up - down) / 100.0, within(1e-12));
        assertThat(sign.figure("-1")).isEqualTo(down / 100.0);
    }

    @Test
    void theMixIsTold() {
        assertThat(PassiveSigns.mix(mixed(22, 12)).detail()).isEqualTo("+1 0.220, 0 0.660, -1 0.120");
    }

    @Test
    void onlyWhoHasLostAllIsToldSo() {
        assertThat(PassiveSigns.living(0).detail()).isEqualTo("no neuron is left");
        assertThat(PassiveSigns.living(0.01).detail()).isEmpty();
        assertThat(PassiveSigns.living(0.95).light()).isEqualTo(Light.GREEN);
        assertThat(PassiveSigns.living(0.80).light()).isEqualTo(Light.AMBER);
        assertThat(PassiveSigns.living(0.79).light()).isEqualTo(Light.RED);
    }

    /** A hundred weights, of which some are at a limit of 1,000 and stay there; the others change. */
    @ParameterizedTest
    @CsvSource({
        "0.05,0,GREEN",
        "0.0009,0,AMBER",
        "0.11,0,AMBER",
        "0.31,0,RED",
        "0,0,RED",
        "0.05,4,GREEN",
        "0.05,5,AMBER",
        "0.05,19,AMBER",
        "0.05,20,RED"
    })
    void plasticityIsJudgedByChangesAndByLimits(double change, int full, Light light) {
        Still body = new Still(n -> 0);
        body.weights = weights(0, full);
        Census census = new Census(body);
        body.weights = weights(change, full);
        lived(census, body, 1_000, modulator -> 0);
        Sign sign = PassiveSigns.plasticity(census, 1_000);
        assertThat(sign.light()).isEqualTo(light);
        assertThat(sign.detail()).isEqualTo(full + ".0 % of the weights at their limit");
        assertThat(sign.figure("share at their limit")).isEqualTo(full / 100.0);
        assertThat(sign.value()).isEqualTo(census.change());
    }

    @Test
    void withoutWeightsThereIsNoPlasticityAndWithoutALookNoneYet() {
        Still body = new Still(n -> 0);
        assertThat(PassiveSigns.plasticity(new Census(body), 1).detail())
                .isEqualTo("not measurable: no synapses that learn");
        body.weights = new double[] {1};
        assertThat(PassiveSigns.plasticity(new Census(body), 1).detail())
                .isEqualTo("not measurable yet: 1000 moments are needed");
    }

    /** Levels go to and fro between two values; the variation is half their distance over their mean. */
    @ParameterizedTest
    @CsvSource({
        "0.45,0.55,GREEN",
        "0.48,0.52,AMBER",
        "0.495,0.505,RED",
        "0.5,0.5,RED",
        "0.0075,0.0125,GREEN",
        "0.0070,0.0120,RED",
        "0.94,1.04,GREEN",
        "0.95,1.04,RED"
    })
    void aModulatorIsToMoveAwayFromFloorAndCeiling(double low, double high, Light light) {
        Sign sign = PassiveSigns.modulators(levels(low, high), modulator -> modulator == Modulator.SEROTONIN);
        assertThat(sign.light()).isEqualTo(light);
        assertThat(sign.value()).isCloseTo((high - low) / (high + low), within(1e-9));
        assertThat(sign.figures()).extracting(Figure::name).containsExactly("serotonin mean", "serotonin variation");
    }

    @Test
    void theModulatorThatVariesLeastCountsAndTheWorstLight() {
        Census census = new Census(new Still(n -> 0));
        for (int t = 0; t < 100; t++) {
            double swing = t % 2 == 0 ? -1 : 1;
            census.look(new Still(n -> 0), modulator -> switch (modulator) {
                case DOPAMINE -> 0.5 + 0.3 * swing;
                case SEROTONIN -> 0.005 + 0.001 * swing;
                case ACETYLCHOLINE -> 0.5 + 0.05 * swing;
                default -> 0.5 + 0.25 * swing;
            });
        }
        Sign sign = PassiveSigns.modulators(census, modulator -> true);
        assertThat(sign.light()).isEqualTo(Light.RED);
        assertThat(sign.value()).isCloseTo(0.1, within(1e-9));
        assertThat(sign.detail())
                .isEqualTo("dopamine 0.50 (0.60), serotonin 0.01 (0.20), acetylcholine 0.50 (0.10), "
                        + "norepinephrine 0.50 (0.50): mean (variation)");
        assertThat(sign.figures()).hasSize(8);
        assertThat(sign.figure("dopamine variation")).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void aModelWithoutAModulatorIsNotJudgedByTheOthers() {
        Census census = new Census(new Still(n -> 0));
        lived(census, new Still(n -> 0), 10, modulator -> modulator == Modulator.NORADRENALINE ? Double.NaN : 0.5);
        assertThat(PassiveSigns.modulators(census, modulator -> true).detail())
                .isEqualTo("not measurable: the model releases none");
        assertThat(PassiveSigns.modulators(levels(0.4, 0.6), modulator -> false).detail())
                .isEqualTo("not measurable: none has moved");
    }

    private static Census mixed(int up, int down) {
        Still body = new Still(n -> n < up ? 1 : n < up + down ? -1 : 0);
        Census census = new Census(body);
        lived(census, body, 1, modulator -> 0);
        return census;
    }

    private static Census levels(double low, double high) {
        Still body = new Still(n -> 0);
        Census census = new Census(body);
        for (int t = 0; t < 2; t++) {
            double level = t == 0 ? low : high;
            lived(census, body, 1, modulator -> level);
        }
        return census;
    }

    private static void lived(Census census, Body body, int moments, ToDoubleFunction<Modulator> levels) {
        for (int t = 0; t < moments; t++) {
            census.look(body, levels);
        }
    }

    private static double[] weights(double change, int full) {
        double[] weights = new double[100];
        double size = full * 1_000.0 + (100 - full);
        for (int s = 0; s < weights.length; s++) {
            weights[s] = s < full ? 1_000 : 1 + change * size / (100 - full);
        }
        return weights;
    }
}

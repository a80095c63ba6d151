package org.neuraxon.core.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.math.CounterRandom;

/** The calibration networks: bodies of which every sign is known beforehand. */
class VitalSignsTest {

    private static final CounterRandom CHANCE = new CounterRandom(77);

    /** The state of a neuron from the moment, its number and what the inputs have shown. */
    @FunctionalInterface
    private interface Rule {
        int state(int moment, int neuron, int[] shown);
    }

    /** A body that follows a rule; {@code shown} holds the first input, the latest at {@code moment}. */
    private static class Toy implements Body {
        private final int inputs;
        private final int neurons;
        private final int outputs;
        private final Rule rule;
        private final int[] shown = new int[60_000];
        private int moment;

        Toy(int inputs, int neurons, int outputs, Rule rule) {
            this.inputs = inputs;
            this.neurons = neurons;
            this.outputs = outputs;
            this.rule = rule;
        }

        @Override
        public int neurons() {
            return neurons;
        }

        @Override
        public int inputs() {
            return inputs;
        }

        @Override
        public int outputs() {
            return outputs;
        }

        @Override
        public void step(double[] values) {
            moment++;
            shown[moment] = values.length == 0 ? 0 : (int) values[0];
        }

        @Override
        public int state(int neuron) {
            return neuron < inputs ? shown[moment] : rule.state(moment, neuron, shown);
        }

        @Override
        public boolean alive(int neuron) {
            return true;
        }

        @Override
        public double[] weights() {
            return new double[0];
        }

        @Override
        public double weightLimit() {
            return Double.NaN;
        }

        @Override
        public double level(Modulator modulator) {
            return Double.NaN;
        }

        @Override
        public Body copy() {
            Toy copy = new Toy(inputs, neurons, outputs, rule);
            System.arraycopy(shown, 0, copy.shown, 0, shown.length);
            copy.moment = moment;
            return copy;
        }

        @Override
        public Optional<Body> withoutSynapses() {
            return Optional.of(copy());
        }
    }

    private static Panel panel(Body body) {
        return VitalSigns.of(body, 5_000, 3);
    }

    private static int coin(int moment, int neuron) {
        double u = CHANCE.uniform(0, moment, neuron);
        return u < 0.22 ? 1 : u < 0.32 ? -1 : 0;
    }

    @Test
    void aSilentNetworkIsUnwell() {
        Panel panel = panel(new Toy(2, 60, 4, (t, n, in) -> 0));
        for (int number : new int[] {2, 3, 4, 5, 6, 7, 8}) {
            assertThat(panel.sign(number).light()).as("sign " + number).isEqualTo(Light.RED);
            assertThat(panel.sign(number).value()).as("sign " + number).isNotNaN();
        }
        assertThat(panel.sign(4).value()).isEqualTo(1, within(1e-9));
        assertThat(panel.word()).startsWith("unwell").contains("movement");
    }

    @Test
    void aClampedNetworkIsStuck() {
        Panel panel = panel(new Toy(2, 60, 4, (t, n, in) -> 1));
        assertThat(panel.sign(4).value()).isEqualTo(1, within(1e-9));
        assertThat(panel.sign(2).light()).isEqualTo(Light.RED);
    }

    @Test
    void coinFlipsHaveAGoodMixAndNothingElse() {
        Panel panel = panel(new Toy(2, 100, 4, (t, n, in) -> coin(t, n)));
        assertThat(panel.sign(2).light()).isEqualTo(Light.GREEN);
        assertThat(panel.sign(5).value()).isEqualTo(0, within(0.05));
        assertThat(panel.sign(5).light()).isEqualTo(Light.RED);
        assertThat(panel.sign(7).light()).isNotEqualTo(Light.GREEN);
        assertThat(panel.sign(7).value()).isLessThan(0.01);
        assertThat(panel.sign(8).light()).isEqualTo(Light.RED);
    }

    /** Every active unit has a successor with chance m, and 100 (1 - m) others start by themselves on average. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9, 0.98})
    void theIntervalOfBranchingHoldsTheTruth(double m) {
        int held = 0;
        for (int seed = 0; seed < 100; seed++) {
            CounterRandom random = new CounterRandom(1000 + seed);
            double[] activity = new double[10_000];
            double now = 100;
            for (int t = 0; t < activity.length; t++) {
                double deviation = Math.sqrt(now * m * (1 - m) + 100 * (1 - m));
                now = Math.max(0, m * now + 100 * (1 - m) + deviation * random.normal(0, t, 0));
                activity[t] = now;
            }
            Branching found = Branching.of(activity);
            held += found.low() <= m && m <= found.high() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(90);
    }

    @Test
    void aChainOfTwentyRemembersForTwentyMoments() {
        Toy chain = new Toy(1, 21, 20, (t, n, in) -> t - n >= 0 ? in[t - n] : 0);
        assertThat(panel(chain).sign(8).value()).isBetween(19.0, 21.0);
    }

    @Test
    void aCopyTellsAllOfItsInput() {
        Toy copy = new Toy(1, 2, 1, (t, n, in) -> in[t]);
        double entropy = -(0.8 * Math.log(0.8) + 0.2 * Math.log(0.1)) / Math.log(2);
        assertThat(panel(copy).sign(7).value()).isEqualTo(entropy, within(0.03));
        assertThat(panel(copy).sign(7).light()).isEqualTo(Light.GREEN);
    }

    @Test
    void noNeuronsIsAnAlarm() {
        Panel panel = panel(new Toy(2, 2, 0, (t, n, in) -> 0));
        assertThat(panel.sign(1).value()).isZero();
        assertThat(panel.sign(1).light()).isEqualTo(Light.RED);
        assertThat(panel.sign(1).detail()).contains("no neuron");
    }

    @Test
    void weightsAtTheLimitAreRed() {
        Toy full = new Toy(2, 60, 4, (t, n, in) -> coin(t, n)) {
            @Override
            public double[] weights() {
                return new double[] {1, -1, 1};
            }

            @Override
            public double weightLimit() {
                return 1;
            }

            @Override
            public Body copy() {
                return this;
            }
        };
        assertThat(panel(full).sign(9).light()).isEqualTo(Light.RED);
        assertThat(panel(full).sign(9).detail()).contains("100.0 %");
    }

    @Test
    void aMirroredNetworkHasMirroredStatesAndNothingElseChanges() {
        Panel one = panel(new Toy(2, 100, 4, (t, n, in) -> coin(t, n)));
        Panel other = panel(new Toy(2, 100, 4, (t, n, in) -> -coin(t, n)));
        assertThat(other.sign(2).detail()).isNotEqualTo(one.sign(2).detail());
        for (int number : new int[] {1, 3, 4, 5, 6, 7}) {
            assertThat(other.sign(number).value())
                    .as("sign " + number)
                    .isEqualTo(one.sign(number).value(), within(1e-12));
        }
    }

    @Test
    void threadsAndProbesLeaveNoTrace() {
        LivingParameters small = LivingParameters.DEFAULT.with("num_hidden_neurons", 80);
        LivingNetwork alone = LivingNetwork.grow(small, 4);
        LivingNetwork shared = LivingNetwork.grow(small, 4);
        shared.threads(8);
        alone.step(300);
        shared.step(300);
        String before = alone.digest();
        Panel panel = VitalSigns.of(alone, 2_000, 5);
        assertThat(alone.digest()).isEqualTo(before);
        assertThat(VitalSigns.of(shared, 2_000, 5)).isEqualTo(panel);
        shared.threads(1);
    }

    @Test
    void tooShortALifeIsRefused() {
        assertThatThrownBy(() -> VitalSigns.of(new Toy(2, 9, 2, (t, n, in) -> 0), 100, 1))
                .hasMessageContaining("2000");
    }
}

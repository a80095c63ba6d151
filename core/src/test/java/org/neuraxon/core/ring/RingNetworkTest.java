package org.neuraxon.core.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.model.Models;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.parameter.ParameterValue;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;

class RingNetworkTest {

    private static final long SEED = 7;
    private static final int LIFE = 200;

    static Stream<String> keys() {
        return ParameterSet.list(RingParameters.DEFAULT).stream().map(ParameterValue::key);
    }

    static Stream<Mechanism> mechanisms() {
        return RingNetwork.grow(RingParameters.DEFAULT, SEED).mechanisms().stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyParameterActs(String key) {
        ParameterValue parameter = ParameterSet.byKey(parameters()).get(key);
        Object other = parameter.value() instanceof Integer number ? number + 17 : (Double) parameter.value() * 0.7;
        assertThat(fingerprint(live(RingNetwork.grow(parameters().with(key, other), SEED), LIFE)))
                .isNotEqualTo(fingerprint(live(RingNetwork.grow(parameters(), SEED), LIFE)));
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void ablationActsAndIsUndone(Mechanism mechanism) {
        RingNetwork network = RingNetwork.grow(parameters(), SEED);
        network.ablate(mechanism);
        live(network, LIFE);
        network.restore(mechanism);
        assertThat(network.ablated()).isEmpty();
        assertThat(fingerprint(network)).isNotEqualTo(fingerprint(live(RingNetwork.grow(parameters(), SEED), LIFE)));
    }

    @Test
    void mechanismsOfOtherModelsAreNotClaimed() {
        Network blueprint = Blueprint2.grow(BlueprintParameters.DEFAULT, 1);
        assertThat(blueprint.mechanisms()).doesNotContain(Mechanism.RECURRENCE).hasSize(17);
        assertThat(mechanisms())
                .containsExactlyInAnyOrder(Mechanism.DENDRITES, Mechanism.COMPLEMENT_STATE, Mechanism.RECURRENCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 47, 64, 149})
    void savingAndLoadingChangesNothing(int before) {
        RingNetwork whole = live(RingNetwork.grow(parameters(), SEED), 150);
        RingNetwork first = RingNetwork.grow(parameters(), SEED);
        first.ablate(Mechanism.COMPLEMENT_STATE);
        first.restore(Mechanism.COMPLEMENT_STATE);
        live(first, before);
        Snapshot read = SnapshotFile.parse(SnapshotFile.bytes(first.snapshot()), "test");
        RingNetwork second = (RingNetwork) Models.restored(read);
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.past(1, 13)).isEqualTo(first.past(1, 13));
        assertThat(live(second, 150 - before).digest()).isEqualTo(whole.digest());
    }

    /** If a change of bits is meant, put the new digest in and say so: seeds, snapshots and recordings then mean something else. */
    @Test
    void aFixedLifeEndsWithAKnownDigest() {
        assertThat(live(RingNetwork.grow(parameters(), SEED), 150).digest())
                .isEqualTo("07eedbd7ef9a6ff1d31c29d97db37529de547e7c9ab48e6a8106db44330c2b80");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void threadsChangeNothing(int threads) {
        assertThat(large(threads)).isEqualTo(large(1));
    }

    private static String large(int threads) {
        RingNetwork network =
                RingNetwork.grow(parameters().with(Map.of("num_ring_neurons", 1500, "recurrent_share", 0.6)), SEED);
        assertThat(network.synapseCount()).isGreaterThan(4000);
        network.threads(threads);
        return live(network, 60).digest();
    }

    @Test
    void seedsThatFollowEachOtherGrowUnrelatedRings() {
        RingNetwork one = RingNetwork.grow(RingParameters.DEFAULT, 1);
        RingNetwork two = RingNetwork.grow(RingParameters.DEFAULT, 2);
        Set<Double> biases = new TreeSet<>();
        for (int n = 1; n < one.neuronCount(); n++) {
            biases.add(one.neurons().bias.values[n]);
        }
        for (int n = 1; n < two.neuronCount(); n++) {
            assertThat(biases.add(two.neurons().bias.values[n])).isTrue();
        }
    }

    @Test
    void wiringFollowsItsDistributions() {
        RingParameters parameters =
                RingParameters.DEFAULT.with(Map.of("num_input_neurons", 4, "num_ring_neurons", 4000));
        RingNetwork network = RingNetwork.grow(parameters, 3);
        InputTaps taps = network.taps();
        int[] channels = new int[4];
        double delays = 0;
        for (int tap = 0; tap < taps.count(); tap++) {
            channels[taps.channel.values[tap]]++;
            delays += taps.delay.values[tap];
        }
        assertThat(taps.count() / 4000.0).isCloseTo(2, within(0.05));
        assertThat(channels[0] / (double) taps.count()).isCloseTo(0.5, within(0.02));
        assertThat(channels[3] / (double) taps.count()).isCloseTo(1 / 6.0, within(0.02));
        // E[floor(48 u u')] is a little below 12 - 1/2
        assertThat(delays / taps.count()).isCloseTo(11.5, within(0.4));
        assertThat(network.synapses().count() / 5.0 / 4000).isCloseTo(0.15, within(0.02));
        long fast = Arrays.stream(network.neurons().decay.values, 4, network.neuronCount())
                .filter(decay -> decay == 0)
                .count();
        assertThat(fast / 4000.0).isCloseTo(0.2, within(0.02));
    }

    @Test
    void oneNeuronFollowsItsEquationsByHand() {
        RingNetwork network = RingNetwork.grow(
                RingParameters.DEFAULT.with(Map.of("num_ring_neurons", 1, "recurrent_share", 1, "recurrent_fan", 0)),
                1);
        RingNeurons neurons = network.neurons();
        double bias = neurons.bias.values[1];
        double decay = neurons.decay.values[1];
        double theta = neurons.threshold.values[1];
        double v = 0;
        double u = 0;
        int trit = 0;
        double[] history = new double[80];
        for (int t = 0; t < history.length; t++) {
            history[t] = ((t * 37) % 11 - 5) * 0.6;
            network.inject(0, history[t]);
            network.inject(1, 0.25);
            network.step();
            double x = bias + 0.25;
            for (int tap = 0; tap < network.taps().count(); tap++) {
                int then = t - network.taps().delay.values[tap];
                x += then < 0 ? 0 : network.taps().weight.values[tap] * history[then];
            }
            x += 0.9 * trit;
            v = decay * v + (1 - decay) * x / Math.sqrt(1 + x * x);
            u = u + 0.05 * (v - u);
            trit = v > theta ? 1 : v < -theta ? -1 : 0;
            assertThat(network.potential(1)).isCloseTo(v, within(1e-12));
            assertThat(network.complement(1)).isCloseTo(u, within(1e-12));
            assertThat(network.state(1)).isEqualTo(trit);
            assertThat(network.potential(0)).isEqualTo(history[t]);
            assertThat(network.state(0)).isEqualTo(history[t] > 0.3 ? 1 : history[t] < -0.3 ? -1 : 0);
            assertThat(network.past(0, Math.min(t, 48))).isEqualTo(history[t - Math.min(t, 48)]);
        }
    }

    @Property(tries = 30)
    void everythingStaysWithinItsBounds(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @DoubleRange(min = -1e308, max = 1e308) double current) {
        RingNetwork network = RingNetwork.grow(parameters(), seed);
        for (int t = 0; t < 100; t++) {
            network.inputs(t % 3 == 0 ? current : -current, current, 1);
            network.inject(20, current);
            network.inject(20, current);
            network.step();
            for (int n = 3; n < network.neuronCount(); n++) {
                assertThat(network.potential(n)).isBetween(-1.0, 1.0);
                assertThat(network.complement(n)).isBetween(-1.0, 1.0);
                assertThat(network.state(n)).isBetween(-1, 1);
            }
        }
    }

    @Test
    void withoutRingNeuronsTheDelayLinesAreLeft() {
        RingNetwork network = RingNetwork.grow(RingParameters.DEFAULT.with("num_ring_neurons", 0), 1);
        for (int t = 0; t < 100; t++) {
            network.inputs(t);
            network.step();
        }
        assertThat(network.outputCount()).isZero();
        assertThat(network.past(0, 48)).isEqualTo(51);
    }

    @Test
    void modulatorsAreKeptButDoNotAct() {
        RingNetwork calm = live(RingNetwork.grow(parameters(), SEED), 20);
        RingNetwork alert = live(RingNetwork.grow(parameters(), SEED), 20);
        alert.modulate(Modulator.NORADRENALINE, 7);
        assertThat(alert.level(Modulator.NORADRENALINE)).isEqualTo(1);
        assertThat(alert.digest()).isNotEqualTo(calm.digest());
        assertThat(live(alert, 20).potentials()).isEqualTo(live(calm, 20).potentials());
        assertThatThrownBy(() -> alert.modulate(Modulator.DOPAMINE, Double.NaN)).hasMessageContaining("not a number");
    }

    @Test
    void badInputIsRefusedInOneSentence() {
        RingNetwork network = RingNetwork.grow(parameters(), 1);
        assertThatThrownBy(() -> network.inject(0, Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> network.inject(-1, 0)).hasMessageContaining("there is no neuron -1");
        assertThatThrownBy(() -> network.inputs(1, 2, 3, 4)).hasMessageContaining("3 input neurons");
        assertThatThrownBy(() -> network.past(0, 65)).hasMessageContaining("delays 0 to");
        assertThatThrownBy(() -> network.past(3, 0)).hasMessageContaining("channels are 0 to 2");
        assertThatThrownBy(() -> RingParameters.DEFAULT.with("fast_share", 1.5)).hasMessageContaining("fast_share");
    }

    @Test
    void wiringThatDoesNotFitIsRefused() {
        RingNetwork network = RingNetwork.grow(parameters(), 1);
        network.synapses().pre.values[0] = 4711;
        assertThatThrownBy(() -> RingNetwork.restored(network.snapshot()))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("wiring");
    }

    private static RingParameters parameters() {
        return RingParameters.DEFAULT.with(Map.of("num_input_neurons", 3, "num_ring_neurons", 60));
    }

    private static RingNetwork live(RingNetwork network, int moments) {
        for (int i = 0; i < moments; i++) {
            long t = network.steps();
            for (int channel = 0; channel < network.inputCount(); channel++) {
                network.inject(channel, (t * (channel + 3) % 13 - 6) * 0.4);
            }
            network.step();
        }
        return network;
    }

    /** What the first ring neurons do and remember, so that sizes and parameters alone make no difference. */
    private static String fingerprint(RingNetwork network) {
        StringBuilder text = new StringBuilder();
        for (int n = network.inputCount(); n < network.inputCount() + 60; n++) {
            text.append(network.potential(n))
                    .append(' ')
                    .append(network.complement(n))
                    .append(' ');
            text.append(network.state(n)).append('\n');
        }
        return text.toString();
    }
}

package org.neuraxon.core.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.model.Models;
import org.neuraxon.core.parameter.Parameter;

class LivingNetworkTest {

    /** Layered, so that the number of layers acts; every third neuron belongs to the pattern that is learned. */
    private static final LivingParameters SMALL = LivingParameters.DEFAULT.with(Map.of(
            "num_input_neurons",
            4,
            "num_hidden_neurons",
            86,
            "num_output_neurons",
            10,
            "memory_synapses",
            60,
            "rhythm_strength",
            0.2));

    /** Hears something new, learns a pattern, is rewarded and refused, dreams of it: every mechanism has something to do. */
    private static void stir(LivingNetwork network) {
        for (int t = 0; t < 30; t++) {
            hear(network, t);
            network.step();
        }
        network.modulate(Modulator.ACETYLCHOLINE, 0.9);
        network.step(30);
        level(network, 0.95, 0.1, 0.95, 0.4);
        for (int t = 0; t < 500; t++) {
            press(network, 4);
            hear(network, t);
            if (t % 50 < 10) {
                network.reward(0.5);
            }
            network.step();
        }
        level(network, 0.25, 0.4, 0.1, 0.4);
        for (int t = 0; t < 150; t++) {
            if (t < 30) {
                press(network, 3);
            }
            network.step();
        }
        level(network, 0.1, 0.1, 0.9, 0.7);
        for (int t = 0; t < 150; t++) {
            hear(network, t);
            network.step();
        }
        network.step(300);
    }

    private static void press(LivingNetwork network, double current) {
        for (int n = network.inputCount(); n < network.neuronCount(); n++) {
            if (n % 3 == 0) {
                network.inject(n, n % 2 == 0 ? current : -current);
            }
        }
    }

    private static void hear(LivingNetwork network, int t) {
        for (int i = 0; i < network.inputCount(); i++) {
            network.inject(i, (t / 7 + i) % 3 - 1);
        }
    }

    private static void level(Network network, double dopamine, double serotonin, double acetylcholine, double nora) {
        network.modulate(Modulator.DOPAMINE, dopamine);
        network.modulate(Modulator.SEROTONIN, serotonin);
        network.modulate(Modulator.ACETYLCHOLINE, acetylcholine);
        network.modulate(Modulator.NORADRENALINE, nora);
    }

    private static LivingNetwork stirred(LivingParameters parameters, Mechanism... ablated) {
        LivingNetwork network = LivingNetwork.grow(parameters, 7);
        network.ablate(ablated);
        stir(network);
        return network;
    }

    /** What a mechanism can change, without the list of those that are off. */
    private static List<Object> traces(LivingNetwork network) {
        return List.of(
                Arrays.hashCode(network.potentials()),
                Arrays.hashCode(network.memory().fast.values),
                Arrays.hashCode(network.memory().lasting.values),
                Arrays.hashCode(network.memory().pre.values),
                Arrays.stream(Modulator.values()).map(network::level).toList());
    }

    static Stream<String> keys() {
        return Arrays.stream(LivingParameters.class.getRecordComponents())
                .flatMap(group -> Arrays.stream(group.getType().getRecordComponents()))
                .map(value -> value.getAnnotation(Parameter.class).key());
    }

    static Stream<Mechanism> mechanisms() {
        return LivingNetwork.grow(SMALL, 1).mechanisms().stream();
    }

    private static Object other(Object value) {
        if (value instanceof Integer count) {
            return count + 1;
        }
        if (value instanceof Double number) {
            return number == 0 ? 0.1 : number * 0.75;
        }
        return "random";
    }

    private static Object valueOf(LivingParameters parameters, String key) throws ReflectiveOperationException {
        for (var group : LivingParameters.class.getRecordComponents()) {
            for (var value : group.getType().getRecordComponents()) {
                if (value.getAnnotation(Parameter.class).key().equals(key)) {
                    return value.getAccessor().invoke(group.getAccessor().invoke(parameters));
                }
            }
        }
        throw new AssertionError("no parameter " + key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyParameterActs(String key) throws ReflectiveOperationException {
        LivingParameters base = key.equals("layers") ? SMALL.with("topology", "layered") : SMALL;
        if (key.equals("birth_rate")) {
            base = base.with("death_rate", 1e-4);
        }
        Object value = key.equals("dt") ? Double.valueOf(0.5) : other(valueOf(base, key));
        assertThat(traces(stirred(base.with(key, value)))).isNotEqualTo(traces(stirred(base)));
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void everyAblationActs(Mechanism mechanism) {
        assertThat(traces(stirred(SMALL, mechanism))).isNotEqualTo(traces(stirred(SMALL)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void threadsDoNotMatter(int threads) {
        LivingParameters large = SMALL.with("num_hidden_neurons", 700);
        LivingNetwork alone = LivingNetwork.grow(large, 3);
        LivingNetwork shared = LivingNetwork.grow(large, 3);
        shared.threads(threads);
        stir(alone);
        stir(shared);
        shared.threads(1);
        assertThat(shared.digest()).isEqualTo(alone.digest());
    }

    /** If a change of bits is meant, put the new digest in and say so: seeds, snapshots and recordings then mean something else. */
    @Test
    void aFixedLifeEndsWithAKnownDigest() {
        assertThat(stirred(SMALL).digest())
                .isEqualTo("48069f5def33758f7d3b6cba64bacd1362113d1ed1d76e286e9c0acf662f74fa");
        assertThat(stirred(SMALL.with("rhythm_strength", 0)).digest())
                .isEqualTo("f72850b99429b627d026acb2f55d0f7a10e48c25235f14270e71cebd525c49b1");
    }

    @Test
    void aRestoredNetworkHasTheSameFuture() {
        LivingNetwork network = stirred(SMALL);
        network.reward(0.3);
        network.inject(20, 2);
        LivingNetwork restored = (LivingNetwork) Models.restored(network.snapshot());
        assertThat(restored.digest()).isEqualTo(network.digest());
        stir(network);
        stir(restored);
        assertThat(restored.digest()).isEqualTo(network.digest());
    }

    @Test
    void seedsGrowDifferentNetworks() {
        assertThat(LivingNetwork.grow(SMALL, 1).digest())
                .isEqualTo(LivingNetwork.grow(SMALL, 1).digest())
                .isNotEqualTo(LivingNetwork.grow(SMALL, 2).digest());
    }

    /** Claim C04: metabotropic action is no current. */
    @Test
    void modulatorsAloneDoNotMoveAPotential() {
        LivingNetwork network = LivingNetwork.grow(SMALL.with("memory_synapses", 0), List.of(), 5);
        network.ablate(Mechanism.SPONTANEOUS_ACTIVITY, Mechanism.MODULATION);
        for (Modulator modulator : Modulator.values()) {
            for (double level : new double[] {0, 1}) {
                network.modulate(modulator, level);
                network.step(100);
                assertThat(network.potentials()).as(modulator.key()).containsOnly(0.0);
            }
        }
    }

    @Test
    void livesWithoutInput() {
        LivingNetwork network = LivingNetwork.grow(LivingParameters.DEFAULT, 11);
        network.step(5_000);
        int born = network.memoryCount();
        Set<List<Byte>> seen = new HashSet<>();
        double least = 1;
        double most = 0;
        double mean = 0;
        for (int t = 0; t < 10_000; t++) {
            network.step();
            double activity = network.ensemble().activity.values[0];
            least = Math.min(least, activity);
            most = Math.max(most, activity);
            mean += activity / 10_000;
            List<Byte> states = new ArrayList<>();
            for (byte state : network.states()) {
                states.add(state);
            }
            seen.add(states);
        }
        assertThat(least).isGreaterThan(0.05);
        assertThat(most).isLessThan(0.7);
        assertThat(mean).isBetween(0.2, 0.3);
        assertThat(seen).hasSize(10_000);
        assertThat(network.memoryCount()).isBetween((int) (born * 0.95), (int) (born * 1.05));
    }

    @Test
    void rhythmsAreOffUnlessTheyHaveAStrength() {
        LivingNetwork still = LivingNetwork.grow(SMALL.with("rhythm_strength", 0), 7);
        assertThat(still.mechanisms()).doesNotContain(Mechanism.RHYTHMS);
        assertThat(still.rhythmPhase("theta")).isEmpty();
        LivingNetwork ablated = LivingNetwork.grow(SMALL, 7);
        assertThat(ablated.mechanisms()).contains(Mechanism.RHYTHMS);
        ablated.ablate(Mechanism.RHYTHMS);
        stir(still);
        stir(ablated);
        assertThat(traces(ablated)).isEqualTo(traces(still)).isNotEqualTo(traces(stirred(SMALL)));
    }

    @Test
    void rhythmsFollowFromTimeAndSeedAlone() {
        LivingNetwork whole = LivingNetwork.grow(SMALL, 7);
        LivingNetwork half = LivingNetwork.grow(SMALL.with("dt", 0.5), 7);
        double theta = whole.rhythmPhase("theta").orElseThrow();
        whole.step(1_000);
        half.step(2_000);
        // 6 turns in a second: the phase is what it was.
        assertThat(Math.cos(whole.rhythmPhase("theta").orElseThrow())).isCloseTo(Math.cos(theta), within(1e-9));
        assertThat(half.rhythmPhase("theta").orElseThrow())
                .isCloseTo(whole.rhythmPhase("theta").orElseThrow(), within(1e-9));
        assertThat(whole.rhythmPhase("beta")).isEmpty();
        assertThat(LivingNetwork.grow(SMALL, 8).rhythmPhase("theta").orElseThrow())
                .isNotEqualTo(theta);
    }

    @Test
    void thresholdsSwingAsTheFormulaSays() {
        LivingNetwork network = LivingNetwork.grow(SMALL, 7);
        network.ablate(Mechanism.MODULATION);
        level(network, 0.1, 0.5, 0.6, 0.3);
        network.step(37);
        double theta = network.rhythmPhase("theta").orElseThrow();
        double gamma = network.rhythmPhase("gamma").orElseThrow();
        network.step();
        LivingNetwork still = LivingNetwork.grow(SMALL.with("rhythm_strength", 0), 7);
        still.ablate(Mechanism.MODULATION);
        level(still, 0.1, 0.5, 0.6, 0.3);
        still.step(38);
        double depth = 0.2 * 2 * 0.6 / 0.9;
        double swing = 0.5 * Math.cos(theta) + 0.5 * (1 + Math.cos(theta)) / 2 * Math.cos(gamma);
        int neuron = network.neuronCount() - 1;
        assertThat(network.account(neuron).release())
                .isCloseTo(still.account(neuron).release() * (1 - depth * swing), within(1e-9));
        assertThat(Math.abs(swing)).isGreaterThan(0.01);
    }

    @Test
    void aClosedGateIsClosed() {
        LivingNetwork network = LivingNetwork.grow(SMALL, 5);
        network.ablate(Mechanism.MODULATION, Mechanism.SYNAPSE_FORMATION, Mechanism.SYNAPSE_PRUNING);
        level(network, 0.1, 0.5, 0.05, 0.3);
        float[] before = network.memory().lasting.values.clone();
        for (int t = 0; t < 500; t++) {
            press(network, 4);
            network.step();
        }
        assertThat(network.memory().lasting.values).isEqualTo(before);
        assertThat(network.memory().fast.values).isEqualTo(before);
        level(network, 0.95, 0.1, 0.95, 0.3);
        for (int t = 0; t < 500; t++) {
            press(network, 4);
            network.step();
        }
        assertThat(network.memory().lasting.values).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small_world", "random", "layered", "dense"})
    void everyTopologyLives(String topology) {
        LivingNetwork network = LivingNetwork.grow(SMALL.with("topology", topology), 5);
        network.step(3_000);
        double sum = 0;
        for (int t = 0; t < 2_000; t++) {
            network.step();
            sum += network.ensemble().activity.values[0];
        }
        assertThat(sum / 2_000).isBetween(0.1, 0.45);
    }

    @Test
    void presetsAreTemperaments() {
        double[] activity = new double[LivingPreset.values().length];
        for (LivingPreset preset : LivingPreset.values()) {
            LivingNetwork network = LivingNetwork.grow(preset.parameters(), 5);
            network.step(8_000);
            for (int t = 0; t < 4_000; t++) {
                network.step();
                activity[preset.ordinal()] += network.ensemble().activity.values[0] / 4_000;
            }
        }
        assertThat(activity).isSorted();
        assertThat(activity[0]).isLessThan(activity[1] - 0.02);
        assertThat(activity[1]).isLessThan(activity[2] - 0.02);
        assertThat(LivingPreset.named("calm")).isEqualTo(LivingPreset.CALM);
        assertThatThrownBy(() -> LivingPreset.named("wild")).hasMessageContaining("excitable");
    }

    @Test
    void anExplicitBackboneIsAsGiven() {
        List<Connection> ring = new ArrayList<>();
        for (int n = 4; n < 100; n++) {
            ring.add(new Connection(n == 4 ? 99 : n - 1, n, 1));
        }
        LivingNetwork network = LivingNetwork.grow(SMALL, ring, 5);
        assertThat(network.backbone().count()).isEqualTo(96);
        assertThat(network.parameters().wiring().topology()).isEqualTo("explicit");
        assertThatThrownBy(() -> LivingNetwork.grow(SMALL, List.of(new Connection(5, 0, 1)), 5))
                .hasMessageContaining("inputs");
        assertThatThrownBy(() -> LivingNetwork.grow(SMALL.with("topology", "explicit"), 5))
                .hasMessageContaining("connections");
    }

    @Test
    void refusesWhatIsNoNumber() {
        LivingNetwork network = LivingNetwork.grow(SMALL, 5);
        assertThatThrownBy(() -> network.inject(5, Double.NaN)).hasMessageContaining("neuron 5");
        assertThatThrownBy(() -> network.reward(Double.POSITIVE_INFINITY)).hasMessageContaining("reward");
        assertThatThrownBy(() -> network.modulate(Modulator.DOPAMINE, Double.NaN))
                .hasMessageContaining("dopamine");
        assertThatThrownBy(() -> network.state(-1)).hasMessageContaining("no neuron -1");
    }
}

package org.neuraxon.core.plastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.model.Models;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.parameter.ParameterValue;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

class PlasticNetworkTest {

    private static final long SEED = 5;

    /** Strong learning and much noise, so that weights meet their bounds and nothing stands still. */
    private static final PlasticParameters LIVELY = PlasticParameters.DEFAULT.with(Map.of(
            "num_input_neurons",
            4,
            "num_hidden_neurons",
            200,
            "num_output_neurons",
            6,
            "synapses_per_neuron",
            37,
            "noise",
            0.9,
            "eta_fast",
            0.1,
            "eta_slow",
            0.02,
            "tau_slow",
            100));

    private static final String BASELINE = dynamics(LIVELY);

    static Stream<String> keys() {
        return ParameterSet.list(PlasticParameters.DEFAULT).stream().map(ParameterValue::key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyParameterActs(String key) {
        Object value = ParameterSet.byKey(LIVELY).get(key).value();
        Object other = value instanceof Integer number ? number + 1 : (Double) value * 0.75;
        assertThat(dynamics(LIVELY.with(key, other))).isNotEqualTo(BASELINE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mechanism.class,
            names = {"PLASTICITY", "SPONTANEOUS_ACTIVITY"})
    void ablationActsAndIsUndone(Mechanism mechanism) {
        PlasticNetwork network = PlasticNetwork.grow(LIVELY, SEED);
        assertThat(network.mechanisms()).contains(mechanism);
        network.ablate(mechanism);
        live(network, 60);
        network.restore(mechanism);
        assertThat(dynamics(network)).isNotEqualTo(BASELINE);
    }

    /** If a change of bits is meant, put the new digest in and say so: seeds, snapshots and recordings then mean something else. */
    @Test
    void aFixedLifeEndsWithAKnownDigest() {
        assertThat(live(PlasticNetwork.grow(LIVELY, SEED), 60).digest())
                .isEqualTo("29f1dcb5c7a77620e97a7ea365e79f978293ae223d10eea70c085c1a642ebeef");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 33, 60})
    void savingAndLoadingChangesNothing(int before) {
        PlasticNetwork whole = live(PlasticNetwork.grow(LIVELY, SEED), 60);
        PlasticNetwork first = live(PlasticNetwork.grow(LIVELY, SEED, 500), before);
        Network second = Models.restored(SnapshotFile.parse(SnapshotFile.bytes(first.snapshot()), "test"));
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(live(second, 60 - before).digest()).isEqualTo(whole.digest());
    }

    @Test
    void damagedWiringIsRefused() {
        PlasticNetwork network = PlasticNetwork.grow(LIVELY, SEED);
        Snapshot good = network.snapshot();
        Snapshot bad = new Snapshot("network", "test");
        good.entries().forEach((name, value) -> {
            if (name.equals("synapses/pre_id")) {
                int[] pre = good.getInts(name).clone();
                pre[17] = 210;
                bad.put(name, pre, pre.length);
            } else {
                copy(good, name, value, bad);
            }
        });
        assertThatThrownBy(() -> Models.restored(bad))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("neuron 210");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void threadsChangeNothing(int threads) {
        assertThat(large(threads, 500)).isEqualTo(large(1, PlasticSynapses.BLOCK));
    }

    @Test
    void networksSideBySideDoNotDisturbEachOther() throws Exception {
        String alone = large(1, 500);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> lives = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                lives.add(() -> large(3, 500));
            }
            for (Future<String> life : callers.invokeAll(lives)) {
                assertThat(life.get()).isEqualTo(alone);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000, 100_000})
    void blocksChangeNothing(int synapses) {
        assertThat(live(PlasticNetwork.grow(LIVELY, SEED, synapses), 60).digest())
                .isEqualTo(live(PlasticNetwork.grow(LIVELY, SEED), 60).digest());
    }

    @Test
    void theKernelComputesWhatItsFormulaSays() {
        PlasticNetwork network = PlasticNetwork.grow(LIVELY, SEED, 1000);
        ScalarTwin twin = new ScalarTwin(network);
        for (int t = 0; t < 200; t++) {
            float[] states = network.neurons().state.values.clone();
            live(network, 1);
            twin.update(states);
            assertThat(network.neurons().current.values).startsWith(twin.current);
        }
        assertThat(twin.bounded).isPositive();
        int first = 0;
        for (SynapseBlock block : network.synapses().blocks()) {
            for (int s = 0; s < block.count(); s++) {
                assertThat(block.preTrace.values[s]).isEqualTo(twin.p[first + s]);
                assertThat(block.postTrace.values[s]).isEqualTo(twin.q[first + s]);
                assertThat(block.eligibility.values[s]).isEqualTo(twin.e[first + s]);
                assertThat(block.fast.values[s]).isEqualTo(twin.fast[first + s]);
                assertThat(block.slow.values[s]).isEqualTo(twin.slow[first + s]);
            }
            first += block.count();
        }
    }

    @Test
    void theDefaultsFireAtTenHertz() {
        PlasticNetwork network = PlasticNetwork.grow(PlasticParameters.DEFAULT, 1);
        network.step(200);
        long events = 0;
        for (int t = 0; t < 1000; t++) {
            network.step();
            for (int n = network.inputCount(); n < network.neuronCount(); n++) {
                events += Math.abs(network.state(n));
            }
        }
        double hertz = events / (double) (network.neuronCount() - network.inputCount());
        assertThat(hertz).isBetween(9.0, 11.0);
    }

    @Test
    void inputsShowWhatTheyAreGivenForOneMoment() {
        PlasticNetwork network = PlasticNetwork.grow(LIVELY, SEED);
        network.inputs(3, -0.7, 0.5, 0.2);
        network.step();
        assertThat(network.states()).startsWith(1, -1, 0, 0);
        network.step();
        assertThat(network.states()).startsWith(0, 0, 0, 0);
    }

    @Test
    void impossibleNetworksAreRefusedInOneSentence() {
        assertThatThrownBy(() -> LIVELY.with("dt", 21)).hasMessageContaining("shortest time constant");
        assertThatThrownBy(() -> LIVELY.with("synapses_per_neuron", 10_000_000 + 1))
                .hasMessageContaining("synapses_per_neuron");
        assertThatThrownBy(() -> LIVELY.with(Map.of("num_hidden_neurons", 1_000_000, "synapses_per_neuron", 9_000)))
                .hasMessageContaining("at most 2147483639");
        assertThatThrownBy(() ->
                        LIVELY.with(Map.of("num_input_neurons", 0, "num_hidden_neurons", 1, "num_output_neurons", 0)))
                .hasMessageContaining("single neuron");
        PlasticNetwork network = PlasticNetwork.grow(LIVELY, SEED);
        assertThatThrownBy(() -> network.inject(0, 1e300)).hasMessageContaining("single precision");
        assertThatThrownBy(() -> network.inject(210, 1)).hasMessageContaining("neurons are 0 to 209");
        assertThatThrownBy(() -> network.modulate(Modulator.DOPAMINE, Double.NaN))
                .hasMessageContaining("not a number");
    }

    @Test
    void aNetworkWithoutSynapsesLives() {
        PlasticNetwork network = PlasticNetwork.grow(LIVELY.with("synapses_per_neuron", 0), SEED);
        assertThat(live(network, 10).synapseCount()).isZero();
        assertThat(PlasticNetwork.restored(network.snapshot()).digest()).isEqualTo(network.digest());
    }

    @Test
    void otherJvmsGiveTheSameBits() throws Exception {
        String here = System.getProperty("java.home") + "/bin/java";
        assertThat(elsewhere(here, "-Xint")).isEqualTo(large(1, 1000));
        assertThat(elsewhere(here, "-XX:TieredStopAtLevel=1")).isEqualTo(large(1, 1000));
        String other = System.getenv("NEURAXON_TEST_JAVA");
        assumeThat(other).isNotNull();
        assertThat(elsewhere(other)).isEqualTo(large(1, 1000));
        assertThat(elsewhere(other, "-Xint")).isEqualTo(large(1, 1000));
    }

    /** Prints the digest of a fixed life; started in other JVMs. */
    public static void main(String[] arguments) {
        System.out.println(large(2, 1000));
    }

    private static String large(int threads, int blockSynapses) {
        PlasticNetwork network = PlasticNetwork.grow(LIVELY, 9, blockSynapses);
        assertThat(network.synapseCount()).isGreaterThan(4000);
        network.threads(threads);
        return live(network, 150).digest();
    }

    private static <N extends Network> N live(N network, int moments) {
        for (int t = 0; t < moments; t++) {
            int now = (int) network.steps();
            network.inputs(now % 3 - 1, now % 2);
            network.inject(20, now % 7 == 0 ? 2 : 0);
            network.step();
        }
        return network;
    }

    private static String dynamics(PlasticParameters parameters) {
        return dynamics(live(PlasticNetwork.grow(parameters, SEED), 60));
    }

    private static String dynamics(PlasticNetwork network) {
        return Digest.of(new Stateful() {
            @Override
            public void save(StateSink sink) {
                network.neurons().save(sink);
                network.synapses().save(sink);
            }

            @Override
            public void restore(StateSource source) {
                throw new UnsupportedOperationException();
            }
        });
    }

    private static void copy(Snapshot from, String name, Object value, Snapshot to) {
        if (value instanceof Long number) {
            to.put(name, number.longValue());
        } else if (value instanceof Double number) {
            to.put(name, number.doubleValue());
        } else if (value instanceof String text) {
            to.put(name, text);
        } else if (value instanceof float[] numbers) {
            to.put(name, numbers, numbers.length);
        } else {
            throw new AssertionError(name + " of " + from.kind());
        }
    }

    private static String elsewhere(String java, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlasticNetworkTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return output;
    }

    /** The formula of the update, one synapse after the other. */
    private static final class ScalarTwin {

        final int neurons;
        final int inputs;
        final int fan;
        final int[] pre;
        final float[] p;
        final float[] q;
        final float[] e;
        final float[] fast;
        final float[] slow;
        final float[] current;
        int bounded;

        ScalarTwin(PlasticNetwork network) {
            Snapshot start = network.snapshot();
            neurons = network.neuronCount();
            inputs = network.inputCount();
            fan = network.parameters().population().synapsesPerNeuron();
            pre = start.getInts("synapses/pre_id");
            fast = start.getFloats("synapses/w_fast");
            slow = start.getFloats("synapses/w_slow");
            p = new float[pre.length];
            q = new float[pre.length];
            e = new float[pre.length];
            current = new float[neurons];
        }

        void update(float[] states) {
            PlasticLearning rule = LIVELY.learning();
            float m = (float) rule.dopamine();
            float c = (float) rule.serotonin();
            for (int n = inputs; n < neurons; n++) {
                float y = states[n];
                float[] lane = new float[8];
                for (int i = 0; i < fan; i++) {
                    int s = (n - inputs) * fan + i;
                    float x = states[pre[s]];
                    p[s] = p[s] * (1 - 1 / (float) rule.preTau()) + x;
                    q[s] = q[s] * (1 - 1 / (float) rule.postTau()) + y;
                    e[s] = e[s] * (1 - 1 / (float) rule.eligibilityTau())
                            + (p[s] * y - (float) rule.ratio() * q[s] * x);
                    float f = fast[s];
                    float w = slow[s];
                    fast[s] = unit(f + 1 / (float) rule.fastTau() * (w - f) + (float) rule.fastRate() * m * e[s]);
                    slow[s] = unit(w + 1 / (float) rule.slowTau() * c * (f - w) + (float) rule.slowRate() * m * e[s]);
                    lane[i % 8] += (fast[s] + slow[s]) * x;
                }
                current[n] = ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
            }
        }

        private float unit(float weight) {
            if (Math.abs(weight) > 1) {
                bounded++;
            }
            return Math.max(-1, Math.min(1, weight));
        }
    }
}

package org.neuraxon.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotFile;

/** The same parameters, seed and inputs give the same bits: over time, on any number of threads, on any JVM. */
class SameBitsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 77, 299})
    void savingAndLoadingChangesNothing(int before) {
        Blueprint2 whole = Stirred.live(Blueprint2.grow(Stirred.parameters(), 3), 300);
        Blueprint2 first = Stirred.live(Blueprint2.grow(Stirred.parameters(), 3), before);
        Snapshot read = SnapshotFile.parse(SnapshotFile.bytes(first.snapshot()), "test");
        Blueprint2 second = Blueprint2.restored(read);
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(Stirred.live(second, 300 - before).digest()).isEqualTo(whole.digest());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void threadsChangeNothing(int threads) {
        assertThat(large(threads)).isEqualTo(large(1));
    }

    @Test
    void seedsMatter() {
        assertThat(Blueprint2.grow(Stirred.parameters(), 1).digest())
                .isNotEqualTo(Blueprint2.grow(Stirred.parameters(), 2).digest());
    }

    @Test
    void theInterpreterGivesTheSameBits() throws Exception {
        String java = System.getProperty("java.home") + "/bin/java";
        assertThat(elsewhere(java, "-Xint")).isEqualTo(reference());
    }

    @Test
    void anotherJvmGivesTheSameBits() throws Exception {
        String java = System.getenv("NEURAXON_TEST_JAVA");
        assumeThat(java)
                .withFailMessage(
                        "set NEURAXON_TEST_JAVA to the java executable of a second JDK to compare bits with it")
                .isNotNull();
        assertThat(elsewhere(java)).isEqualTo(reference());
        assertThat(elsewhere(java, "-Xint")).isEqualTo(reference());
    }

    /** Prints the digest of a fixed life; started in other JVMs. */
    public static void main(String[] arguments) {
        System.out.println(reference());
    }

    private static String reference() {
        Blueprint2 network = Stirred.live(Blueprint2.grow(Stirred.parameters(), 11), 400);
        return network.digest();
    }

    private static String large(int threads) {
        BlueprintParameters parameters = Stirred.parameters()
                .with("num_hidden_neurons", 700)
                .with("ws_k", 12)
                .with("synapse_formation_prob", 1);
        Blueprint2 network = Blueprint2.grow(parameters, 9);
        network.threads(threads);
        Stirred.live(network, 40);
        assertThat(network.synapseCount()).isGreaterThan(4000);
        return network.digest();
    }

    private static String elsewhere(String java, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SameBitsTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return output;
    }
}

package org.neuraxon.exchange.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.model.Models;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.plastic.PlasticNetwork;
import org.neuraxon.core.plastic.PlasticParameters;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.ring.RingParameters;
import org.neuraxon.core.state.SnapshotFile;

/** A network recorded: the right numbers, and nothing changed by looking. */
class NetworkRecorderTest {

    @TempDir
    Path folder;

    private static Network grown(String model) {
        return switch (model) {
            case "living" -> LivingNetwork.grow(LivingParameters.DEFAULT.with("num_hidden_neurons", 40), 3);
            case "blueprint2" -> Blueprint2.grow(BlueprintParameters.DEFAULT, 3);
            case "ring" -> RingNetwork.grow(RingParameters.DEFAULT, 3);
            default ->
                PlasticNetwork.grow(
                        ParameterSet.with(
                                PlasticParameters.DEFAULT, Map.of("num_hidden_neurons", 40, "synapses_per_neuron", 10)),
                        3);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"living", "blueprint2", "ring", "plastic"})
    void everyModelIsRecordedAndNotDisturbed(String model) {
        Network network = grown(model);
        Network alone = grown(model);
        RecorderSettings settings = new RecorderSettings(10, 20, 50, 64L << 20);
        try (NetworkRecorder recorder = NetworkRecorder.start(network, folder, settings, Map.of("preset", "none"))) {
            network.listen(recorder);
            network.step(100);
            recorder.finish(network, true, "100 moments were lived");
            network.step(10);
        }
        alone.step(110);
        assertThat(network.digest()).isEqualTo(alone.digest());

        Recording recording = Recording.open(folder);
        RecordingEnd end = recording.end().orElseThrow();
        assertThat(end.complete()).isTrue();
        assertThat(recording.schema().facts())
                .containsEntry("model", network.model())
                .containsEntry("preset", "none");
        assertThat(recording.schema().configuration())
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.about()).isNotBlank());
        for (RecordedTable table : recording.schema().tables()) {
            assertThat(table.columns()).allSatisfy(column -> {
                assertThat(column.about()).isNotBlank();
                assertThat(column.unit().isEmpty()).isEqualTo(column.kind() == Quantity.Kind.TEXT);
            });
        }
        List<Map<String, @Nullable String>> moments = read(recording, "moments");
        assertThat(moments)
                .extracting(row -> row.get("step"))
                .containsExactly("0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100");
        assertThat(read(recording, "neurons")).hasSize(6 * network.neuronCount());
        assertThat(read(recording, "synapses"))
                .extracting(row -> row.get("step"))
                .isSubsetOf("0", "50", "100");
        // The snapshots are the network at both ends, and the one lives on to the other.
        Network start = Models.restored(SnapshotFile.read(folder.resolve("start.nxn")));
        assertThat(start.digest()).isEqualTo(recording.schema().digestStart());
        start.step(100);
        assertThat(start.digest())
                .isEqualTo(end.digestEnd())
                .isEqualTo(Models.restored(SnapshotFile.read(folder.resolve("end.nxn")))
                        .digest());
    }

    @Test
    void theNumbersAreThoseOfTheNetwork() {
        LivingNetwork network = (LivingNetwork) grown("living");
        try (NetworkRecorder recorder =
                NetworkRecorder.start(network, folder, new RecorderSettings(5, 7, 9, 64L << 20), Map.of())) {
            network.listen(recorder);
            network.step(62);
            network.step();
            byte[] now = network.states();
            network.step(2);
            byte[] last65 = network.states();
            recorder.finish(network, true, "enough");
            Recording recording = Recording.open(folder);

            Map<String, @Nullable String> neuron = read(recording, "neurons").stream()
                    .filter(row -> "63".equals(row.get("step")) && "30".equals(row.get("neuron")))
                    .findFirst()
                    .orElseThrow();
            assertThat(neuron).containsEntry("state", String.valueOf(now[30]));

            Map<String, @Nullable String> last = read(recording, "moments").get(13);
            assertThat(last).containsEntry("step", "65").containsEntry("life", "0");
            assertThat(real(last, "time")).isEqualTo(network.time());
            int up = 0;
            for (int n = network.inputCount(); n < network.neuronCount(); n++) {
                up += last65[n] > 0 ? 1 : 0;
            }
            assertThat(real(last, "up")).isEqualTo(up / (double) (network.neuronCount() - network.inputCount()));
            assertThat(real(last, "plateau_size")).isEqualTo(network.ensemble().plateaus.values[0]);
            assertThat(last).containsEntry("memory_synapses", String.valueOf(network.memoryCount()));

            List<Map<String, @Nullable String>> synapses = read(recording, "synapses").stream()
                    .filter(row -> "0".equals(row.get("step")))
                    .toList();
            LivingNetwork born = (LivingNetwork) grown("living");
            assertThat(synapses).hasSize(born.memoryCount());
            assertThat(Float.parseFloat(String.valueOf(synapses.get(0).get("fast"))))
                    .isEqualTo(born.memory()
                            .fast
                            .values[
                            born.memory()
                                    .first(Integer.parseInt(
                                            String.valueOf(synapses.get(0).get("post"))))]);

            List<Map<String, @Nullable String>> wiring = read(recording, "wiring");
            assertThat(wiring)
                    .hasSize(born.backbone().count() + born.fromInputs().count());
            for (int n = 0; n < born.neuronCount(); n++) {
                String post = String.valueOf(n);
                assertThat(wiring.stream()
                                .filter(row -> post.equals(row.get("post")) && "backbone".equals(row.get("kind"))))
                        .hasSize(born.neurons().backboneEnd.values[n]
                                - born.neurons().firstBackbone(n));
                assertThat(wiring.stream()
                                .filter(row -> post.equals(row.get("post")) && "input".equals(row.get("kind"))))
                        .hasSize(born.neurons().inputEnd.values[n]
                                - born.neurons().firstInput(n));
            }
        }
    }

    @Test
    void changeIsThatOfOneMoment() {
        Network network = grown("living");
        Network alone = grown("living");
        try (NetworkRecorder recorder = NetworkRecorder.start(network, folder, RecorderSettings.every(100), Map.of())) {
            network.listen(recorder);
            network.step(200);
            recorder.finish(network, true, "enough");
        }
        alone.step(199);
        byte[] before = alone.states();
        alone.step();
        byte[] after = alone.states();
        double changed = 0;
        double active = 0;
        double activeBefore = 0;
        for (int n = alone.inputCount(); n < after.length; n++) {
            changed += before[n] != after[n] ? 1 : 0;
            active += Math.abs(after[n]);
            activeBefore += Math.abs(before[n]);
        }
        List<Map<String, @Nullable String>> moments = read(Recording.open(folder), "moments");
        assertThat(moments.get(0)).containsEntry("changed", null).containsEntry("active_before", null);
        assertThat(real(moments.get(2), "changed"))
                .isCloseTo(changed / (after.length - alone.inputCount()), within(1e-12));
        assertThat(real(moments.get(2), "active_before"))
                .isCloseTo(activeBefore / (after.length - alone.inputCount()), within(1e-12));
        assertThat(real(moments.get(2), "up") + real(moments.get(2), "down"))
                .isCloseTo(active / (after.length - alone.inputCount()), within(1e-12));
    }

    @Test
    void aJumpInTimeBeginsAnotherLife() {
        Network network = grown("living");
        try (NetworkRecorder recorder = NetworkRecorder.start(network, folder, RecorderSettings.every(1), Map.of())) {
            network.listen(recorder);
            network.step(3);
            recorder.note(network, "noise 3, \"loud\"");
            Network other = grown("living");
            other.step(1);
            other.step();
            recorder.lived(other);
            other.step();
            recorder.lived(other);
            recorder.finish(other, true, "enough");
        }
        Recording recording = Recording.open(folder);
        assertThat(read(recording, "moments"))
                .extracting(row -> row.get("step") + "/" + row.get("life") + (row.get("changed") == null ? " new" : ""))
                .containsExactly("0/0 new", "1/0", "2/0", "3/0", "2/1 new", "3/1");
        assertThat(read(recording, "events"))
                .containsExactly(Map.of("step", "3", "life", "0", "what", "noise 3, \"loud\""));
    }

    @Test
    void twoRecordingsOfOneRunAreTheSameBytes() throws IOException {
        for (String name : List.of("a", "b")) {
            Network network = grown("living");
            try (NetworkRecorder recorder = NetworkRecorder.start(
                    network, folder.resolve(name), new RecorderSettings(1, 10, 10, 64L << 20), Map.of())) {
                network.listen(recorder);
                network.step(50);
                recorder.finish(network, true, "enough");
            }
        }
        try (var files = Files.list(folder.resolve("a"))) {
            assertThat(files)
                    .hasSize(8)
                    .allSatisfy(file -> assertThat(file)
                            .hasSameBinaryContentAs(folder.resolve("b").resolve(file.getFileName())));
        }
    }

    @Test
    void saysThatTheLimitWasReached() {
        Network network = grown("living");
        try (NetworkRecorder recorder =
                NetworkRecorder.start(network, folder, new RecorderSettings(1, 0, 0, 40_000), Map.of())) {
            network.listen(recorder);
            network.step(300);
            assertThat(recorder.full()).isTrue();
            recorder.finish(network, true, "300 moments were lived");
        }
        RecordingEnd end = Recording.open(folder).end().orElseThrow();
        assertThat(end.complete()).isFalse();
        assertThat(end.why()).contains("limit of 40000 bytes");
    }

    private static double real(Map<String, @Nullable String> row, String column) {
        return Recording.number(row.get(column));
    }

    private static List<Map<String, @Nullable String>> read(Recording recording, String table) {
        List<Quantity> columns = recording.schema().table(table).columns();
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        recording.rows(table, cells -> {
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i).name(), cells.get(i));
            }
            rows.add(row);
        });
        return rows;
    }
}

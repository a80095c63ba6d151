package org.neuraxon.exchange.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.exchange.Fate;
import org.neuraxon.exchange.GoldenFiles;
import org.neuraxon.exchange.json.Document;
import tools.jackson.databind.JsonNode;

class RoundTripTest {

    @ParameterizedTest
    @ValueSource(strings = {"v2-default.json.gz", "v2-no-chrono.json.gz"})
    void anImportedNetworkIsExportedAsItWas(String name) {
        comesBack(GoldenFiles.carried(name), name);
    }

    @TestFactory
    Stream<DynamicTest> everyNetworkIsExportedAsItWas() {
        Assumptions.assumeTrue(
                Files.isDirectory(GoldenFiles.folder()),
                () -> "the whole set of trajectories is not at " + GoldenFiles.folder());
        return GoldenFiles.all().stream()
                .filter(file -> !file.getFileName().toString().startsWith("v1"))
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> comesBack(Files.readAllBytes(file), file.toString())));
    }

    @Test
    void aVersionOneNetworkKeepsEverythingThatVersionTwoHas() {
        byte[] content = GoldenFiles.carried("v1-default.json.gz");
        Imported imported = ReferenceImport.parse(content, "old", 1);
        assertThat(imported.report().kind()).isEqualTo("v1");
        JsonNode given = Document.parse(content, "old").root().get("initial");
        JsonNode exported = tree(ReferenceExport.json(imported));
        for (Map.Entry<String, JsonNode> parameter : given.get("parameters").properties()) {
            JsonNode kept = exported.get("parameters").get(parameter.getKey());
            if (kept == null) {
                assertThat(imported.report().with(Fate.DROPPED))
                        .anyMatch(field -> field.path().equals("parameters." + parameter.getKey()));
            } else {
                assertSame(parameter.getKey(), parameter.getValue(), kept);
            }
        }
        for (String key : new String[] {"neurons", "synapses", "neuromodulators", "time", "step_count"}) {
            assertContains(key, given.get(key), exported.get(key));
        }
    }

    @Test
    void whatIsCarriedMeansNothingAfterAMoment() {
        ImportedNetwork imported =
                (ImportedNetwork) ReferenceImport.parse(GoldenFiles.carried("v2-no-chrono.json.gz"), "golden", 1);
        assertThat(imported.carried().size()).isPositive();
        imported.network().step();
        assertThat(ReferenceExport.json(imported)).isEqualTo(ReferenceExport.json(imported.network()));
    }

    @Test
    void aChangeBetweenImportAndExportIsExported() {
        ImportedNetwork imported =
                (ImportedNetwork) ReferenceImport.parse(GoldenFiles.carried("v2-default.json.gz"), "golden", 1);
        imported.network().modulate(Modulator.DOPAMINE, 0.75);
        JsonNode exported = tree(ReferenceExport.json(imported));
        assertThat(exported.at("/neuromodulator_system/levels/DA/tonic").doubleValue())
                .isEqualTo(0.75);
        assertThat(exported.at("/neurons/input/1/state_tilde").doubleValue()).isEqualTo(0.4);
    }

    @Test
    void aGrownNetworkHasTheSameDynamicsAfterItsWayThroughTheFormat() {
        Blueprint2 grown = Blueprint2.grow(BlueprintParameters.DEFAULT, 5);
        Blueprint2 back = back(grown);
        assertThat(Digest.of(back.synapses())).isEqualTo(Digest.of(grown.synapses()));
        assertThat(Digest.of(back.neurons())).isEqualTo(Digest.of(grown.neurons()));
        assertThat(Digest.of(back.memory())).isEqualTo(Digest.of(grown.memory()));
        assertThat(Digest.of(back.modulators())).isEqualTo(Digest.of(grown.modulators()));
        assertThat(Digest.of(back.rhythms())).isEqualTo(Digest.of(grown.rhythms()));
        assertThat(ReferenceExport.json(back)).isEqualTo(ReferenceExport.json(grown));
    }

    @Test
    void aNetworkLivesOnAsBeforeWhereTheFormatKeepsEverything() {
        Blueprint2 original = Blueprint2.grow(BlueprintParameters.DEFAULT, 9);
        original.ablate(Mechanism.ASSOCIATIVITY);
        live(original, 40);
        Blueprint2 back = back(original);
        back.ablate(Mechanism.ASSOCIATIVITY);
        live(original, 60);
        live(back, 60);
        assertThat(ReferenceExport.json(back)).isEqualTo(ReferenceExport.json(original));
    }

    @Test
    void whatTheReportSaysAddsUp() {
        Imported imported = ReferenceImport.parse(GoldenFiles.carried("v2-default.json.gz"), "golden", 1);
        ImportReport report = imported.report();
        assertThat(report.kind()).isEqualTo("v2");
        assertThat(report.with(Fate.DEFAULTED)).isEmpty();
        assertThat(report.with(Fate.DROPPED)).allMatch(field -> field.path().endsWith("state_tilde"));
        assertThat(report.with(Fate.MAPPED))
                .anyMatch(field -> field.path().equals("synapses[].w_fast") && field.count() == 174)
                .anyMatch(field -> field.path().equals("neurons.hidden[].msth.medium_gain") && field.count() == 20)
                .anyMatch(field -> field.path().equals("parameters.tau_fast"));
    }

    private static void comesBack(byte[] content, String name) {
        JsonNode given = Document.parse(content, name).root().get("initial");
        Imported imported = ReferenceImport.parse(content, name, 1);
        String exported = ReferenceExport.json(imported);
        assertSame("", given, tree(exported));
        Snapshot stored = SnapshotFile.parse(SnapshotFile.bytes(imported.snapshot()), name);
        assertThat(ReferenceExport.json(stored, name)).isEqualTo(exported);
        Imported again = ReferenceImport.parse(exported.getBytes(StandardCharsets.UTF_8), name, 1);
        assertThat(ReferenceExport.json(again)).isEqualTo(exported);
    }

    private static Blueprint2 back(Blueprint2 network) {
        byte[] json = ReferenceExport.json(network).getBytes(StandardCharsets.UTF_8);
        return ((ImportedNetwork) ReferenceImport.parse(json, "export", network.seed())).network();
    }

    private static void live(Blueprint2 network, int moments) {
        for (int i = 0; i < moments; i++) {
            double[] inputs = new double[network.inputCount()];
            for (int n = 0; n < inputs.length; n++) {
                inputs[n] = (i + n) % 3 == 0 ? -1 : 1;
            }
            network.inputs(inputs);
            network.step();
        }
    }

    private static JsonNode tree(String json) {
        return Document.parse(json.getBytes(StandardCharsets.UTF_8), "export").root();
    }

    private static void assertSame(String path, JsonNode given, JsonNode exported) {
        assertThat(exported).as(path).isNotNull();
        if (given.isObject()) {
            assertThat(exported.propertyNames()).as(path).containsExactlyInAnyOrderElementsOf(given.propertyNames());
        }
        assertThat(exported.size()).as(path).isEqualTo(given.size());
        assertContains(path, given, exported);
    }

    private static void assertContains(String path, JsonNode given, JsonNode exported) {
        if (given.isObject()) {
            given.forEachEntry((key, value) -> assertContains(path + "/" + key, value, exported.get(key)));
        } else if (given.isArray()) {
            assertThat(exported.size()).as(path).isEqualTo(given.size());
            for (int i = 0; i < given.size(); i++) {
                assertContains(path + "/" + i, given.get(i), exported.get(i));
            }
        } else if (given.isNumber()) {
            assertThat(exported.isNumber()).as(path).isTrue();
            assertThat(exported.doubleValue()).as(path).isEqualTo(given.doubleValue());
        } else {
            assertThat(exported).as(path).isEqualTo(given);
        }
    }

    @Test
    void aTextIsWrittenToAFile(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        Path file = folder.resolve("network.json");
        String json = ReferenceExport.json(Blueprint2.grow(BlueprintParameters.DEFAULT, 2));
        ReferenceExport.write(json, file);
        assertThat(file).hasContent(json);
        assertThat(((ImportedNetwork) ReferenceImport.read(file)).network().synapseCount())
                .isPositive();
        assertThat(json).startsWith("{\n  \"version\": \"2.0\",\n  \"parameters\": {\n    \"num_input_neurons\": 5,");
    }
}

package org.neuraxon.exchange.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.Fate;
import org.neuraxon.exchange.GoldenFiles;

class RefusedFilesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                                                             | object",
                "[1, 2]                                                         | object",
                "{\"a\": 1}                                                     | neither 'neurons' nor 'spheres'",
                "{\"neurons\": {\"input\": 3}}                                  | neurons.input must be an array",
                "{\"neurons\": {}, \"parameters\": {\"num_hidden_neurons\": -1}} | num_hidden_neurons",
                "{\"neurons\": {}, \"parameters\": {\"num_hidden_neurons\": 10000000}} | claims 10000010 neurons",
                "{\"neurons\": {}, \"parameters\": {\"num_hidden_neurons\": 1e400}} | parameters.num_hidden_neurons is not a finite number",
                "{\"neurons\": {}, \"parameters\": {\"dt\": \"fast\"}}          | parameters.dt must be a number but is a string",
                "{\"neurons\": {}, \"parameters\": {\"dt\": NaN}}               | parameters.dt is not a finite number",
                "{\"neurons\": {}, \"parameters\": {\"dt\": 0}}                 | parameter 'dt'",
                "{\"neurons\": {\"input\": [{}]}}                               | neurons.input[0] has no 'id'",
                "{\"neurons\": {\"input\": [{\"id\": 0, \"trinary_state\": 2}]}} | neurons.input[0].trinary_state must be a whole number from -1 to 1",
                "{\"neurons\": {}, \"synapses\": [{\"pre_id\": 99, \"post_id\": 1}]} | synapses[0].pre_id is 99",
                "{\"neurons\": {}, \"synapses\": [{\"pre_id\": -1, \"post_id\": 1}]} | synapses[0].pre_id is -1",
                "{\"neurons\": {}, \"synapses\": [{\"pre_id\": 1}]}             | synapses[0] has no 'post_id'",
                "{\"neurons\": {}, \"step_count\": -5}                          | step_count",
                "{\"spheres\": {\"a\": {}}}                                     | spheres.a has no 'network'",
                "{\"spheres\": {}, \"links\": {\"l\": {\"source_sphere_id\": \"x\"}}} | links.l.source_sphere_id names the sphere 'x'",
                "{\"spheres\": {\"a\": {\"interface\": {\"sensory_input_ids\": [17]}, \"network\": {\"neurons\": {}}}}} | sensory",
            })
    void sayWhatIsWrongInOneSentence(String json, String part) {
        assertThatThrownBy(() -> read(json == null ? "" : json))
                .isInstanceOf(ExchangeException.class)
                .hasMessageStartingWith("net.json")
                .hasMessageContaining(part)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aClaimIsRefusedWithoutTryingIt() {
        String bands =
                "{\"neurons\": {}, \"parameters\": {\"num_dendritic_branches\": 1000, \"num_hidden_neurons\": 9999}}";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> read(bands)).hasMessageContaining("claims"));
    }

    @Test
    void cutFilesAreSaidToBeCut() {
        byte[] whole = GoldenFiles.carried("v2-default.json.gz");
        assertThatThrownBy(() -> ReferenceImport.parse(Arrays.copyOf(whole, whole.length / 2), "half.json.gz", 1))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("half.json.gz is a damaged or cut gzip file");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> read("[".repeat(200_000))).isInstanceOf(ExchangeException.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(200_000))).isInstanceOf(ExchangeException.class);
    }

    @Test
    void aMissingFileAndAFolderAreSaidToBeSo(@org.junit.jupiter.api.io.TempDir Path folder) {
        assertThatThrownBy(() -> ReferenceImport.read(folder.resolve("nothing.json")))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("there is no file");
        assertThatThrownBy(() -> ReferenceImport.read(folder)).isInstanceOf(ExchangeException.class);
    }

    @Test
    void whatTheReferenceLoadsIsLoaded() {
        ImportedNetwork sparse = (ImportedNetwork) read("""
                {"neurons": {"hidden": [{"id": 7, "health": 0.5, "mood": 3}, {"id": 99}]},
                 "parameters": {"dsn_kernel_size": 0, "tau_fast": 7, "colour": "blue"},
                 "neuromodulators": {"dopamine": 0.4}, "version": "2.0"}
                """);
        assertThat(sparse.network().neuronCount()).isEqualTo(30);
        assertThat(sparse.network().neurons().health.values[7]).isEqualTo(0.5);
        assertThat(sparse.network().memory().length()).isEqualTo(1);
        assertThat(sparse.network().parameters().weights().fastTau()).isEqualTo(7);
        assertThat(sparse.network().rhythms().count()).isEqualTo(5);
        assertThat(sparse.report().with(Fate.DROPPED).stream().map(f -> f.path()))
                .contains("neurons.hidden[].mood", "neurons.hidden[]", "parameters.colour");
        sparse.network().step(3);
    }

    private static Imported read(String json) {
        return ReferenceImport.parse(json.getBytes(StandardCharsets.UTF_8), "net.json", 1);
    }
}

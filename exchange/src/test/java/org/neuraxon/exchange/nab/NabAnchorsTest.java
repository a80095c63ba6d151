package org.neuraxon.exchange.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuraxon.exchange.GoldenFiles;
import org.neuraxon.exchange.json.Document;
import tools.jackson.databind.JsonNode;

/** The stored results of published detectors get the stored scores. Skipped where these files are absent; they may not be copied. */
class NabAnchorsTest {

    private static final Path NAB = GoldenFiles.nab();

    @TempDir
    private Path folder;

    @BeforeAll
    static void anchorsAreThere() {
        Assumptions.assumeTrue(
                Files.isRegularFile(NAB.resolve("golden/scores.json")),
                "skipped: no stored scores in " + NAB + "; name the folder with -Dneuraxon.nab=DIR");
    }

    @ParameterizedTest
    @CsvSource({"numenta,67.1,59.3,70.9", "knncad,58.2,44.5,62.4", "windowedGaussian,35.3,10.0,43.9"})
    void publishedDetectorsGetTheirScores(String detector, double standard, double lowFp, double lowFn)
            throws IOException {
        unpack(detector);
        NabResults results = NabResults.read(folder, NabLabels.read(NAB.resolve("windows.json")));
        JsonNode stored =
                Document.read(NAB.resolve("golden/scores.json")).root().path(detector);
        double[] crossValidated = {standard, lowFp, lowFn};
        for (NabProfile profile : NabProfile.values()) {
            JsonNode expected = stored.path(profile.key());
            NabResults.Score best = results.best(profile);
            assertThat(best.score()).isCloseTo(expected.path("score").asDouble(), within(1e-3));
            assertThat(best.raw()).isCloseTo(expected.path("raw_total").asDouble(), within(1e-5));
            assertThat(best.threshold())
                    .isCloseTo(expected.path("best_threshold").asDouble(), within(1e-9));
            assertThat(results.at(0.5, profile).score())
                    .isCloseTo(expected.path("score_at_threshold_0_5").asDouble(), within(1e-3));
            assertThat(results.crossValidated(profile).score())
                    .isCloseTo(crossValidated[profile.ordinal()], within(0.051));
        }
    }

    private void unpack(String detector) throws IOException {
        Map<String, List<String>> rows = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(NAB.resolve("golden/" + detector + ".csv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comma = line.indexOf(',');
                rows.computeIfAbsent(line.substring(0, comma), name -> new ArrayList<>())
                        .add(line.substring(comma + 1));
            }
        }
        for (Map.Entry<String, List<String>> series : rows.entrySet()) {
            Path file = folder.resolve(series.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, "timestamp,anomaly_score\n" + String.join("\n", series.getValue()) + "\n");
        }
    }
}

package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClaimsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--cache=" + folder.resolve("cache");
        return Main.run(new PrintWriter(out), new PrintWriter(err), all);
    }

    @Test
    void helpNamesTheOptions() {
        assertThat(run("claims", "--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("--seeds", "--first-seed", "--report", "--csv", "--json", "--fast", "--model");
    }

    @Test
    void theListHasEveryClaim() {
        assertThat(run("claims", "--list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).hasSameSizeAs(org.neuraxon.lab.claim.Claims.all());
        assertThat(out.toString()).contains("C36", "without stimulus");
    }

    @Test
    void claimsThatHoldEndWithZero() {
        assertThat(run("claims", "C10", "c18", "--seeds", "2")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("C10  PASS", "C18  PASS", "met");
        assertThat(err.toString()).contains("4/4 runs");
    }

    @Test
    void aClaimThatFailsEndsWithOne() {
        assertThat(run("claims", "C22", "--model", "ring", "--seeds", "1")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("C22  FAIL", "MISSED");
    }

    @Test
    void nonsenseEndsWithTwo() {
        assertThat(run("claims", "C99")).isEqualTo(ExitCode.USAGE);
        assertThat(run("claims", "C10", "--model", "golem")).isEqualTo(ExitCode.USAGE);
        assertThat(run("claims", "C10", "--seeds", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(run("claims", "C35", "--fast", "--model", "plastic")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("C99", "golem", "seeds must be 1 to 1000", "C35 cannot be run on the model plastic")
                .doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void jsonIsOneDocumentWithTheContractsKeys() {
        assertThat(run(
                        "claims",
                        "C10",
                        "C22",
                        "--model",
                        "plastic",
                        "--seeds",
                        "2",
                        "--first-seed",
                        "7",
                        "--fast",
                        "--json"))
                .isEqualTo(ExitCode.OK);
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("mode").asString()).isEqualTo("indicative");
        assertThat(document.get("code_version").asString()).startsWith(org.neuraxon.core.Version.CODE + "+");
        assertThat(document.get("claims")).hasSize(2);
        JsonNode claim = document.get("claims").get(0);
        assertThat(claim.propertyNames())
                .contains("id", "verdict", "effect", "low", "high", "p", "seeds", "controls", "seconds");
        assertThat(claim.get("id").asString()).isEqualTo("C10");
        assertThat(claim.get("verdict").asString()).isEqualTo("LIKELY");
        assertThat(claim.get("seeds").asInt()).isEqualTo(2);
        assertThat(claim.get("p").isNull()).isTrue();
        assertThat(document.get("claims").get(1).get("verdict").asString()).isEqualTo("UNLIKELY");
    }

    @Test
    void reportAndTableAreWritten() throws IOException {
        Path page = folder.resolve("out.html");
        Path table = folder.resolve("out.csv");
        assertThat(run("claims", "C10", "--seeds", "3", "--report", page.toString(), "--csv", table.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(page).content().contains("<svg", "C10");
        assertThat(Files.readAllLines(table))
                .hasSize(1 + 3 * 3)
                .contains("C10,none,full,rate 0.5,2,distance from 0.0,0.0");
    }

    @Test
    void aTableIsTakenUpAgain() throws IOException {
        Path table = folder.resolve("out.csv");
        assertThat(run("claims", "C10", "--resume")).isEqualTo(ExitCode.USAGE);
        assertThat(run("claims", "C10", "--seeds", "2", "--csv", table.toString()))
                .isEqualTo(ExitCode.OK);
        // A changed number shows that the run was taken from the file.
        Files.writeString(
                table, Files.readString(table).replace(",2,distance from 0.0,0.0", ",2,distance from 0.0,5.0"));
        assertThat(run("claims", "C10", "--seeds", "3", "--csv", table.toString(), "--resume"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(Files.readAllLines(table))
                .hasSize(1 + 3 * 3)
                .contains("C10,none,full,rate 0.5,2,distance from 0.0,5.0");
    }

    @Test
    void whatIsFinishedIsNotRunAgain() throws IOException {
        assertThat(run("claims", "C10", "--seeds", "2")).isEqualTo(ExitCode.OK);
        Path kept;
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            kept = files.filter(file -> file.toString().endsWith("C10-none-full-2.csv"))
                    .findFirst()
                    .orElseThrow();
        }
        // A changed number shows that the run was taken from there.
        Files.writeString(kept, Files.readString(kept).replace(",2,distance from 0.0,0.0", ",2,distance from 0.0,5.0"));
        assertThat(run("claims", "C10", "--seeds", "2")).isEqualTo(ExitCode.FAILED);
        assertThat(run("claims", "C10", "--seeds", "2", "--no-cache")).isEqualTo(ExitCode.OK);
    }

    @Test
    void verdictsAreCollectedInAFile() throws IOException {
        Path file = folder.resolve("claims.json");
        assertThat(run("claims", "C18", "--seeds", "1", "--out", file.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(run("claims", "C10", "--seeds", "2", "--out", file.toString()))
                .isEqualTo(ExitCode.OK);
        JsonNode document = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(document.get("mode").asString()).isEqualTo("full");
        assertThat(document.get("claims")).hasSize(2);
        assertThat(document.get("claims").get(0).get("id").asString()).isEqualTo("C10");
        assertThat(document.get("claims").get(0).get("seeds").asInt()).isEqualTo(2);
        assertThat(document.get("claims").get(1).get("code_version").asString())
                .isEqualTo(document.get("code_version").asString());
        Files.writeString(file, "{\n\"other\": 1\n}\n");
        assertThat(run("claims", "C10", "--seeds", "1", "--out", file.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("line 2 of", "no claim");
        assertThat(file).content().isEqualTo("{\n\"other\": 1\n}\n");
        assertThat(run("claims", "C10", "--fast", "--out", file.toString())).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsOneSentence() {
        assertThat(run(
                        "claims",
                        "C10",
                        "--seeds",
                        "1",
                        "--csv",
                        folder.resolve("no/such.csv").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("cannot write the table");
    }
}

package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;
import org.neuraxon.learn.anomaly.Anomaly;
import org.neuraxon.learn.anomaly.Cause;

/** The main job as a person meets it: rows in, sentences out. */
class WatchTest {

    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void listen() {
        out = new StringWriter();
        err = new StringWriter();
    }

    @Test
    void everyRowGivesOneObjectWithTheContractsKeys() throws IOException {
        Path file = wave("a.csv", 0, 300);
        assertThat(run("watch", file.toString(), "--json")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(300);
        assertThat(lines.get(0))
                .isEqualTo("{\"row\":0,\"time\":\"2026-01-01"
                        + " 00:00\",\"value\":0,\"forecast\":null,\"low\":null,\"high\":null,"
                        + "\"surprise\":0,\"anomaly\":0,\"alarm\":false,\"why\":null}");
        assertThat(lines.get(299))
                .startsWith("{\"row\":299,")
                .contains("\"forecast\":")
                .doesNotContain("\"anomaly\":0,");
    }

    @Test
    void stoppingAndGoingOnGivesTheSameLines() throws IOException {
        run("watch", wave("all.csv", 0, 400).toString(), "--json");
        String whole = out.toString();
        listen();
        Path brain = folder.resolve("brain.nxn");
        assertThat(run("watch", wave("first.csv", 0, 250).toString(), "--json", "--save", brain.toString()))
                .isZero();
        assertThat(run("watch", wave("second.csv", 250, 400).toString(), "--json", "--load", brain.toString()))
                .isZero();
        assertThat(out.toString()).isEqualTo(whole);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
        String file = wave("a.csv", 0, 300).toString();
        run("watch", file, "--json", "--seed", "5");
        String first = out.toString();
        listen();
        run("watch", file, "--json", "--seed", "5");
        assertThat(out.toString()).isEqualTo(first);
        listen();
        run("watch", file, "--json", "--seed", "6");
        assertThat(out.toString()).isNotEqualTo(first);
    }

    @Test
    void aBrokenRowEndsWithItsLineNumberAndKeepsWhatWasLearned() throws IOException {
        Path file = wave("a.csv", 0, 200);
        Files.writeString(file, Files.readString(file) + "2026-01-02 00:00,broken\n");
        Path brain = folder.resolve("brain.nxn");
        assertThat(run("watch", file.toString(), "--save", brain.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("202").contains("broken").doesNotContain("Exception");
        listen();
        assertThat(run("watch", wave("b.csv", 200, 210).toString(), "--json", "--load", brain.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("{\"row\":200,");
    }

    @Test
    void oddRowsAreCountedAndStrictRefusesThem() throws IOException {
        Path file = folder.resolve("odd.csv");
        Files.writeString(file, "t,x\n1,5\n2,\n3,NaN\n4,inf\n5,1e308\n6,7\n");
        assertThat(run("watch", file.toString(), "--value", "x")).isZero();
        assertThat(out.toString()).contains("6 rows, 4 without a value");
        assertThat(err.toString()).contains("Line 3");
        listen();
        assertThat(run("watch", file.toString(), "--value", "x", "--strict")).isEqualTo(1);
        assertThat(err.toString()).containsIgnoringCase("line 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        watch;none.csv                              | 2 | none.csv
        watch;FILE;--horizon;0                      | 2 | --horizon
        watch;FILE;--alarm-rate;0                   | 2 | --alarm-rate
        watch;FILE;--threads;0                      | 2 | --threads
        watch;FILE;--value;nope                     | 2 | nope
        watch;FILE;--load;FILE                      | 1 | not a Neuraxon snapshot
        watch;FILE;--bogus                          | 2 | --bogus
        watch;FILE;--record-limit;17179869184G      | 2 | more than any disk holds
        watch;-;--follow                            | 2 | --follow
        forecast;FILE;--horizon;0                   | 2 | --inputs
        forecast;FILE;--horizon;5000                | 2 | --horizon
        forecast;FILE;--score-from;100000           | 1 | no forecast was scored
        forecast;FILE;--score-from;50;--score-to;40 | 2 | --score-to 40 lies before 50
        replay;FILE                                 | 1 | FILE
        import;FILE                                 | 1 | FILE
        export;FILE                                 | 1 | not a Neuraxon snapshot
        inspect;FILE                                | 1 | not a Neuraxon snapshot
        inspect;none.nxn                            | 1 | there is no file\
        """)
    void whatCannotBeDoneIsSaidInOneSentence(String command, int code, String part) throws IOException {
        String file = wave("a.csv", 0, 60).toString();
        assertThat(run(command.strip().replace("FILE", file).split(";"))).isEqualTo(code);
        assertThat(err.toString())
                .contains(part.strip().replace("FILE", "a.csv"))
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void theCandidatesAreNamedWhenTheColumnIsNotClear() throws IOException {
        Path file = folder.resolve("two.csv");
        Files.writeString(file, "time,cpu,memory\n2026-01-01 00:00,1,2\n2026-01-01 00:01,1,2\n");
        assertThat(run("watch", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("'cpu'").contains("'memory'").doesNotContain("'time'");
    }

    @Test
    void severalColumnsHaveABrainEachAndNameThemselves() throws IOException {
        Path file = table("table.csv", 0, 400);
        assertThat(run("watch", file.toString(), "--value", "*", "--neurons", "0", "--json"))
                .isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3 * 400);
        assertThat(lines.get(3)).startsWith("{\"row\":1,\"time\":\"2026-01-01 00:01\",\"column\":\"b\",\"value\":");
        assertThat(lines.get(4)).contains("\"column\":\"c,d\"");
        assertThat(lines.get(5)).contains("\"column\":\"e\"");
        // Each is what it would be alone.
        for (String column : List.of("b", "c,d", "e")) {
            listen();
            assertThat(run("watch", file.toString(), "--value", column, "--neurons", "0", "--json"))
                    .isZero();
            String key = ",\"column\":\"" + column + "\"";
            assertThat(out.toString().lines())
                    .containsExactlyElementsOf(lines.stream()
                            .filter(line -> line.contains(key))
                            .map(line -> line.replace(key, ""))
                            .toList());
        }
        listen();
        assertThat(run("watch", file.toString(), "--value", "e,b", "--neurons", "0"))
                .isZero();
        assertThat(out.toString()).contains("row 300").contains("  b  ALARM").contains("400 rows of 2 columns");
        assertThat(err.toString()).contains("watching table.csv, 2 columns");
    }

    @Test
    void severalColumnsAreKeptInOneFile() throws IOException {
        run("watch", table("all.csv", 0, 300).toString(), "--value", "*", "--neurons", "5", "--json");
        String whole = out.toString();
        listen();
        String brain = folder.resolve("brain.nxn").toString();
        String first = table("first.csv", 0, 200).toString();
        String second = table("second.csv", 200, 300).toString();
        assertThat(run("watch", first, "--value", "*", "--neurons", "5", "--json", "--save", brain))
                .isZero();
        assertThat(run("watch", second, "--value", "*", "--json", "--load", brain))
                .isZero();
        assertThat(out.toString()).isEqualTo(whole);
        listen();
        assertThat(run("watch", second, "--value", "b", "--inputs", "e", "--load", brain))
                .isEqualTo(1);
        assertThat(err.toString()).contains("was learned from b, c,d, e but the stream gives b with inputs e");
        listen();
        assertThat(run("watch", second, "--value", "*", "--neurons", "6", "--load", brain))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--neurons 5");
        listen();
        assertThat(run(
                        "watch",
                        second,
                        "--value",
                        "*",
                        "--plot",
                        folder.resolve("p.html").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--plot and --record are for one column");
    }

    @Test
    void aThousandColumnsWorkAndTooManyAreRefusedBeforeTheyAreBegun() throws IOException {
        StringBuilder text = new StringBuilder("time");
        for (int column = 0; column < 1000; column++) {
            text.append(",c").append(column);
        }
        for (int t = 0; t < 4; t++) {
            text.append("\n").append(t + 1);
            for (int column = 0; column < 1000; column++) {
                text.append(',').append(column + t);
            }
        }
        Path file = Files.writeString(folder.resolve("wide.csv"), text);
        assertThat(run("watch", file.toString(), "--value", "*", "--neurons", "0", "--json"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(4000);
        listen();
        StringBuilder wide = new StringBuilder("c0");
        for (int column = 1; column < 90_000; column++) {
            wide.append(",c").append(column);
        }
        Files.writeString(file, wide + "\n" + "1,".repeat(89_999) + "1\n");
        assertThat(run("watch", file.toString(), "--value", "*", "--neurons", "500"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("90000 columns")
                .contains("NEURAXON_OPTS")
                .contains("--neurons");
    }

    @Test
    void onAnyNumberOfThreadsColumnsSayTheSame() throws IOException {
        StringBuilder text = new StringBuilder("t,c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10\n");
        for (int t = 0; t < 200; t++) {
            text.append(t);
            for (int column = 0; column <= 10; column++) {
                text.append(',').append((t * (column + 3) + t * t % 7) % 50);
            }
            text.append('\n');
        }
        String file = Files.writeString(folder.resolve("wide.csv"), text).toString();
        List<String> said = new ArrayList<>();
        for (String threads : List.of("1", "3", "40")) {
            listen();
            String brain = folder.resolve("brain" + threads).toString();
            assertThat(run(
                            "watch",
                            file,
                            "--value",
                            "*",
                            "--neurons",
                            "5",
                            "--threads",
                            threads,
                            "--json",
                            "--save",
                            brain))
                    .isZero();
            said.add(out.toString());
            assertThat(folder.resolve("brain" + threads)).hasSameBinaryContentAs(folder.resolve("brain1"));
        }
        assertThat(said.get(0).lines()).hasSize(11 * 200);
        assertThat(said).allMatch(said.get(0)::equals);
    }

    @Test
    void killedAtAnyMomentItGoesOnFromTheLastGoodState() throws Exception {
        run(
                "watch",
                wave("all.csv", 0, 5_000).toString(),
                "--neurons",
                "0",
                "--save",
                folder.resolve("a").toString());
        Path kept = folder.resolve("b");
        long rows = 0;
        int kills = 0;
        for (int attempt = 0; attempt < 3; attempt++) {
            List<String> command = command(
                    "watch",
                    wave("rest.csv", (int) rows, 5_000).toString(),
                    "--neurons",
                    "0",
                    "--save-every",
                    "0",
                    "--save",
                    kept.toString());
            if (rows > 0) {
                command.addAll(List.of("--load", kept.toString()));
            }
            long before = Files.exists(kept) ? Files.getLastModifiedTime(kept).toMillis() : 0;
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log" + attempt).toFile())
                    .start();
            while (process.isAlive()
                    && (!Files.exists(kept) || Files.getLastModifiedTime(kept).toMillis() == before)) {
                Thread.sleep(1);
            }
            Thread.sleep(7L * attempt);
            kills += process.isAlive() ? 1 : 0;
            process.destroyForcibly().waitFor();
            Snapshot state = SnapshotFile.read(kept);
            assertThat(state.getLong("rows")).isGreaterThan(rows);
            rows = state.getLong("rows");
        }
        assertThat(kills).isPositive();
        run(
                "watch",
                wave("rest.csv", (int) rows, 5_000).toString(),
                "--load",
                kept.toString(),
                "--save",
                kept.toString());
        assertThat(kept).hasSameBinaryContentAs(folder.resolve("a"));
    }

    @Test
    void aSlowStreamIsSavedAsOftenAsWasAskedFor() throws Exception {
        Path file = wave("slow.csv", 0, 3);
        Path brain = folder.resolve("brain.nxn");
        AtomicInteger code = new AtomicInteger(-1);
        Thread watching = new Thread(() -> code.set(run(
                "watch",
                file.toString(),
                "--follow",
                "--neurons",
                "0",
                "--save-every",
                "0",
                "--rows",
                "4",
                "--save",
                brain.toString())));
        watching.start();
        long rows = 0;
        for (int looks = 0; looks < 3000 && rows < 3; looks++) {
            Thread.sleep(10);
            rows = Files.exists(brain) ? SnapshotFile.read(brain).getLong("rows") : 0;
        }
        Files.writeString(file, "2026-01-01 00:03,0.5\n", StandardOpenOption.APPEND);
        watching.join();
        assertThat(rows).isEqualTo(3);
        assertThat(code).hasValue(0);
        assertThat(SnapshotFile.read(brain).getLong("rows")).isEqualTo(4);
    }

    @Test
    void whereResultsGoIsTriedBeforeTheFirstRow() throws IOException {
        String file = wave("a.csv", 0, 60).toString();
        for (String option : List.of("--save", "--plot")) {
            listen();
            assertThat(run("watch", file, "--json", option, "/no/such/folder/x"))
                    .isEqualTo(2);
            assertThat(err.toString()).contains(option + " /no/such/folder/x cannot be written");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void aSaveThatFailsEndsTheProcessWithItsSentence() throws Exception {
        Path file = wave("a.csv", 0, 60);
        Path place = Files.createDirectory(folder.resolve("place"));
        Process process = new ProcessBuilder(command(
                        "watch",
                        file.toString(),
                        "--follow",
                        "--neurons",
                        "0",
                        "--save-every",
                        "0",
                        "--save",
                        place.resolve("brain.nxn").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (process.isAlive() && !Files.exists(place.resolve("brain.nxn"))) {
            Thread.sleep(5);
        }
        Files.move(place, folder.resolve("elsewhere"));
        Files.writeString(file, "2026-01-01 01:00,0.5\n", StandardOpenOption.APPEND);
        // 130, after a minute, would be the answer to an interrupt that nobody sent.
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(folder.resolve("log")).content().contains("cannot write the snapshot");
    }

    @Test
    void anotherAlarmRateHoldsFromWhereABrainGoesOn() throws IOException {
        String first = wave("first.csv", 0, 400).toString();
        String second = wave("second.csv", 400, 900).toString();
        for (List<String> heard : List.of(List.<String>of(), List.of("--log", "value"))) {
            String kept = folder.resolve("kept" + heard.size()).toString();
            assertThat(run(with(heard, "watch", first, "--neurons", "0", "--save", kept)))
                    .isZero();
            listen();
            run(with(heard, "watch", second, "--load", kept, "--json"));
            long usual = alarms();
            listen();
            Path eager = folder.resolve("eager" + heard.size());
            assertThat(run(with(
                            heard,
                            "watch",
                            second,
                            "--load",
                            kept,
                            "--alarm-rate",
                            "2000",
                            "--json",
                            "--save",
                            eager.toString())))
                    .isZero();
            assertThat(alarms()).isGreaterThan(usual);
            String key = heard.isEmpty() ? "watcher/alarm_rate" : "watcher/watcher/alarm_rate";
            assertThat(SnapshotFile.read(eager).getDouble(key)).isEqualTo(2000);
        }
    }

    private long alarms() {
        return out.toString()
                .lines()
                .filter(line -> line.contains("\"alarm\":true"))
                .count();
    }

    private static String[] with(List<String> options, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(options);
        return all.toArray(String[]::new);
    }

    @Test
    void aForecastIsComparedWithWhatWasKnownWhenItWasMade() throws IOException {
        // The wave turns by 2.5 in 25 rows, so the last value repeated is off by 2 |sin 1.25| 2/pi on the average.
        assertThat(run("watch", wave("a.csv", 0, 2000).toString(), "--neurons", "0", "--horizon", "25"))
                .isZero();
        String repeated =
                out.toString().split("the last value repeated: ", 2)[1].split("\\)", 2)[0];
        assertThat(Double.parseDouble(repeated)).isBetween(1.15, 1.25);
    }

    @Test
    void severalColumnsWithoutAValueAreStillSeveral() throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), "time,a,b\n" + "NA,NaN,\n".repeat(30));
        assertThat(run("watch", file.toString(), "--value", "a,b", "--neurons", "0"))
                .isZero();
        assertThat(out.toString()).contains("30 rows of 2 columns, 60 values missing");
    }

    @Test
    void aColumnWithALineBreakInItsNameCanBeLoadedAgain() throws IOException {
        String brain = folder.resolve("brain.nxn").toString();
        Path file = Files.writeString(folder.resolve("a.csv"), "\"outside\n(degrees)\"\n1\n2\n3\n");
        assertThat(run("watch", file.toString(), "--neurons", "0", "--save", brain))
                .isZero();
        assertThat(run("watch", file.toString(), "--load", brain)).isZero();
        assertThat(out.toString()).contains("6 rows in its life");
    }

    @Test
    void aPointOfThePageIsOneRowWithWhatWasExpectedOfIt() throws IOException {
        Watcher watcher = new Watcher(WatcherSettings.standard().withNeurons(0));
        WatchPlot plot = new WatchPlot("a", watcher);
        for (int t = 0; t < 10_000; t++) {
            Anomaly anomaly = new Anomaly(0, 0, 0, false, "", Cause.NONE);
            plot.row(t, new Row(t, t, null, Row.NO_TIME, t, new double[0], 0), new Observation(t, t, t, anomaly));
        }
        Path page = folder.resolve("page.html");
        plot.write(page);
        String html = Files.readString(page);
        String rows = html.split("\"row\":\\[", 2)[1].split("]", 2)[0];
        assertThat(rows).startsWith("0,4,8,").endsWith(",9996");
        for (String key : List.of("value", "forecast", "low", "high")) {
            assertThat(html.split("\"" + key + "\":\\[", 2)[1].split("]", 2)[0]).isEqualTo(rows);
        }
    }

    @Test
    void numbersAreRounded() {
        assertThat(List.of(2.99996, 1234.5678, 999.99996, -0.1234567, 0.5, 1e-5, 3e9, 42.0).stream()
                        .map(Numbers::plain))
                .containsExactly("3", "1234.57", "1000", "-0.123457", "0.5", "1.000e-05", "3.000e+09", "42");
        assertThat(Numbers.plain(Double.NaN)).isEqualTo("missing");
    }

    @Test
    void nothingThatAStreamCanHoldEndsIt() throws IOException {
        StringBuilder text = new StringBuilder("time,value\n");
        for (int t = 0; t < 3000; t++) {
            String value = Double.toString(Math.sin(t * 0.1));
            if (t >= 500 && t < 900) {
                value = "NaN";
            } else if (t >= 1000 && t < 1400) {
                value = "7";
            } else if (t >= 1500 && t < 1800) {
                value = Double.toString(1e9 + Math.sin(t * 0.1));
            } else if (t == 2000) {
                value = "1e300";
            } else if (t == 2001) {
                value = "-1e-300";
            }
            // From row 2200 on the clock is set back by a day.
            int minute = t < 2200 ? t + 1440 : t;
            text.append(String.format(
                    "2026-01-%02d %02d:%02d,%s%n", 1 + minute / 1440, minute / 60 % 24, minute % 60, value));
        }
        Path file = Files.writeString(folder.resolve("hard.csv"), text);
        for (String neurons : List.of("0", "20")) {
            listen();
            assertThat(run("watch", file.toString(), "--json", "--neurons", neurons))
                    .isZero();
            List<String> lines = out.toString().lines().toList();
            assertThat(lines).hasSize(3000);
            assertThat(lines.subList(10, 3000))
                    .noneMatch(line -> line.contains("\"forecast\":null") || line.contains("\"high\":null"));
            assertThat(lines.get(1500)).contains("\"alarm\":true");
            assertThat(lines.subList(1002, 1400)).noneMatch(line -> line.contains("\"alarm\":true"));
        }
    }

    @Test
    void thePageHoldsItsDataAndFetchesNothing() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(run("watch", wave("a</script>.csv", 0, 7000).toString(), "--plot", page.toString()))
                .isZero();
        String html = Files.readString(page);
        assertThat(html)
                .contains("\"summary\":\"7000 rows")
                .contains("\"name\":\"noradrenaline\"", "\"name\":\"acetylcholine\"")
                .doesNotContain("/*DATA*/");
        assertThat(html).doesNotContain("src=").doesNotContain("http");
        assertThat(html.split("</script>", -1)).hasSize(3);
    }

    @Test
    void theVitalSignsOfWhatLivedStandAtTheEnd() throws IOException {
        Path file = wave("a.csv", 0, 600);
        Path brain = folder.resolve("brain.nxn");
        assertThat(run("watch", file.toString(), "--save", brain.toString())).isZero();
        assertThat(out.toString())
                .contains("vital signs of its network in these 600 rows; ")
                .contains(" 1 living neurons  green  1.000 ")
                .contains("green: 5 to 60")
                .contains("5 branching, 6 self activity, 7 responsiveness, 8 memory: not measurable yet")
                .contains("neuraxon vitals --load " + brain);
        listen();
        assertThat(run("vitals", "--load", brain.toString(), "--steps", "2000")).isZero();
        assertThat(out.toString()).startsWith("ring, 301 neurons, 600 moments old");
        listen();
        assertThat(run("watch", file.toString(), "--json")).isZero();
        assertThat(out.toString().lines()).hasSize(600);
        assertThat(err.toString()).contains("vital signs of its network");
        listen();
        assertThat(run("watch", file.toString(), "--neurons", "0")).isZero();
        assertThat(out.toString()).contains("vital signs: not measurable, there is no network");
        listen();
        assertThat(run("watch", table("t.csv", 0, 250).toString(), "--value", "b,e", "--neurons", "30"))
                .isZero();
        assertThat(out.toString()).contains("vital signs of 2 networks in these 250 rows, ");
    }

    @Test
    void liveFiguresCanBeWatched() {
        assertThat(run("watch", "--rows", "5", "--interval", "0.02", "--json")).isZero();
        assertThat(out.toString().lines()).hasSize(5).allMatch(line -> line.startsWith("{\"row\":"));
    }

    @Test
    void whatIsMissingInASnapshotHidesNoRange() {
        Snapshot snapshot = new Snapshot("thing", "test");
        snapshot.put("some", new double[] {Double.NaN, -1, 2.5, Double.NaN}, 4);
        snapshot.put("none", new double[] {Double.NaN}, 1);
        snapshot.put("empty", new int[0], 0);
        Path file = folder.resolve("thing.nxn");
        SnapshotFile.write(snapshot, file);
        assertThat(run("inspect", file.toString())).isZero();
        assertThat(out.toString()).contains("double[4]  -1 to 2.50000  2 NaN", "double[1]  1 NaN", " int[0]");
    }

    @Test
    void columnsAreHeardAsWasAskedFor() throws IOException {
        Path brain = folder.resolve("brain.nxn");
        List<String> keep = List.of("--neurons", "0", "--save", brain.toString());
        assertThat(run(with(
                        keep,
                        "watch",
                        "--rows",
                        "3",
                        "--interval",
                        "0.02",
                        "--inputs",
                        "load_1m",
                        "--category",
                        "load_1m")))
                .isZero();
        assertThat(SnapshotFile.read(brain).getText("heard")).isEqualTo("load_1m as category");
        // Letter case counts where it must.
        Path file = Files.writeString(folder.resolve("a.csv"), "time,Load,load\n1,2,3\n2,3,4\n");
        assertThat(run(with(keep, "watch", file.toString(), "--value", "load", "--inputs", "Load", "--log", "load")))
                .isZero();
        assertThat(SnapshotFile.read(brain).getText("heard")).isEqualTo("load as log");
    }

    @Test
    void aSeriesIsScoredBesideTheLastValueRepeated() throws IOException {
        assertThat(run("forecast", wave("a.csv", 0, 3000).toString(), "--horizon", "6", "--warm-up", "1000", "--json"))
                .isZero();
        assertThat(out.toString())
                .startsWith("{\"series\":\"value\",\"h\":6,\"n\":1994,\"nrmse\":0.0")
                .contains("\"mape\":")
                .contains("\"persistence_nrmse\":")
                .contains("\"rows_per_second\":");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    /** Three columns of numbers, one with a comma in its name, one of texts; column b jumps at row 300. */
    private Path table(String name, int from, int to) throws IOException {
        StringBuilder text = new StringBuilder("time,a,b,\"c,d\",e\n");
        for (int t = from; t < to; t++) {
            text.append(String.format(
                    "2026-01-01 %02d:%02d,host%d,%s,%d,%s%n",
                    t / 60,
                    t % 60,
                    t % 3,
                    Math.sin(t * 0.2) + (t == 300 ? 50 : 0),
                    t % 17,
                    t % 40 == 7 ? "" : "0." + t % 9));
        }
        return Files.writeString(folder.resolve(name), text);
    }

    /** The command in a process of its own. */
    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.neuraxon.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Path wave(String name, int from, int to) throws IOException {
        StringBuilder text = new StringBuilder("time,value\n");
        for (int t = from; t < to; t++) {
            text.append(String.format(
                    "2026-01-%02d %02d:%02d,%s%n",
                    1 + t / 1440, t / 60 % 24, t % 60, Math.sin(t * 0.1) + (t % 13 == 5 ? 0.01 : 0)));
        }
        Path directory = Files.createDirectories(folder);
        Path file = directory.resolve(name.replace("/", "_"));
        return Files.writeString(file, text);
    }
}

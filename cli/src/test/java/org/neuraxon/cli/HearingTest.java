package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuraxon.core.math.CounterRandom;

/** Columns that are not just numbers, as a person asks for them. */
class HearingTest {

    private static final String[] ALL = {
        "--value",
        "seconds",
        "--inputs",
        "shop,count,zip,when",
        "--log",
        "seconds",
        "--counter",
        "count",
        "--category",
        "zip",
        "--neurons",
        "10"
    };

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";
    private Path orders = Path.of("");

    /** Orders by the hour: what the next takes depends on this one's shop, and on the time of day. */
    @BeforeEach
    void write() throws IOException {
        orders = folder.resolve("orders.csv");
        StringBuilder csv = new StringBuilder("when,seconds,shop,count,zip\n");
        LocalDateTime start = LocalDateTime.of(2024, 1, 1, 0, 0);
        CounterRandom random = new CounterRandom(1);
        int count = 0;
        int shop = 0;
        for (int t = 0; t < 600; t++) {
            double day = Math.sin(2 * Math.PI * t / 24);
            double seconds = 100 * (1 + (shop == 0 ? 0 : shop == 1 ? 9 : 3)) * (2 + day);
            shop = random.below(3, 0, t, 0);
            count = t % 200 == 199 ? 0 : count + 5 + t % 3;
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%.3f,%s,%d,%s%n",
                    start.plusHours(t).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")),
                    seconds,
                    List.of("north", "south", "").get(shop),
                    count,
                    t % 4 == 0 ? "10" : "2" + t % 3));
        }
        Files.writeString(orders, csv);
    }

    private int run(String command, Path file, String... more) {
        StringWriter written = new StringWriter();
        StringWriter problems = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(command, file.toString()));
        arguments.addAll(List.of(more));
        int code = Main.run(new PrintWriter(written), new PrintWriter(problems), arguments.toArray(new String[0]));
        out = written.toString();
        err = problems.toString();
        return code;
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    private double nrmse(String... more) {
        assertThat(run("forecast", orders, with(more, "--value", "seconds", "--warm-up", "200", "--json")))
                .as(err)
                .isZero();
        return Double.parseDouble(out.replaceAll("(?s).*\"nrmse\":([^,]+),.*", "$1"));
    }

    @Test
    void kindsAndTheTimeOfDayMakeTheForecastBetter() {
        double alone = nrmse();
        double both = nrmse("--inputs", "shop", "--calendar");
        assertThat(both).isLessThan(0.7 * alone);
        assertThat(nrmse("--inputs", "shop,when")).isEqualTo(both);
        assertThat(nrmse("--log", "seconds", "--inputs", "shop")).isLessThan(0.7 * alone);
    }

    @Test
    void stoppingAndGoingOnGivesTheSameLines() throws IOException {
        assertThat(run("watch", orders, with(ALL, "--json"))).as(err).isZero();
        String whole = out;
        assertThat(whole.lines()).hasSize(600);
        assertThat(whole.lines().skip(500)).allMatch(line -> line.contains("\"low\":") && !line.contains("\"low\":-"));
        List<String> lines = Files.readAllLines(orders);
        Path first = Files.write(folder.resolve("first.csv"), lines.subList(0, 401));
        List<String> rest = new ArrayList<>(lines.subList(401, lines.size()));
        rest.add(0, lines.get(0));
        Path second = Files.write(folder.resolve("second.csv"), rest);
        String brain = folder.resolve("brain.nxn").toString();
        assertThat(run("watch", first, with(ALL, "--json", "--save", brain)))
                .as(err)
                .isZero();
        String told = out;
        assertThat(run("watch", second, with(ALL, "--json", "--load", brain)))
                .as(err)
                .isZero();
        assertThat(told + out).isEqualTo(whole);
        assertThat(run("watch", second, "--value", "seconds", "--inputs", "shop,count,zip,when", "--load", brain))
                .isEqualTo(1);
        assertThat(err)
                .contains(
                        "was learned from seconds as log, shop as category, count as counter, zip as category, when as"
                                + " calendar and is now to hear");
    }

    @Test
    void aCounterIsWatchedByItsGrowthAndSeveralColumnsHearTheCalendar() {
        assertThat(run("watch", orders, "--value", "count", "--counter", "count", "--neurons", "0", "--json"))
                .as(err)
                .isZero();
        assertThat(out.lines().skip(1)).allMatch(line -> line.matches(".*\"value\":[05-7],.*"));
        assertThat(run("watch", orders, "--value", "*", "--log", "*", "--calendar", "--neurons", "0", "--json"))
                .as(err)
                .isZero();
        assertThat(out.lines()).hasSize(3 * 600);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        --value;seconds;--log;nope                        | 'nope' of --log, --difference or --counter is neither
        --value;seconds;--category;zip                    | --category zip is no input
        --value;seconds;--log;seconds;--counter;seconds   | 'seconds' cannot be heard as log and as counter
        --value;seconds;--inputs;shop;--log;shop          | 'shop' cannot be heard as log and as category
        --value;shop                                      | is not a number\
        """)
    void whatCannotBeIsSaidInOneSentence(String arguments, String part) {
        assertThat(run("watch", orders, arguments.split(";"))).isNotZero();
        assertThat(err).contains(part).doesNotContain("Exception");
    }

    @Test
    void aCalendarNeedsDates() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.csv"), "x\n1\n2\n3\n");
        assertThat(run("forecast", plain, "--calendar")).isEqualTo(2);
        assertThat(err).contains("--calendar needs a column of dates");
    }
}

package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.recording.Quantity;
import org.neuraxon.exchange.recording.RecordedTable;
import org.neuraxon.exchange.recording.Recording;
import org.neuraxon.exchange.recording.RecordingEnd;
import org.neuraxon.exchange.recording.RecordingSchema;
import org.neuraxon.query.QueryLimits;
import org.neuraxon.query.RecordingQuery;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuraxon query}: asks a recording in SQL. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Asks a recording in SQL; without SQL it lists the recording's tables, units and meanings.",
            "Every table is there under its name, and beside them meanings, configuration and facts. A query reads, and only the recording. It is answered by DuckDB, whose jar (80 MB) a checkout fetches with the first query."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon query --recording calm",
            "  neuraxon query --recording calm 'SELECT step, up, down FROM moments ORDER BY up DESC LIMIT 5'",
            "  neuraxon query --recording calm 'FROM neurons WHERE neuron = 42' --export neuron42.parquet",
            "  neuraxon query --recording calm \"SELECT * FROM configuration WHERE key LIKE 'plateau%%'\""
        })
final class Query implements Callable<Integer> {

    private static final int SHOWN_ROWS = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SQL",
            arity = "0..1",
            description = "one statement that reads: SELECT, FROM, SUMMARIZE ...")
    private @Nullable String sql;

    @Option(
            names = "--recording",
            paramLabel = "DIR",
            description = "the folder of the recording (default: the current folder)")
    private Path folder = Path.of("");

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "the most rows to print (default: " + SHOWN_ROWS + " in a table, else all)")
    private @Nullable Long rows;

    @Option(names = "--seconds", paramLabel = "S", description = "call the query off after S seconds")
    private @Nullable Double seconds;

    @ArgGroup
    private @Nullable Form form;

    /** How the answer is given. */
    static final class Form {

        @Option(names = "--csv", description = "print CSV")
        private boolean csv;

        @Option(names = "--json", description = "print one JSON document: columns, rows, more")
        private boolean json;

        @Option(
                names = "--export",
                paramLabel = "FILE",
                description = "write a file instead: Parquet if its name ends with .parquet, else CSV")
        private @Nullable Path export;
    }

    @Override
    public Integer call() {
        QueryLimits limits = QueryLimits.wide();
        Form asked = form == null ? new Form() : form;
        try {
            if (seconds != null) {
                limits = limits.withTime(Duration.ofNanos((long) (seconds * 1e9)));
            }
            if (rows != null) {
                limits = limits.withRows(rows);
            } else if (!asked.csv && !asked.json) {
                limits = limits.withRows(SHOWN_ROWS);
            }
        } catch (IllegalArgumentException e) {
            throw new Failure("--rows and --seconds must be above 0", ExitCode.USAGE);
        }
        if (folder.toString().isEmpty() && !Files.exists(Path.of("schema.json"))) {
            throw new Failure("the current folder holds no recording; name one with --recording DIR", ExitCode.USAGE);
        }
        Recording recording = Recording.open(folder);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (sql == null) {
            if (asked.export != null || asked.csv) {
                throw new Failure("there is no SQL to answer; give it, for instance 'FROM moments'", ExitCode.USAGE);
            }
            list(recording, out, asked.json);
            return ExitCode.OK;
        }
        if (asked.export != null) {
            long written = RecordingQuery.export(recording, limits, sql, asked.export);
            err.println(written + " rows written to " + asked.export);
            err.flush();
            return ExitCode.OK;
        }
        try (RecordingQuery query = RecordingQuery.open(recording, limits)) {
            AnswerPrinter printer = asked.json
                    ? new AnswerPrinter.Json(out)
                    : asked.csv ? new AnswerPrinter.Csv(out) : new AnswerPrinter.Table(out);
            boolean more = query.ask(sql, printer);
            printer.end(more);
            if (more) {
                err.println("neuraxon: there are more rows; --rows N shows more, --csv and --export give all");
                err.flush();
            }
        }
        return ExitCode.OK;
    }

    private static void list(Recording recording, PrintWriter out, boolean json) {
        RecordingSchema schema = recording.schema();
        String state = recording
                .end()
                .map(end -> end.complete() ? end.why() : "not complete: " + end.why())
                .orElse("without an end: interrupted, or still being written");
        if (json) {
            JsonLine tables = new JsonLine();
            for (RecordedTable table : schema.tables()) {
                JsonLine columns = new JsonLine();
                for (Quantity column : table.columns()) {
                    columns.put(
                            column.name(),
                            new JsonLine()
                                    .put("type", column.kind().key())
                                    .put("unit", column.unit())
                                    .put("about", column.about()));
                }
                tables.put(table.name(), columns);
            }
            out.println(new JsonLine()
                    .put("about", schema.about())
                    .put("code_version", schema.codeVersion())
                    .put("digest_start", schema.digestStart())
                    .put(
                            "digest_end",
                            recording.end().map(RecordingEnd::digestEnd).orElse(null))
                    .put("complete", recording.end().map(RecordingEnd::complete).orElse(false))
                    .put("tables", tables));
            return;
        }
        out.printf("%s, code %s; %s%n", schema.about(), schema.codeVersion(), state);
        schema.facts().forEach((name, value) -> out.printf(Locale.ROOT, "  %-16s %s%n", name, value));
        for (RecordedTable table : schema.tables()) {
            String rows = recording
                    .end()
                    .map(end -> " (" + rows(end, table) + " rows)")
                    .orElse("");
            out.printf("%n%s: %s%s%n", table.name(), table.about(), rows);
            for (Quantity column : table.columns()) {
                out.printf(
                        "  %-22s %-8s %-20s %s%n", column.name(), column.kind().key(), column.unit(), column.about());
            }
        }
        out.flush();
    }

    private static long rows(RecordingEnd end, RecordedTable table) {
        return end.parts().getOrDefault(table.name(), List.of()).stream()
                .mapToLong(RecordingEnd.Part::rows)
                .sum();
    }
}

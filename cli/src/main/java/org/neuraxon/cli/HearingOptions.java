package org.neuraxon.cli;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.exchange.stream.InputKind;
import org.neuraxon.exchange.stream.RowSource;
import org.neuraxon.exchange.stream.SeriesRequest;
import org.neuraxon.learn.encode.Encoding;
import picocli.CommandLine.Option;

/** How the columns of a stream are to be heard, as asked for. */
final class HearingOptions {

    @Option(
            names = "--log",
            paramLabel = "COL",
            split = ",",
            description =
                    "columns heard by their logarithm: what spans orders of magnitude ('*': all that are watched)")
    private List<String> logarithms = List.of();

    @Option(
            names = "--difference",
            paramLabel = "COL",
            split = ",",
            description = "columns heard by their change from row to row; watched, it is the change that is forecast")
    private List<String> differences = List.of();

    @Option(
            names = "--counter",
            paramLabel = "COL",
            split = ",",
            description = "the same of counters: a fall is a new start from 0")
    private List<String> counters = List.of();

    @Option(
            names = "--category",
            paramLabel = "COL",
            split = ",",
            description = "inputs that are kinds without order though they look like numbers")
    private List<String> categories = List.of();

    @Option(
            names = "--calendar",
            description = "let the time of day, week and year help (as does naming the time column in --inputs)")
    private boolean calendar;

    /** The request with what these options need of the source. */
    SeriesRequest asked(SeriesRequest request) {
        for (String category : categories) {
            if (request.inputs().stream().noneMatch(category::equalsIgnoreCase)) {
                throw new Failure(
                        "--category " + category + " is no input; name it in --inputs too (a kind cannot be watched)",
                        ExitCode.USAGE);
            }
        }
        return request.withMixed(true).withTexts(categories);
    }

    /**
     * How the columns of a source are heard.
     *
     * @param watched how many of its columns, the first, are watched or forecast
     */
    Hearing of(RowSource source, int watched) {
        List<String> columns = source.columns();
        List<InputKind> kinds = source.inputKinds();
        refuseUnknown(columns);
        List<Encoding> encodings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            InputKind kind = i == 0 ? InputKind.NUMBER : kinds.get(i - 1);
            encodings.add(encoding(i, columns, kind, i < watched));
        }
        boolean more = calendar && !encodings.contains(Encoding.CALENDAR);
        if (more && !source.hasCalendar()) {
            throw new Failure(
                    "--calendar needs a column of dates, and none was found; name it with --time", ExitCode.USAGE);
        }
        return new Hearing(columns, encodings.subList(0, watched), encodings.subList(watched, columns.size()), more);
    }

    private void refuseUnknown(List<String> columns) {
        List<String> named = new ArrayList<>();
        named.addAll(logarithms);
        named.addAll(differences);
        named.addAll(counters);
        for (String name : named) {
            if (!name.equals(SeriesRequest.ALL) && columns.stream().noneMatch(name::equalsIgnoreCase)) {
                throw new Failure(
                        "the column '" + name + "' of --log, --difference or --counter is neither watched nor an input",
                        ExitCode.USAGE);
            }
        }
    }

    private Encoding encoding(int column, List<String> columns, InputKind kind, boolean watched) {
        List<Encoding> asked = new ArrayList<>();
        if (isNamed(logarithms, column, columns, watched)) {
            asked.add(Encoding.LOG);
        }
        if (isNamed(differences, column, columns, watched)) {
            asked.add(Encoding.DIFFERENCE);
        }
        if (isNamed(counters, column, columns, watched)) {
            asked.add(Encoding.COUNTER);
        }
        if (kind == InputKind.TIME) {
            asked.add(Encoding.CALENDAR);
        } else if (kind == InputKind.TEXT || !watched && isNamed(categories, column, columns, false)) {
            asked.add(Encoding.CATEGORY);
        }
        if (asked.size() > 1) {
            throw new Failure(
                    "the column '" + columns.get(column) + "' cannot be heard as "
                            + asked.get(0).key() + " and as " + asked.get(1).key() + "; choose one",
                    ExitCode.USAGE);
        }
        return asked.isEmpty() ? Encoding.NUMBER : asked.get(0);
    }

    /** Whether a column is among those named; letter case counts only if it must, as in the table itself. */
    private static boolean isNamed(List<String> names, int column, List<String> columns, boolean watched) {
        String own = columns.get(column);
        return names.stream()
                        .anyMatch(name -> name.equals(own) || name.equalsIgnoreCase(own) && !columns.contains(name))
                || (watched && names.contains(SeriesRequest.ALL));
    }
}

package org.neuraxon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neuraxon.query.Answer;
import org.neuraxon.query.AnswerReader;

/** Prints what a query has found. */
interface AnswerPrinter extends AnswerReader {

    /**
     * All rows are there.
     *
     * @param more whether some were left out
     */
    void end(boolean more);

    /** One JSON document; what JSON cannot hold is null. */
    final class Json implements AnswerPrinter {

        private final PrintWriter out;
        private boolean first = true;

        Json(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void columns(List<Answer.Column> columns) {
            List<JsonLine> named = columns.stream()
                    .map(column -> new JsonLine().put("name", column.name()).put("type", column.type()))
                    .toList();
            String head = new JsonLine().put("columns", named).toString();
            out.print(head.substring(0, head.length() - 1) + ",\"rows\":[");
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            out.print(first ? "\n" : ",\n");
            first = false;
            out.print(cells.stream().map(Json::cell).collect(Collectors.joining(",", "[", "]")));
        }

        @Override
        public void end(boolean more) {
            out.println("],\"more\":" + more + "}");
            out.flush();
        }

        private static String cell(@Nullable Object value) {
            // A line with one key is the shortest way to a value in the house's JSON.
            JsonLine line = new JsonLine();
            if (value instanceof Long number) {
                line.put("", number.longValue());
            } else if (value instanceof Double number) {
                line.put("", number.doubleValue());
            } else if (value instanceof Boolean flag) {
                line.put("", flag.booleanValue());
            } else {
                line.put("", value == null ? null : value.toString());
            }
            String text = line.toString();
            return text.substring(4, text.length() - 1);
        }
    }

    /** CSV with a header; a missing value is an empty cell. */
    final class Csv implements AnswerPrinter {

        private final PrintWriter out;

        Csv(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void columns(List<Answer.Column> columns) {
            out.println(columns.stream().map(column -> cell(column.name())).collect(Collectors.joining(",")));
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            out.println(cells.stream().map(Csv::cell).collect(Collectors.joining(",")));
        }

        @Override
        public void end(boolean more) {
            out.flush();
        }

        private static String cell(@Nullable Object value) {
            if (value == null) {
                return "";
            }
            String text = value.toString();
            boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0);
            return plain || !(value instanceof String) ? text : '"' + text.replace("\"", "\"\"") + '"';
        }
    }

    /** Columns side by side; numbers to the right. */
    final class Table implements AnswerPrinter {

        private static final int WIDEST = 60;

        private final PrintWriter out;
        private final List<List<String>> lines = new ArrayList<>();
        private final List<Boolean> numbers = new ArrayList<>();

        Table(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void columns(List<Answer.Column> columns) {
            lines.add(columns.stream().map(Answer.Column::name).toList());
            columns.forEach(column -> numbers.add(false));
        }

        @Override
        public void row(List<@Nullable Object> cells) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                Object value = cells.get(i);
                if (value instanceof Number) {
                    numbers.set(i, true);
                }
                line.add(value == null ? "" : value instanceof Double number ? Numbers.plain(number) : plain(value));
            }
            lines.add(line);
        }

        @Override
        public void end(boolean more) {
            int columns = numbers.size();
            int[] widths = new int[columns];
            for (List<String> line : lines) {
                for (int i = 0; i < columns; i++) {
                    widths[i] = Math.max(widths[i], line.get(i).length());
                }
            }
            for (List<String> line : lines) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < columns; i++) {
                    String gap = " ".repeat(widths[i] - line.get(i).length());
                    text.append(i == 0 ? "" : "  ").append(numbers.get(i) ? gap + line.get(i) : line.get(i) + gap);
                }
                out.println(text.toString().stripTrailing());
            }
            out.flush();
        }

        private static String plain(Object value) {
            String text = value.toString().replaceAll("\\s+", " ");
            return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
        }
    }
}

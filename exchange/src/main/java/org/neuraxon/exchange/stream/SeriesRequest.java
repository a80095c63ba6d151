package org.neuraxon.exchange.stream;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted from a table of rows.
 *
 * @param value name of the value column; null: the only column of numbers that is not the time
 * @param time name of the time column; null: found by its content, and a table without one is fine
 * @param inputs names of further columns to read as numbers, without repetition
 * @param strict whether an {@link Oddity} is an error
 * @param follow whether to wait for more rows at the end of a file, as {@code tail -F} does
 * @param skipLines lines before the header to pass over
 * @param poll how often a followed file is looked at
 * @param several whether {@code value} may name several columns, separated by commas, or be {@link #ALL}; a row has the first as its value
 *     and the others before its inputs
 * @param mixed whether inputs may hold texts, and the time may be one of them; otherwise all must hold numbers
 * @param texts names of inputs that hold texts even where they look like numbers
 */
public record SeriesRequest(
        @Nullable String value,
        @Nullable String time,
        List<String> inputs,
        boolean strict,
        boolean follow,
        int skipLines,
        Duration poll,
        boolean several,
        boolean mixed,
        List<String> texts) {

    /** In place of names: every column of numbers that is neither the time nor an input. */
    public static final String ALL = "*";

    /** Everything by inspection, nothing strict, nothing followed. */
    public static final SeriesRequest INSPECT =
            new SeriesRequest(null, null, List.of(), false, false, 0, Duration.ofMillis(200), false, false, List.of());

    /** Checks that the request can be met at all. */
    public SeriesRequest {
        inputs = List.copyOf(inputs);
        texts = List.copyOf(texts);
        if (skipLines < 0) {
            throw StreamException.usage("The number of lines to skip cannot be negative: " + skipLines + ".");
        }
        if (poll.isNegative() || poll.isZero()) {
            throw StreamException.usage(
                    "The time between two looks at a followed file must be positive: " + poll + ".");
        }
        if (inputs.stream().distinct().count() != inputs.size()) {
            throw StreamException.usage("An input column is named twice: " + String.join(", ", inputs) + ".");
        }
        if (value != null && (Objects.equals(value, time) || inputs.contains(value))) {
            throw StreamException.usage("Column " + StreamException.quote(value)
                    + " is asked for twice: it is the value, and so neither the time nor an input.");
        }
    }

    /** The same request with this value column. */
    public SeriesRequest withValue(@Nullable String name) {
        return new SeriesRequest(name, time, inputs, strict, follow, skipLines, poll, several, mixed, texts);
    }

    /** The same request with this time column. */
    public SeriesRequest withTime(@Nullable String name) {
        return new SeriesRequest(value, name, inputs, strict, follow, skipLines, poll, several, mixed, texts);
    }

    /** The same request with these inputs. */
    public SeriesRequest withInputs(List<String> names) {
        return new SeriesRequest(value, time, names, strict, follow, skipLines, poll, several, mixed, texts);
    }

    /** The same request, strict or not. */
    public SeriesRequest withStrict(boolean on) {
        return new SeriesRequest(value, time, inputs, on, follow, skipLines, poll, several, mixed, texts);
    }

    /** The same request, following the file or not. */
    public SeriesRequest withFollow(boolean on) {
        return new SeriesRequest(value, time, inputs, strict, on, skipLines, poll, several, mixed, texts);
    }

    /** The same request, passing over this many lines before the header. */
    public SeriesRequest withSkipLines(int lines) {
        return new SeriesRequest(value, time, inputs, strict, follow, lines, poll, several, mixed, texts);
    }

    /** The same request, looking at a followed file this often. */
    public SeriesRequest withPoll(Duration interval) {
        return new SeriesRequest(value, time, inputs, strict, follow, skipLines, interval, several, mixed, texts);
    }

    /** The same request, for several values or one. */
    public SeriesRequest withSeveral(boolean on) {
        return new SeriesRequest(value, time, inputs, strict, follow, skipLines, poll, on, mixed, texts);
    }

    /** The same request, with inputs of all kinds or of numbers. */
    public SeriesRequest withMixed(boolean on) {
        return new SeriesRequest(value, time, inputs, strict, follow, skipLines, poll, several, on, texts);
    }

    /** The same request, with these inputs taken for texts. */
    public SeriesRequest withTexts(List<String> names) {
        return new SeriesRequest(value, time, inputs, strict, follow, skipLines, poll, several, mixed, names);
    }
}

package org.neuraxon.exchange.stream;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a series.
 *
 * @param row number of the data row, from 0
 * @param line line in the file on which the row begins, from 1; of sources that are no file, {@code row + 1}
 * @param timeText the time exactly as written, without the spaces or quotes around it; null without a time column or in an empty cell
 * @param timeMicros microseconds since 1970-01-01T00:00, in UTC where the text names a zone or is a number of the epoch, otherwise of
 *     the wall clock as written; {@link #NO_TIME} where there is none. Finer digits are cut off.
 * @param value the value; NaN where it is missing, never infinite
 * @param inputs the inputs in the order asked for; NaN where one is missing, never infinite. Belongs to the receiver.
 * @param flags what is odd, one bit for each {@link Oddity}; see {@link #is} and {@link #oddities}
 */
public record Row(
        long row, long line, @Nullable String timeText, long timeMicros, double value, double[] inputs, int flags) {

    /** In place of {@link #timeMicros} where a row has no time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private static final Oddity[] ODDITIES = Oddity.values();

    /** Whether the row carries a time. */
    public boolean hasTime() {
        return timeMicros != NO_TIME;
    }

    /** The time, with a wall clock of no known zone taken as UTC; null where there is none. */
    public @Nullable Instant instant() {
        return hasTime() ? Instant.EPOCH.plus(timeMicros, ChronoUnit.MICROS) : null;
    }

    /** The time on the clock that {@link #timeMicros} counts; null where there is none. */
    public @Nullable LocalDateTime clock() {
        Instant instant = instant();
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** The same row with another value and other inputs. */
    public Row withValue(double other, double[] otherInputs) {
        return new Row(row, line, timeText, timeMicros, other, otherInputs, flags);
    }

    /** Whether the value is missing. */
    public boolean isMissing() {
        return Double.isNaN(value);
    }

    /** Whether the row shows this oddity. */
    public boolean is(Oddity oddity) {
        return (flags & oddity.bit()) != 0;
    }

    /** All that is odd about the row; empty for most. */
    public Set<Oddity> oddities() {
        EnumSet<Oddity> found = EnumSet.noneOf(Oddity.class);
        for (Oddity oddity : ODDITIES) {
            if (is(oddity)) {
                found.add(oddity);
            }
        }
        return found;
    }
}

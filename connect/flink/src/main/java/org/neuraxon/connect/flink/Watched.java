package org.neuraxon.connect.flink;

import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.neuraxon.learn.Observation;

/**
 * What a brain says of one row of its key.
 *
 * @param <K> the keys
 * @param key the key
 * @param time the row's event time in milliseconds, {@link #NO_TIME} if it has none
 * @param row the number of the row in the life of this key's brain, from 0, the missing ones counted
 * @param value the value; NaN if missing
 * @param forecast what was expected of this row, as many rows before as the horizon says; NaN while there was no forecast
 * @param low the lower end of its 95 % band
 * @param high the upper end of its 95 % band
 * @param surprise how rare it is under what the key did before, in nats: the largest of the detector's streams
 * @param anomaly 1 minus the chance of a row at least this unusual
 * @param alarm whether it is worth a person's time
 * @param why what stood out, in a sentence; empty unless the row is an alarm or {@code anomaly} is at least 0.99
 * @param absent whether there was no such row: it was due by {@link WatchFunction.Builder#step} and had not come
 */
public record Watched<K>(
        K key,
        long time,
        long row,
        double value,
        double forecast,
        double low,
        double high,
        double surprise,
        double anomaly,
        boolean alarm,
        String why,
        boolean absent) {

    /** The time of a row without one. */
    public static final long NO_TIME = Long.MIN_VALUE;

    static <K> Watched<K> of(K key, long time, long row, double value, Observation seen, boolean absent) {
        return new Watched<>(
                key,
                time,
                row,
                value,
                seen.forecast(),
                seen.low(),
                seen.high(),
                seen.anomaly().surprise(),
                seen.anomaly().anomaly(),
                seen.anomaly().alarm(),
                seen.anomaly().why(),
                absent);
    }

    /** How Flink carries it, for keys that are carried like this: field by field, without Kryo. */
    @SuppressWarnings("unchecked") // a class literal cannot name its type argument
    public static <K> TypeInformation<Watched<K>> typeInformation(TypeInformation<K> key) {
        return (TypeInformation<Watched<K>>) (TypeInformation<?>) Types.POJO(
                Watched.class,
                Map.ofEntries(
                        Map.entry("key", key),
                        Map.entry("time", Types.LONG),
                        Map.entry("row", Types.LONG),
                        Map.entry("value", Types.DOUBLE),
                        Map.entry("forecast", Types.DOUBLE),
                        Map.entry("low", Types.DOUBLE),
                        Map.entry("high", Types.DOUBLE),
                        Map.entry("surprise", Types.DOUBLE),
                        Map.entry("anomaly", Types.DOUBLE),
                        Map.entry("alarm", Types.BOOLEAN),
                        Map.entry("why", Types.STRING),
                        Map.entry("absent", Types.BOOLEAN)));
    }
}

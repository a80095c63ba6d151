package org.neuraxon.connect.flink;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** What jobs of this JVM gave, each result once; that a result given twice is the same both times is checked while it is taken down. */
public final class Ledger {

    private static final Map<String, Watched<String>> RESULTS = new TreeMap<>();
    private static final List<String> CONTRADICTIONS = new CopyOnWriteArrayList<>();
    private static final List<Object> LATE = new CopyOnWriteArrayList<>();
    private static int again;

    private Ledger() {}

    public static synchronized void clear() {
        RESULTS.clear();
        CONTRADICTIONS.clear();
        LATE.clear();
        again = 0;
    }

    /** Everything given, by key and row. */
    public static synchronized Map<String, Watched<String>> results() {
        return new TreeMap<>(RESULTS);
    }

    /** How many there are. */
    public static synchronized int size() {
        return RESULTS.size();
    }

    /** Takes in what another job has given before. */
    public static synchronized void add(Map<String, Watched<String>> before) {
        RESULTS.putAll(before);
    }

    public static List<String> contradictions() {
        return List.copyOf(CONTRADICTIONS);
    }

    public static List<Object> late() {
        return List.copyOf(LATE);
    }

    /** How many results were given a second time, as after a failure. */
    public static synchronized int again() {
        return again;
    }

    public static <T> void listen(SingleOutputStreamOperator<Watched<String>> seen, WatchFunction<String, T> watch) {
        seen.map(new Writer()).sinkTo(new DiscardingSink<>());
        seen.getSideOutput(watch.lateRows())
                .map(new LateWriter<>())
                .setParallelism(1)
                .sinkTo(new DiscardingSink<>());
    }

    private static synchronized void write(Watched<String> one) {
        Watched<String> before = RESULTS.putIfAbsent(String.format("%s %09d", one.key(), one.row()), one);
        if (before != null) {
            again++;
            // Records compare doubles by their bits.
            if (!before.equals(one)) {
                CONTRADICTIONS.add(before + " and then " + one);
            }
        }
    }

    private static final class Writer extends RichMapFunction<Watched<String>, Boolean> {

        @Override
        public Boolean map(Watched<String> one) {
            write(one);
            return true;
        }
    }

    private static final class LateWriter<T> extends RichMapFunction<T, Boolean> {

        @Override
        public Boolean map(T one) {
            LATE.add(one);
            return true;
        }
    }
}

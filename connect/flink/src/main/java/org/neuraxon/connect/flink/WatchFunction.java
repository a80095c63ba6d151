package org.neuraxon.connect.flink;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.learn.WatcherSettings;

/**
 * Watches every key of a stream with a brain of its own: forecast, surprise and alarms from the key's first row on, without training.
 *
 * <pre>{@code
 * WatchFunction<String, Measurement> watch = WatchFunction
 *         .keyedBy(Types.STRING, TypeInformation.of(Measurement.class), Measurement::value)
 *         .allowedLateness(Duration.ofSeconds(5))
 *         .build();
 * SingleOutputStreamOperator<Watched<String>> seen =
 *         measurements.keyBy(Measurement::sensor).process(watch).uid("watch");
 * seen.filter(Watched::alarm).sinkTo(...);
 * seen.getSideOutput(watch.lateRows()).sinkTo(...);
 * }</pre>
 *
 * <p><b>Time.</b> The rows of a key are lived in the order of their event times: each waits until the watermark has passed its time by the
 * allowed lateness. A row that comes after that is not lived but goes to {@link #lateRows}. Rows of one key and time are lived in order of
 * arrival. With {@link Builder#step} a row that is due and does not come is lived as a missing one, so that silence can alarm.
 *
 * <p><b>State.</b> Brains are keyed state, so they are in every checkpoint and savepoint, follow their keys to another parallelism, and a
 * restored job goes on bit for bit. With Flink's heap state (the default) a brain is an object in memory and is written only when a
 * checkpoint is taken; with a state backend that keeps bytes (RocksDB) it would be written and read for every row. A brain has 55 kB in a
 * checkpoint without neurons, 211 kB with 30, 1.1 MB with 300, and a tenth more in memory; a key that gets a row while a checkpoint is
 * written is there twice meanwhile. So plan a heap of twice the number of keys times that, and a pause between checkpoints.
 *
 * <p>For results that are the same in every run the rows of a key must arrive in one order: one source split per key, as always in Flink.
 *
 * @param <K> the keys
 * @param <T> the rows
 */
public final class WatchFunction<K, T> extends KeyedProcessFunction<K, T, Watched<K>>
        implements CheckpointedFunction, ResultTypeQueryable<Watched<K>> {

    /** Absent rows in turn that a brain is told of; then the key is taken to rest until its next row. */
    public static final int LONGEST_SILENCE = 1000;

    private static final int NEVER = 0;

    private final TypeInformation<K> keyType;
    private final Column<T> value;
    private final List<Column<T>> inputs;
    private final OutputTag<T> lateRows;
    private final int horizon;
    private final double alarmRate;
    private final int neurons;
    private final long seed;
    private final boolean inOrderOfArrival;
    private final long lateness;
    private final long step;
    private final long forgetAfter;

    private transient WatcherSettings settings;
    private transient ValueState<@Nullable Brain> brains;
    private transient MapState<Long, @Nullable List<double[]>> waiting;
    private transient WatchMetrics<K> metrics;

    @SuppressWarnings("NullAway.Init") // initializeState() sets it
    private transient ListState<Long> keptWatermark;

    private transient long newestWatermark;

    @SuppressWarnings("NullAway.Init") // open() sets the rest, on the machine where the function runs
    private WatchFunction(Builder<K, T> builder) {
        keyType = builder.keyType;
        value = builder.value;
        inputs = new ArrayList<>(builder.inputs);
        lateRows = new OutputTag<>("neuraxon-late", builder.rowType);
        horizon = builder.horizon;
        alarmRate = builder.alarmRate;
        neurons = builder.neurons;
        seed = builder.seed;
        inOrderOfArrival = builder.inOrderOfArrival;
        lateness = builder.lateness.toMillis();
        step = builder.step == null ? NEVER : builder.step.toMillis();
        forgetAfter = builder.forgetAfter == null ? NEVER : builder.forgetAfter.toMillis();
    }

    /**
     * Begins to describe a function.
     *
     * @param keyType how Flink carries the keys
     * @param rowType how Flink carries the rows
     * @param value the number to watch
     */
    public static <K, T> Builder<K, T> keyedBy(
            TypeInformation<K> keyType, TypeInformation<T> rowType, Column<T> value) {
        return new Builder<>(keyType, rowType, value);
    }

    /** Where rows go that came too late to be lived. */
    public OutputTag<T> lateRows() {
        return lateRows;
    }

    @Override
    public TypeInformation<Watched<K>> getProducedType() {
        return Watched.typeInformation(keyType);
    }

    private WatcherSettings asked() {
        return new WatcherSettings(inputs.size(), horizon, alarmRate, seed, neurons);
    }

    /**
     * Keeps the watermark, which Flink does not: a row that was late before a failure must be late after it, even if it is the first that
     * the restored source sends.
     */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        keptWatermark =
                context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("watermark", Types.LONG));
        newestWatermark = Long.MIN_VALUE;
        if (context.isRestored()) {
            boolean first = true;
            for (long kept : keptWatermark.get()) {
                newestWatermark = first ? kept : Math.min(newestWatermark, kept);
                first = false;
            }
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        keptWatermark.update(List.of(newestWatermark));
    }

    private long watermark(Context context) {
        newestWatermark = Math.max(newestWatermark, context.timerService().currentWatermark());
        return newestWatermark;
    }

    @Override
    public void open(OpenContext context) {
        settings = asked();
        brains = getRuntimeContext().getState(new ValueStateDescriptor<>("brain", BrainSerializer.INSTANCE));
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "waiting",
                        Types.LONG,
                        new ListTypeInfo<>(PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO)));
        metrics = new WatchMetrics<>(
                getRuntimeContext().getMetricGroup(), SnapshotFile.bytes(new Brain(settings).snapshot()).length);
    }

    @Override
    public void processElement(T row, Context context, Collector<Watched<K>> out) throws Exception {
        Long stamp = context.timestamp();
        if (inOrderOfArrival) {
            long now = context.timerService().currentProcessingTime();
            Brain brain = brainOf(context);
            live(brain, context, stamp == null ? Watched.NO_TIME : stamp, numbers(row), out);
            brain.heard(now);
            if (brain.isReviewDue(forgetAfter, now)) {
                context.timerService().registerProcessingTimeTimer(brain.review(forgetAfter));
            }
            brains.update(brain);
            return;
        }
        if (stamp == null || stamp == Watched.NO_TIME) {
            throw new IllegalArgumentException(
                    "a row has no event time; assign times with a WatermarkStrategy before keyBy, or build the watch"
                            + " with inOrderOfArrival()");
        }
        if (stamp > Long.MAX_VALUE - lateness - 2 * step - forgetAfter) {
            throw new IllegalArgumentException(
                    "a row has the event time " + stamp + " ms, the end of time; correct the timestamp assigner");
        }
        if (stamp + lateness <= watermark(context)) {
            metrics.late();
            context.output(lateRows, row);
            return;
        }
        List<double[]> together = waiting.get(stamp);
        if (together == null) {
            together = new ArrayList<>(1);
            context.timerService().registerEventTimeTimer(stamp + lateness);
        }
        together.add(numbers(row));
        waiting.put(stamp, together);
    }

    /**
     * A moment of a key has come: rows wait for it, a row is overdue, or it is time to see whether the key is to be forgotten. What is to be
     * done is read off the state and never off the reason for the timer, so timers may coincide or be left over.
     */
    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<Watched<K>> out) throws Exception {
        watermark(context);
        long moment = timer - lateness;
        List<double[]> rows = inOrderOfArrival ? null : waiting.get(moment);
        Brain brain = rows == null ? brains.value() : brainOf(context);
        if (brain == null) {
            return;
        }
        boolean lived = rows != null;
        if (rows != null) {
            waiting.remove(moment);
            while (isAbsent(brain, moment - 1)) {
                absent(brain, context, out);
            }
            for (double[] row : rows) {
                live(brain, context, moment, row, out);
            }
            brain.heard(moment);
        } else if (brain.isForgotten(forgetAfter, moment)) {
            brains.clear();
            metrics.forgotten(context.getCurrentKey());
            return;
        } else if (isAbsent(brain, moment) && context.timerService().currentWatermark() != Long.MAX_VALUE) {
            // At the end of a bounded stream the watermark jumps to the end of time: that is no silence.
            absent(brain, context, out);
            lived = true;
        }
        if (brain.isReviewDue(forgetAfter, moment)) {
            register(context, brain.review(forgetAfter));
        }
        if (lived && step != NEVER && brain.silence() < LONGEST_SILENCE) {
            register(context, brain.time() + grace());
        }
        brains.update(brain);
    }

    private void register(OnTimerContext context, long moment) {
        if (inOrderOfArrival) {
            context.timerService().registerProcessingTimeTimer(moment);
        } else {
            context.timerService().registerEventTimeTimer(moment + lateness);
        }
    }

    /** From a row to when the next one is overdue: one and a half steps. */
    private long grace() {
        return step + step / 2;
    }

    /** Whether no row came for the brain's next step, given that everything up to and with this moment is known. */
    private boolean isAbsent(Brain brain, long moment) {
        return step != NEVER
                && brain.time() != Watched.NO_TIME
                && brain.silence() < LONGEST_SILENCE
                && brain.time() + grace() <= moment;
    }

    private void absent(Brain brain, Context context, Collector<Watched<K>> out) {
        double[] nothing = new double[inputs.size()];
        Arrays.fill(nothing, Double.NaN);
        long time = brain.time() + step;
        emit(context, out, brain.live(context.getCurrentKey(), time, Double.NaN, nothing, true));
    }

    private void live(Brain brain, Context context, long time, double[] row, Collector<Watched<K>> out) {
        double[] more = Arrays.copyOfRange(row, 1, row.length);
        emit(context, out, brain.live(context.getCurrentKey(), time, row[0], more, false));
    }

    private void emit(Context context, Collector<Watched<K>> out, Watched<K> seen) {
        metrics.row(context.getCurrentKey(), seen);
        out.collect(seen);
    }

    private double[] numbers(T row) {
        double[] numbers = new double[1 + inputs.size()];
        numbers[0] = value.of(row);
        for (int i = 0; i < inputs.size(); i++) {
            numbers[i + 1] = inputs.get(i).of(row);
        }
        return numbers;
    }

    private Brain brainOf(Context context) throws IOException {
        Brain brain = brains.value();
        if (brain == null) {
            return new Brain(settings);
        }
        if (!brain.settings().equals(settings)) {
            throw new IllegalStateException(
                    "the brain of key " + context.getCurrentKey() + " was made with "
                            + brain.settings() + " and this job asks for " + settings
                            + "; restore it with the settings it was made with, or give the operator another uid to start anew");
        }
        return brain;
    }

    /**
     * Describes a {@link WatchFunction}.
     *
     * @param <K> the keys
     * @param <T> the rows
     */
    public static final class Builder<K, T> {

        private final TypeInformation<K> keyType;
        private final TypeInformation<T> rowType;
        private final Column<T> value;
        private final List<Column<T>> inputs = new ArrayList<>();
        private int horizon = WatcherSettings.standard().horizon();
        private double alarmRate = WatcherSettings.standard().alarmRate();
        private int neurons = WatcherSettings.standard().neurons();
        private long seed = WatcherSettings.standard().seed();
        private boolean inOrderOfArrival;
        private Duration lateness = Duration.ZERO;
        private @Nullable Duration step;
        private @Nullable Duration forgetAfter;

        private Builder(TypeInformation<K> keyType, TypeInformation<T> rowType, Column<T> value) {
            this.keyType = keyType;
            this.rowType = rowType;
            this.value = value;
        }

        /** A further number of the row that may help the forecast; may be called again for more. */
        public Builder<K, T> input(Column<T> column) {
            inputs.add(column);
            return this;
        }

        /** Rows to forecast ahead; 1 unless said. */
        public Builder<K, T> horizon(int rows) {
            horizon = rows;
            return this;
        }

        /** Alarms to expect in 10,000 ordinary rows of a key; 10 unless said. */
        public Builder<K, T> alarmRate(double inTenThousand) {
            alarmRate = inTenThousand;
            return this;
        }

        /** Neurons of each key's network; 300 unless said. See {@link WatcherSettings#neurons} for what they cost. */
        public Builder<K, T> neurons(int count) {
            neurons = count;
            return this;
        }

        /** What chance depends on, the same for every key. */
        public Builder<K, T> seed(long number) {
            seed = number;
            return this;
        }

        /** How long after the watermark a row may still come; it is as long that every row waits. Nothing unless said. */
        public Builder<K, T> allowedLateness(Duration duration) {
            lateness = duration;
            return this;
        }

        /**
         * The time from one row of a key to the next, where that is regular: a row that is half a step overdue is lived as a missing one, up
         * to {@value #LONGEST_SILENCE} in turn.
         */
        public Builder<K, T> step(Duration duration) {
            step = duration;
            return this;
        }

        /** Forgets a key, brain and all, when it had no row for so long; never unless said. */
        public Builder<K, T> forgetAfter(Duration duration) {
            forgetAfter = duration;
            return this;
        }

        /** Lives rows as they arrive, whatever their time, without waiting. Then {@link #forgetAfter} goes by the machine's clock. */
        public Builder<K, T> inOrderOfArrival() {
            inOrderOfArrival = true;
            return this;
        }

        /**
         * The function.
         *
         * @throws IllegalArgumentException if a value is out of range, or two do not go together
         */
        public WatchFunction<K, T> build() {
            if (lateness.isNegative()) {
                throw new IllegalArgumentException("the allowed lateness must not be negative, but it is " + lateness);
            }
            positive("the step", step);
            positive("the time after which a key is forgotten", forgetAfter);
            if (inOrderOfArrival && (step != null || !lateness.isZero())) {
                throw new IllegalArgumentException(
                        "in order of arrival nothing is late and nothing is due: leave out step and allowedLateness");
            }
            WatchFunction<K, T> function = new WatchFunction<>(this);
            function.asked();
            return function;
        }

        private static void positive(String what, @Nullable Duration duration) {
            if (duration != null && duration.toMillis() < 1) {
                throw new IllegalArgumentException(what + " must be a millisecond or more, but it is " + duration);
            }
        }
    }
}

package org.neuraxon.upow.vector;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jdk.incubator.vector.LongVector;
import org.neuraxon.upow.bpp.Scorer;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.bpp.Stall;
import org.neuraxon.upow.bpp.Windows;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.Topology;

/**
 * Scores as many windows side by side as a vector has bits. What it does is what {@link org.neuraxon.upow.bpp.SlicedScorer} does, and the
 * scores are the same; but the states of all neurons stay in the first cache level, and no plane is touched twice.
 */
public final class VectorScorer implements Scorer {

    private static final int FIRST_CHECK = 64;
    private static final int FIRST_BUDGET = 256;
    private static final int MOST_BUDGET = 1 << 16;

    private final Task task;
    private final Setting setting;
    private final VectorPlanes planes;
    private final VectorFeeder feeder;
    /**
     * A tick. With more vector operations in one method, the compiler gives up inlining them and every vector becomes an object; one call site for so
     * many kinds of step is never inlined.
     */
    private final Runnable[] steps;

    private final Stall stall;
    private final int windows;
    private final long[] active = new long[Words.COUNT];
    private final long[] feeding = new long[Words.COUNT];
    private final long[] finished = new long[Words.COUNT];
    private final long[] fedSinceCheck = new long[Words.COUNT];
    private final long[] target1 = new long[Words.COUNT];
    private final long[] target2 = new long[Words.COUNT];
    private byte[] tables = new byte[0];

    /** A scorer for a task. */
    public VectorScorer(Task task, Setting setting) {
        Windows.require(task, setting);
        this.task = task;
        this.setting = setting;
        windows = Windows.count(task, setting);
        Topology topology = task.topology();
        boolean[] threeValued = new boolean[task.width()];
        for (int row = 0; row < task.rows(); row++) {
            for (int column = 0; column < threeValued.length; column++) {
                threeValued[column] |= task.input(row, column) == 2;
            }
        }
        planes = new VectorPlanes(topology, threeValued);
        feeder = new VectorFeeder(task, threeValued, planes, setting.window());
        steps = Stream.of(feeder.feeding(feeding), planes.completing(feeding), planes.ticking())
                .flatMap(List::stream)
                .toArray(Runnable[]::new);
        stall = new Stall(topology, planes.neurons());
    }

    @Override
    public long score(byte[] network, long limit) {
        tables = network;
        planes.load(network);
        long wrong = 0;
        for (int first = 0; first < windows && wrong <= limit; first += Words.WINDOWS) {
            long block = block(first, Math.min(Words.WINDOWS, windows - first));
            if (block == UNFINISHED) {
                return UNFINISHED;
            }
            wrong += block;
        }
        return wrong;
    }

    private void place(int first, int count) {
        Arrays.fill(active, 0);
        Arrays.fill(target1, 0);
        Arrays.fill(target2, 0);
        Arrays.fill(fedSinceCheck, 0);
        for (int lane = 0; lane < Words.WINDOWS; lane++) {
            int word = lane / Long.SIZE;
            int bit = lane % Long.SIZE;
            if (lane >= count) {
                feeder.place(word, bit, 0, 0);
                continue;
            }
            int target = first + lane + setting.window();
            feeder.place(word, bit, first + lane, target);
            active[word] |= 1L << bit;
            target1[word] |= (task.output(target) & 1L) << bit;
            target2[word] |= (task.output(target) >>> 1 & 1L) << bit;
        }
        planes.forget();
        feeder.start();
    }

    /** The wrong windows among some that follow one another. */
    private long block(int first, int count) {
        place(first, count);
        long wrong = 0;
        int check = FIRST_CHECK;
        int interval = FIRST_CHECK;
        int budget = FIRST_BUDGET;
        for (int tick = 0; tick < setting.maxTicks(); ) {
            int until = Math.min(check, setting.maxTicks());
            // As long as no window finishes and none looks stalled, a tick is nothing but vectors.
            tick = live(tick, until);
            if (tick < until) {
                wrong += finish();
                if (Arrays.stream(active).allMatch(word -> word == 0)) {
                    return wrong;
                }
            } else if (tick == check) {
                Stall.Verdict verdict = judge(budget);
                if (verdict == Stall.Verdict.NEVER) {
                    return UNFINISHED;
                }
                if (verdict == Stall.Verdict.UNDECIDED) {
                    // A long way round: look less often and further.
                    budget = Math.min(MOST_BUDGET, 2 * budget);
                    interval = Math.max(interval, budget);
                }
                check = check > Integer.MAX_VALUE - interval ? Integer.MAX_VALUE : check + interval;
                Arrays.fill(fedSinceCheck, 0);
            }
        }
        return UNFINISHED;
    }

    /** Ticks until a window is done or a tick is reached; which tick comes next. */
    private int live(int from, int until) {
        int signal = task.topology().signal();
        LongVector alive = Words.load(active, 0);
        LongVector fed = Words.load(fedSinceCheck, 0);
        int tick = from;
        for (; tick < until; tick++) {
            LongVector asking = Words.and(planes.plane(signal, VectorPlanes.UNKNOWN), alive);
            LongVector done = Words.and(asking, feeder.full());
            if (Words.any(done)) {
                done.intoArray(finished, 0);
                break;
            }
            if (Words.any(Words.and(asking, feeder.exhausted()))) {
                feeder.refill();
            }
            asking.intoArray(feeding, 0);
            fed = Words.or(fed, asking);
            for (Runnable step : steps) {
                step.run();
            }
        }
        fed.intoArray(fedSinceCheck, 0);
        return tick;
    }

    /** Takes out the windows that are done; how many of them are wrong. */
    private int finish() {
        int output = task.topology().output();
        LongVector done = Words.load(finished, 0);
        LongVector wrong = Words.or(
                Words.xor(planes.plane(output, VectorPlanes.POSITIVE), Words.load(target1, 0)),
                Words.xor(planes.plane(output, VectorPlanes.UNKNOWN), Words.load(target2, 0)));
        Words.without(Words.load(active, 0), done).intoArray(active, 0);
        Words.and(wrong, done).intoArray(finished, 0);
        int count = 0;
        for (long word : finished) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** Looks at one window that has not been fed since the last look. */
    private Stall.Verdict judge(int budget) {
        for (int i = 0; i < Words.COUNT; i++) {
            long stalled = active[i] & ~fedSinceCheck[i];
            if (stalled != 0) {
                return stall.judge(planes.state(i, Long.numberOfTrailingZeros(stalled)), tables, budget);
            }
        }
        return Stall.Verdict.ASKS;
    }
}

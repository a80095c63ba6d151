package org.neuraxon.upow.bpp;

import java.util.Arrays;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.Topology;

/**
 * The fast scorer: the same network in thousands of windows side by side, one bit a window.
 *
 * <p>Windows differ in their data and not in their network, so a tick of 64 of them is a few logical operations on words. Only neurons that can
 * reach the output or the signal are computed. A window that hangs is recognised ({@link Stall}) instead of watched until the limit.
 * The result is that of {@link ScalarScorer}, to the bit.
 */
public final class SlicedScorer implements Scorer {

    /** Windows side by side, in words of 64; more would leave the second cache level. */
    private static final int MOST_WORDS = 64;

    private static final int GRAIN = 8;
    private static final int FIRST_CHECK = 64;
    private static final int FIRST_BUDGET = 256;
    private static final int MOST_BUDGET = 1 << 16;

    private final Task task;
    private final Setting setting;
    private final Planes planes;
    private final Feeder feeder;
    private final Stall stall;
    private final int windows;
    private final int windowsPerBlock;
    private final long[] active;
    private final long[] asking;
    private final long[] full;
    private final long[] fedSinceCheck;
    private final long[] target1;
    private final long[] target2;
    private byte[] tables = new byte[0];

    /** A scorer for a task. */
    public SlicedScorer(Task task, Setting setting) {
        Windows.require(task, setting);
        this.task = task;
        this.setting = setting;
        Topology topology = task.topology();
        windows = Windows.count(task, setting);
        int blocks = (windows + MOST_WORDS * Long.SIZE - 1) / (MOST_WORDS * Long.SIZE);
        int words = wordsOf((windows + blocks - 1) / blocks);
        windowsPerBlock = words * Long.SIZE;
        planes = new Planes(topology, words);
        feeder = new Feeder(task, columns(topology, planes.inputs()), words);
        stall = new Stall(topology, planes.neurons());
        active = new long[words];
        asking = new long[words];
        full = new long[words];
        fedSinceCheck = new long[words];
        target1 = new long[words];
        target2 = new long[words];
    }

    private static int[] columns(Topology topology, int[] neurons) {
        int[] all = topology.inputs();
        return Arrays.stream(neurons)
                .map(neuron -> {
                    int column = 0;
                    while (all[column] != neuron) {
                        column++;
                    }
                    return column;
                })
                .toArray();
    }

    /** Words for some windows, rounded up so that a vector loop leaves nothing over. */
    private static int wordsOf(int count) {
        int words = (count + Long.SIZE - 1) / Long.SIZE;
        return (words + GRAIN - 1) / GRAIN * GRAIN;
    }

    @Override
    public long score(byte[] network, long limit) {
        tables = network;
        planes.load(network);
        long wrong = 0;
        for (int first = 0; first < windows && wrong <= limit; first += windowsPerBlock) {
            long block = block(first, Math.min(windowsPerBlock, windows - first));
            if (block == UNFINISHED) {
                return UNFINISHED;
            }
            wrong += block;
        }
        return wrong;
    }

    private void place(int first, int count, int words) {
        Arrays.fill(active, 0);
        Arrays.fill(target1, 0);
        Arrays.fill(target2, 0);
        for (int lane = 0; lane < words * Long.SIZE; lane++) {
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
        feeder.start(words);
    }

    /** The wrong windows among some that follow one another. */
    private long block(int first, int count) {
        int words = wordsOf(count);
        place(first, count, words);
        int signal = task.topology().signal();
        int output = task.topology().output();
        long wrong = 0;
        int check = FIRST_CHECK;
        int interval = FIRST_CHECK;
        int budget = FIRST_BUDGET;
        Arrays.fill(fedSinceCheck, 0);
        for (int tick = 0; tick < setting.maxTicks(); tick++) {
            and(asking, planes.plane(signal, Planes.UNKNOWN), active, words);
            feeder.full(full, words);
            long done = 0;
            for (int i = 0; i < words; i++) {
                done |= asking[i] & full[i];
            }
            if (done != 0) {
                wrong += finish(planes.plane(output, Planes.POSITIVE), planes.plane(output, Planes.UNKNOWN), words);
                if (isEmpty(active, words)) {
                    return wrong;
                }
            }
            if (feeder.exhausted(asking, words)) {
                feeder.refill(words);
            }
            feeder.feed(planes, asking, words);
            for (int i = 0; i < words; i++) {
                fedSinceCheck[i] |= asking[i];
            }
            if (tick == check) {
                Stall.Verdict verdict = judge(words, budget);
                if (verdict == Stall.Verdict.NEVER) {
                    return UNFINISHED;
                }
                if (verdict == Stall.Verdict.UNDECIDED) {
                    // A long way round: look less often and further.
                    budget = Math.min(MOST_BUDGET, 2 * budget);
                    interval = Math.max(interval, budget);
                }
                check += interval;
                Arrays.fill(fedSinceCheck, 0);
            }
            planes.tick(words);
        }
        return UNFINISHED;
    }

    /** Takes out the windows that are done; how many of them are wrong. */
    private int finish(long[] positive, long[] unknown, int words) {
        int wrong = 0;
        for (int i = 0; i < words; i++) {
            long done = asking[i] & full[i];
            wrong += Long.bitCount(done & (positive[i] ^ target1[i] | unknown[i] ^ target2[i]));
            active[i] &= ~done;
            asking[i] &= ~done;
        }
        return wrong;
    }

    /** Looks at one window that has not been fed since the last look. */
    private Stall.Verdict judge(int words, int budget) {
        for (int i = 0; i < words; i++) {
            long stalled = active[i] & ~fedSinceCheck[i];
            if (stalled != 0) {
                return stall.judge(planes.state(i, Long.numberOfTrailingZeros(stalled)), tables, budget);
            }
        }
        return Stall.Verdict.ASKS;
    }

    private static void and(long[] out, long[] x, long[] y, int words) {
        for (int i = 0; i < words; i++) {
            out[i] = x[i] & y[i];
        }
    }

    private static boolean isEmpty(long[] plane, int words) {
        for (int i = 0; i < words; i++) {
            if (plane[i] != 0) {
                return false;
            }
        }
        return true;
    }
}

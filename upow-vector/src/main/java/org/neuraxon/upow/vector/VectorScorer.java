package org.neuraxon.upow.vector;

import java.util.Arrays;
import java.util.BitSet;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.neuraxon.upow.bpp.Scorer;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.bpp.Stall;
import org.neuraxon.upow.bpp.Windows;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.Topology;

/**
 * Scores as many windows side by side as a vector has bits. The scores are those of {@link org.neuraxon.upow.bpp.SlicedScorer}; but the
 * states of all neurons stay in the first cache level, and windows that have finished make room for new ones instead of waiting for the rest.
 */
public final class VectorScorer implements Scorer {

    private static final int CHECK_EVERY = 64;
    private static final int FIRST_BUDGET = 256;
    private static final int MOST_BUDGET = 1 << 16;
    /** Room that is waited for before new windows are placed: placing some costs about as much as two ticks. */
    private static final int ROOM = Words.WINDOWS / 16;

    private static final VectorSpecies<Long> SPECIES = Words.SPECIES;
    private static final int COUNT = Words.COUNT;

    private final Task task;
    private final Setting setting;
    private final VectorPlanes planes;
    private final VectorFeeder feeder;
    private final Stall stall;
    private final int windows;
    private final int signal;
    private final int output;

    private final long[] active = new long[COUNT];
    private final long[] asking = new long[COUNT];
    private final long[] askedSinceCheck = new long[COUNT];
    private final long[] exhausted = new long[2 * COUNT];
    private final long[] placed = new long[COUNT];
    private final long[] target1 = new long[COUNT];
    private final long[] target2 = new long[COUNT];
    private final long[] born = new long[Words.WINDOWS];

    private byte[] tables = new byte[0];
    private int nextWindow;
    private long wrong;
    private boolean late;

    /** A scorer for a task. */
    public VectorScorer(Task task, Setting setting) {
        Windows.require(task, setting);
        this.task = task;
        this.setting = setting;
        windows = Windows.count(task, setting);
        Topology topology = task.topology();
        BitSet heard = topology.cone();
        Columns columns = new Columns(task, heard);
        planes = new VectorPlanes(topology, columns);
        feeder = new VectorFeeder(task, columns, planes);
        stall = new Stall(topology, planes.neurons());
        signal = planes.neuronPlace(topology.signal(), VectorPlanes.UNKNOWN);
        output = topology.output();
    }

    @Override
    public long score(byte[] network, long limit) {
        tables = network;
        planes.load(network);
        Arrays.fill(active, 0);
        nextWindow = 0;
        wrong = 0;
        late = false;
        place(0);
        int budget = FIRST_BUDGET;
        long interval = CHECK_EVERY;
        long tick = 0;
        while (true) {
            Arrays.fill(askedSinceCheck, 0);
            long check = tick + interval;
            while (tick < check) {
                tick = live(tick, check);
                if (tick < check) {
                    settle(tick);
                    if (late) {
                        return UNFINISHED;
                    }
                    if (wrong > limit || Words.count(active, 0) == 0) {
                        return wrong;
                    }
                }
            }
            Stall.Verdict verdict = judge(budget);
            if (verdict == Stall.Verdict.NEVER || oldest(tick) >= setting.maxTicks()) {
                return UNFINISHED;
            }
            if (verdict == Stall.Verdict.UNDECIDED) {
                // A long way round: look less often and further.
                budget = Math.min(MOST_BUDGET, 2 * budget);
                interval = Math.max(interval, budget);
            }
        }
    }

    /** Ticks until a window has taken all that is ready or a tick is reached; which tick comes next. */
    private long live(long from, long until) {
        long tick = from;
        while (tick < until) {
            ask(planes.now(), signal, active, asking, askedSinceCheck);
            if (feeder.exhausted(asking, exhausted)) {
                return tick;
            }
            planes.share(asking);
            feeder.feed(asking);
            planes.tick();
            tick++;
        }
        return tick;
    }

    private static void ask(long[] planes, int signal, long[] active, long[] asking, long[] asked) {
        LongVector now = LongVector.fromArray(SPECIES, planes, signal).and(LongVector.fromArray(SPECIES, active, 0));
        now.intoArray(asking, 0);
        LongVector.fromArray(SPECIES, asked, 0).or(now).intoArray(asked, 0);
    }

    /** Takes out the windows that are done, puts new ones in their place, and sees to it that nobody wants what is not ready. */
    private void settle(long tick) {
        finish(tick);
        boolean refill = Words.count(exhausted, COUNT) > 0;
        if (nextWindow < windows && Words.WINDOWS - Words.count(active, 0) >= ROOM) {
            place(tick);
        } else if (refill) {
            feeder.refill();
        }
    }

    private void finish(long tick) {
        long[] now = planes.now();
        int positive = planes.neuronPlace(output, VectorPlanes.POSITIVE);
        int unknown = planes.neuronPlace(output, VectorPlanes.UNKNOWN);
        for (int word = 0; word < COUNT; word++) {
            long done = exhausted[word];
            wrong += Long.bitCount(done & (now[positive + word] ^ target1[word] | now[unknown + word] ^ target2[word]));
            active[word] &= ~done;
            for (long rest = done; rest != 0; rest &= rest - 1) {
                int lane = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                late |= tick - born[lane] >= setting.maxTicks();
            }
        }
    }

    /** Puts windows that have not lived yet where there is room. */
    private void place(long tick) {
        for (int word = 0; word < COUNT; word++) {
            placed[word] = 0;
            for (long room = ~active[word]; room != 0 && nextWindow < windows; room &= room - 1, nextWindow++) {
                long bit = Long.lowestOneBit(room);
                int lane = word * Long.SIZE + Long.numberOfTrailingZeros(room);
                int end = nextWindow + setting.window();
                feeder.place(lane, nextWindow, end);
                born[lane] = tick;
                placed[word] |= bit;
                target1[word] = target1[word] & ~bit | (task.output(end) == 1 ? bit : 0);
                target2[word] = target2[word] & ~bit | (task.output(end) == 2 ? bit : 0);
            }
            active[word] |= placed[word];
        }
        planes.forget(placed);
        feeder.refill();
    }

    /** Looks at one window that has not asked since the last look. */
    private Stall.Verdict judge(int budget) {
        for (int word = 0; word < COUNT; word++) {
            long stalled = active[word] & ~askedSinceCheck[word];
            if (stalled != 0) {
                byte[] state = planes.state(word * Long.SIZE + Long.numberOfTrailingZeros(stalled));
                return stall.judge(state, tables, budget);
            }
        }
        return Stall.Verdict.ASKS;
    }

    /** For how many ticks the oldest window has lived. */
    private long oldest(long tick) {
        long oldest = 0;
        for (int lane = 0; lane < Words.WINDOWS; lane++) {
            if ((active[lane / Long.SIZE] >>> lane & 1) != 0) {
                oldest = Math.max(oldest, tick - born[lane]);
            }
        }
        return oldest;
    }
}

package org.neuraxon.upow.vector;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.neuraxon.upow.task.Task;

/**
 * Gives every window its own next sample.
 *
 * <p>Seven samples of each window are kept ready as planes, and three planes count how many of them it has taken. When a window has taken all,
 * those of all windows are replaced: packed rows are gathered, one word a window, and matrices of 64 by 64 bits transposed.
 */
final class VectorFeeder {

    private static final int LANES = Long.SIZE;
    private static final int READY = 7;
    private static final int COUNT = Words.COUNT;

    private final VectorPlanes planes;
    private final int window;
    private final int bits;
    private final int[] sources;
    private final int[] targets;
    private final int[] unknowns;
    private final int parts;
    private final long[] packed;
    private final long[] position = new long[Words.WINDOWS];
    private final long[] end = new long[Words.WINDOWS];
    private final long[] samples;
    private final long[] taken = new long[3 * COUNT];
    private final long[] take = Words.planes(READY);
    private final long[] ending = new long[COUNT];
    private final long[] left = new long[3 * COUNT];
    private int refills;

    /**
     * A feeder.
     *
     * @param threeValued for each input of the task, whether its trit is ever unknown
     * @param window samples of a window
     */
    VectorFeeder(Task task, boolean[] threeValued, VectorPlanes planes, int window) {
        this.planes = planes;
        this.window = window;
        int[] all = task.topology().inputs();
        int[] heard = planes.inputs();
        int[] columns = new int[2 * heard.length];
        int[] values = new int[2 * heard.length];
        int[] places = new int[2 * heard.length];
        int bit = 0;
        for (int column = 0; column < all.length; column++) {
            for (int value = 1; value <= (threeValued[column] ? 2 : 1); value++) {
                if (planes.inputPlace(all[column], VectorPlanes.POSITIVE) >= 0) {
                    columns[bit] = column;
                    values[bit] = value;
                    places[bit++] =
                            planes.inputPlace(all[column], value == 1 ? VectorPlanes.POSITIVE : VectorPlanes.UNKNOWN);
                }
            }
        }
        bits = bit;
        sources = IntStream.range(0, bits).map(i -> Words.LEAD + i * COUNT).toArray();
        targets = Arrays.copyOf(places, bits);
        unknowns = IntStream.range(0, bits)
                .filter(i -> values[i] == 2)
                .map(i -> places[i])
                .toArray();
        parts = Math.max(1, (READY * bits + LANES - 1) / LANES);
        packed = new long[Math.multiplyExact(parts, task.rows())];
        for (int row = 0; row < task.rows(); row++) {
            for (int ahead = 0; ahead < READY && row + ahead < task.rows(); ahead++) {
                for (int k = 0; k < bits; k++) {
                    if (task.input(row + ahead, columns[k]) == values[k]) {
                        int place = ahead * bits + k;
                        packed[parts * row + place / LANES] |= 1L << place % LANES;
                    }
                }
            }
        }
        samples = Words.planes(LANES * parts);
    }

    /** Puts a window before its first sample. */
    void place(int word, int bit, int firstRow, int lastRow) {
        position[bit * COUNT + word] = firstRow;
        end[bit * COUNT + word] = lastRow;
    }

    /** Makes samples ready for all windows. */
    void start() {
        Arrays.fill(taken, 0);
        refills = 0;
        refill();
    }

    private LongVector taken(int digit) {
        return Words.load(taken, digit * COUNT);
    }

    private LongVector left(int digit) {
        return Words.load(left, digit * COUNT);
    }

    /** The windows that have nothing ready. */
    LongVector exhausted() {
        return Words.and(Words.and(taken(0), taken(1)), taken(2));
    }

    /** The windows that have had their last sample. */
    LongVector full() {
        LongVector other = Words.or(
                Words.or(Words.xor(taken(0), left(0)), Words.xor(taken(1), left(1))), Words.xor(taken(2), left(2)));
        return Words.without(Words.load(ending, 0), other);
    }

    /** Replaces the samples that are ready. */
    void refill() {
        advance();
        // Nobody can have taken more than what was ready each time.
        if ((long) READY * (refills + 1) >= window) {
            findEnding();
        } else {
            Arrays.fill(ending, 0);
        }
        refills++;
        for (int bit = 0; bit < LANES; bit++) {
            gather(bit * COUNT);
        }
        for (int part = 0; part < parts; part++) {
            transpose(Words.LEAD + part * LANES * COUNT);
        }
        Arrays.fill(taken, 0);
    }

    private void advance() {
        LongVector taken0 = taken(0);
        LongVector taken1 = taken(1);
        LongVector taken2 = taken(2);
        for (int bit = 0; bit < LANES; bit++) {
            LongVector count = taken0.lanewise(VectorOperators.LSHR, bit)
                    .lanewise(VectorOperators.AND, 1)
                    .add(taken1.lanewise(VectorOperators.LSHR, bit)
                            .lanewise(VectorOperators.AND, 1)
                            .lanewise(VectorOperators.LSHL, 1))
                    .add(taken2.lanewise(VectorOperators.LSHR, bit)
                            .lanewise(VectorOperators.AND, 1)
                            .lanewise(VectorOperators.LSHL, 2));
            Words.load(position, bit * COUNT).add(count).intoArray(position, bit * COUNT);
        }
    }

    private void findEnding() {
        Arrays.fill(ending, 0);
        Arrays.fill(left, 0);
        for (int bit = 0; bit < LANES; bit++) {
            for (int word = 0; word < COUNT; word++) {
                long rest = end[bit * COUNT + word] - position[bit * COUNT + word];
                if (rest <= READY) {
                    ending[word] |= 1L << bit;
                    for (int digit = 0; digit < 3; digit++) {
                        left[digit * COUNT + word] |= (rest >>> digit & 1) << bit;
                    }
                }
            }
        }
    }

    private void gather(int first) {
        for (int word = 0; word < COUNT; word++) {
            int row = parts * (int) position[first + word];
            for (int part = 0; part < parts; part++) {
                samples[Words.LEAD + part * LANES * COUNT + first + word] = packed[row + part];
            }
        }
    }

    /** Transposes 64 planes in place, every word its own matrix (H. S. Warren, Hacker's Delight, section 7-3), two of the six stages a pass. */
    private void transpose(int first) {
        exchange(samples, first, 16, 0x0000_0000_ffff_ffffL, 0x0000_ffff_0000_ffffL);
        exchange(samples, first, 4, 0x00ff_00ff_00ff_00ffL, 0x0f0f_0f0f_0f0f_0f0fL);
        exchange(samples, first, 1, 0x3333_3333_3333_3333L, 0x5555_5555_5555_5555L);
    }

    private static void exchange(long[] samples, int first, int step, long wide, long narrow) {
        for (int i = 0; i < LANES / 4; i++) {
            // Four rows that are step apart, and none of them twice.
            int row = first + (i / step * 4 * step + i % step) * COUNT;
            int next = step * COUNT;
            LongVector a = Words.load(samples, row);
            LongVector b = Words.load(samples, row + next);
            LongVector c = Words.load(samples, row + 2 * next);
            LongVector d = Words.load(samples, row + 3 * next);
            LongVector ac = swap(a, c, 2 * step, wide);
            LongVector bd = swap(b, d, 2 * step, wide);
            a = Words.xor(a, ac.lanewise(VectorOperators.LSHL, 2L * step));
            b = Words.xor(b, bd.lanewise(VectorOperators.LSHL, 2L * step));
            c = Words.xor(c, ac);
            d = Words.xor(d, bd);
            LongVector ab = swap(a, b, step, narrow);
            LongVector cd = swap(c, d, step, narrow);
            Words.xor(a, ab.lanewise(VectorOperators.LSHL, step)).intoArray(samples, row);
            Words.xor(b, ab).intoArray(samples, row + next);
            Words.xor(c, cd.lanewise(VectorOperators.LSHL, step)).intoArray(samples, row + 2 * next);
            Words.xor(d, cd).intoArray(samples, row + 3 * next);
        }
    }

    private static LongVector swap(LongVector upper, LongVector lower, int step, long mask) {
        return Words.xor(upper.lanewise(VectorOperators.LSHR, step), lower).lanewise(VectorOperators.AND, mask);
    }

    /**
     * What puts the next sample on the inputs of the feeding windows, and unknown on those of all others.
     *
     * @param feeding the windows that are fed
     */
    List<Runnable> feeding(long[] feeding) {
        return List.of(
                () -> decode(taken, feeding, take),
                () -> pick(planes.words(), samples, take, sources, targets, bits * COUNT),
                () -> forgetUnfed(planes.words(), feeding, unknowns),
                () -> count(taken, feeding));
    }

    /** For each number of samples taken, the feeding windows that have taken so many. */
    private static void decode(long[] taken, long[] feeding, long[] take) {
        LongVector fed = Words.load(feeding, 0);
        LongVector t0 = Words.load(taken, 0);
        LongVector t1 = Words.load(taken, COUNT);
        LongVector t2 = Words.load(taken, 2 * COUNT);
        for (int count = 0; count < READY; count++) {
            // A mask of all ones turns a digit that must be 0 around.
            LongVector picked = t0.lanewise(VectorOperators.XOR, (count & 1) - 1L)
                    .lanewise(VectorOperators.AND, t1.lanewise(VectorOperators.XOR, (count >>> 1 & 1) - 1L))
                    .lanewise(VectorOperators.AND, t2.lanewise(VectorOperators.XOR, (count >>> 2) - 1L));
            Words.and(picked, fed).intoArray(take, Words.LEAD + count * COUNT);
        }
    }

    private static void pick(long[] planes, long[] samples, long[] take, int[] sources, int[] targets, int stride) {
        LongVector none = Words.load(take, Words.LEAD);
        LongVector one = Words.load(take, Words.LEAD + COUNT);
        LongVector two = Words.load(take, Words.LEAD + 2 * COUNT);
        LongVector three = Words.load(take, Words.LEAD + 3 * COUNT);
        LongVector four = Words.load(take, Words.LEAD + 4 * COUNT);
        LongVector five = Words.load(take, Words.LEAD + 5 * COUNT);
        LongVector six = Words.load(take, Words.LEAD + 6 * COUNT);
        for (int i = 0; i < sources.length; i++) {
            int at = sources[i];
            LongVector picked = Words.and(Words.load(samples, at), none);
            picked = Words.or(picked, Words.and(Words.load(samples, at + stride), one));
            picked = Words.or(picked, Words.and(Words.load(samples, at + 2 * stride), two));
            picked = Words.or(picked, Words.and(Words.load(samples, at + 3 * stride), three));
            picked = Words.or(picked, Words.and(Words.load(samples, at + 4 * stride), four));
            picked = Words.or(picked, Words.and(Words.load(samples, at + 5 * stride), five));
            picked = Words.or(picked, Words.and(Words.load(samples, at + 6 * stride), six));
            picked.intoArray(planes, targets[i]);
        }
    }

    private static void forgetUnfed(long[] planes, long[] feeding, int[] unknowns) {
        LongVector unfed = Words.not(Words.load(feeding, 0));
        for (int place : unknowns) {
            Words.or(Words.load(planes, place), unfed).intoArray(planes, place);
        }
    }

    private static void count(long[] taken, long[] feeding) {
        LongVector fed = Words.load(feeding, 0);
        LongVector t0 = Words.load(taken, 0);
        LongVector t1 = Words.load(taken, COUNT);
        LongVector carry = Words.and(t0, fed);
        Words.xor(t0, fed).intoArray(taken, 0);
        Words.xor(Words.load(taken, 2 * COUNT), Words.and(t1, carry)).intoArray(taken, 2 * COUNT);
        Words.xor(t1, carry).intoArray(taken, COUNT);
    }
}

package org.neuraxon.upow.vector;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.NOT;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.Arrays;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.neuraxon.upow.task.Task;

/**
 * Gives every window its own next sample.
 *
 * <p>Seven samples of each window are kept ready as planes, and three planes count how many of them it has taken. When a window has taken all,
 * those of all windows are replaced: packed rows are gathered, one word a window, and matrices of 64 by 64 bits transposed. Where fewer than seven
 * samples are left, the last seven are made ready and the first of them count as taken; so a window has had its last sample when it has taken all of those.
 */
final class VectorFeeder {

    private static final int READY = 7;
    private static final VectorSpecies<Long> SPECIES = Words.SPECIES;
    private static final int COUNT = Words.COUNT;

    /** The digits of the numbers of samples taken, and the windows that have their last samples ready. */
    private static final int DIGIT1 = COUNT;

    private static final int DIGIT2 = 2 * COUNT;
    private static final int LAST = 3 * COUNT;

    private final VectorPlanes planes;
    private final int bits;
    private final int[] targets;
    private final int[] unknowns;
    private final int parts;
    /** Samples from each row on; the first ones are of rows before the first, which nobody takes. */
    private final long[] packed;

    private final long[] samples;
    private final long[] taken = new long[LAST + COUNT];
    /** For each window, the packed row that is ready and the last one that ever will be; windows lie by bit, then by word. */
    private final long[] ready = new long[Words.WINDOWS];

    private final long[] last = new long[Words.WINDOWS];

    /** A feeder of some columns of a task. */
    VectorFeeder(Task task, Columns columns, VectorPlanes planes) {
        this.planes = planes;
        int[] values = new int[2 * columns.count()];
        int[] sources = new int[2 * columns.count()];
        int count = 0;
        for (int value = 1; value <= 2; value++) {
            for (int column = 0; column < columns.count(); column++) {
                if (value == 1 || columns.threeValued(column)) {
                    sources[count] = column;
                    values[count++] = value;
                }
            }
        }
        bits = count;
        targets = new int[bits];
        unknowns = new int[bits - columns.count()];
        for (int k = 0; k < bits; k++) {
            targets[k] = planes.columnPlace(sources[k], values[k] == 1 ? VectorPlanes.POSITIVE : VectorPlanes.UNKNOWN);
            if (k >= columns.count()) {
                unknowns[k - columns.count()] = targets[k];
            }
        }
        parts = Math.max(1, (READY * bits + Long.SIZE - 1) / Long.SIZE);
        packed = new long[Math.multiplyExact(parts, task.rows() + READY)];
        for (int at = 0; at < task.rows() + READY; at++) {
            for (int slot = 0; slot < READY; slot++) {
                int row = at - READY + slot;
                for (int k = 0; row >= 0 && row < task.rows() && k < bits; k++) {
                    if (columns.value(row, sources[k]) == values[k]) {
                        int place = slot * bits + k;
                        packed[parts * at + place / Long.SIZE] |= 1L << place;
                    }
                }
            }
        }
        samples = new long[Words.START + parts * Long.SIZE * COUNT];
    }

    /** Puts a window before its first sample. It must not be fed before {@link #refill}. */
    void place(int window, int firstRow, int endRow) {
        int word = window / Long.SIZE;
        int at = window % Long.SIZE * COUNT + word;
        ready[at] = firstRow + (long) READY;
        last[at] = endRow;
        for (int plane = 0; plane < LAST; plane += COUNT) {
            taken[plane + word] &= ~(1L << window);
        }
    }

    /**
     * Finds the windows that have taken all that is ready.
     *
     * @param asking one vector
     * @param out for those among the asking ones that have had their last sample (at 0) and those that want more (at COUNT)
     * @return whether there are any
     */
    boolean exhausted(long[] asking, long[] out) {
        return exhausted(asking, taken, out);
    }

    private static boolean exhausted(long[] asking, long[] taken, long[] out) {
        LongVector all = LongVector.fromArray(SPECIES, asking, 0)
                .and(LongVector.fromArray(SPECIES, taken, 0))
                .and(LongVector.fromArray(SPECIES, taken, DIGIT1))
                .and(LongVector.fromArray(SPECIES, taken, DIGIT2));
        LongVector ended = LongVector.fromArray(SPECIES, taken, LAST);
        all.and(ended).intoArray(out, 0);
        all.and(ended.lanewise(NOT)).intoArray(out, COUNT);
        return all.compare(NE, 0).anyTrue();
    }

    /** Replaces the samples that are ready. */
    void refill() {
        advance(ready, last, taken);
        gather(ready, packed, parts, samples);
        for (int part = 0; part < parts; part++) {
            Transposition.inPlace(samples, Words.START + part * Words.WINDOWS);
        }
    }

    private static void advance(long[] ready, long[] last, long[] taken) {
        LongVector taken0 = LongVector.fromArray(SPECIES, taken, 0);
        LongVector taken1 = LongVector.fromArray(SPECIES, taken, DIGIT1);
        LongVector taken2 = LongVector.fromArray(SPECIES, taken, DIGIT2);
        Arrays.fill(taken, 0);
        for (int bit = 0; bit < Long.SIZE; bit++) {
            LongVector at = LongVector.fromArray(SPECIES, ready, bit * COUNT)
                    .add(taken0.lanewise(LSHR, bit).and(1))
                    .add(taken1.lanewise(LSHR, bit).and(1).lanewise(LSHL, 1))
                    .add(taken2.lanewise(LSHR, bit).and(1).lanewise(LSHL, 2));
            at.intoArray(ready, bit * COUNT);
            if (at.compare(GE, LongVector.fromArray(SPECIES, last, bit * COUNT)).anyTrue()) {
                end(ready, last, taken, bit);
            }
        }
    }

    /** Sees to the windows of one bit that may be near their end: makes their last samples ready. */
    private static void end(long[] ready, long[] last, long[] taken, int bit) {
        for (int word = 0; word < COUNT; word++) {
            int at = bit * COUNT + word;
            // Seven at the most, and then nothing is left.
            long skipped = ready[at] - last[at];
            if (skipped >= 0) {
                ready[at] = last[at];
                taken[word] |= (skipped & 1) << bit;
                taken[DIGIT1 + word] |= (skipped >>> 1 & 1) << bit;
                taken[DIGIT2 + word] |= (skipped >>> 2 & 1) << bit;
                taken[LAST + word] |= 1L << bit;
            }
        }
    }

    private static void gather(long[] ready, long[] packed, int parts, long[] samples) {
        if (parts == 2) {
            // The public task.
            for (int i = 0; i < Words.WINDOWS; i++) {
                int row = 2 * (int) ready[i];
                samples[Words.START + i] = packed[row];
                samples[Words.START + Words.WINDOWS + i] = packed[row + 1];
            }
            return;
        }
        for (int i = 0; i < Words.WINDOWS; i++) {
            int row = parts * (int) ready[i];
            for (int part = 0; part < parts; part++) {
                samples[Words.START + part * Words.WINDOWS + i] = packed[row + part];
            }
        }
    }

    /**
     * Puts the next sample on the columns of the feeding windows, and unknown on those of all others.
     *
     * @param feeding one vector
     */
    void feed(long[] feeding) {
        feed(feeding, taken, samples, planes.now(), targets);
        for (int place : unknowns) {
            forgetUnfed(feeding, planes.now(), place);
        }
    }

    private static void feed(long[] feeding, long[] taken, long[] samples, long[] planes, int[] targets) {
        LongVector fed = LongVector.fromArray(SPECIES, feeding, 0);
        LongVector digit0 = LongVector.fromArray(SPECIES, taken, 0);
        LongVector digit1 = LongVector.fromArray(SPECIES, taken, DIGIT1);
        LongVector digit2 = LongVector.fromArray(SPECIES, taken, DIGIT2);
        LongVector carry = digit0.and(fed);
        digit0.lanewise(XOR, fed).intoArray(taken, 0);
        digit1.lanewise(XOR, carry).intoArray(taken, DIGIT1);
        digit2.lanewise(XOR, carry.and(digit1)).intoArray(taken, DIGIT2);
        LongVector odd = carry;
        LongVector even = fed.lanewise(XOR, carry);
        LongVector three = odd.and(digit1);
        LongVector one = odd.lanewise(XOR, three);
        LongVector two = even.and(digit1);
        LongVector zero = even.lanewise(XOR, two);
        LongVector six = two.and(digit2);
        two = two.lanewise(XOR, six);
        LongVector five = one.and(digit2);
        one = one.lanewise(XOR, five);
        LongVector four = zero.and(digit2);
        zero = zero.lanewise(XOR, four);
        int stride = targets.length * COUNT;
        for (int i = 0, at = Words.START; i < targets.length; i++, at += COUNT) {
            LongVector.fromArray(SPECIES, samples, at)
                    .and(zero)
                    .or(LongVector.fromArray(SPECIES, samples, at + stride).and(one))
                    .or(LongVector.fromArray(SPECIES, samples, at + 2 * stride).and(two))
                    .or(LongVector.fromArray(SPECIES, samples, at + 3 * stride).and(three))
                    .or(LongVector.fromArray(SPECIES, samples, at + 4 * stride).and(four))
                    .or(LongVector.fromArray(SPECIES, samples, at + 5 * stride).and(five))
                    .or(LongVector.fromArray(SPECIES, samples, at + 6 * stride).and(six))
                    .intoArray(planes, targets[i]);
        }
    }

    private static void forgetUnfed(long[] feeding, long[] planes, int place) {
        LongVector unfed = LongVector.fromArray(SPECIES, feeding, 0).lanewise(NOT);
        LongVector.fromArray(SPECIES, planes, place).or(unfed).intoArray(planes, place);
    }
}

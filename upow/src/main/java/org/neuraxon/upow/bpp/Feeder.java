package org.neuraxon.upow.bpp;

import java.util.Arrays;
import org.neuraxon.upow.task.Task;

/**
 * Gives every window its own next sample, 64 windows a word.
 *
 * <p>Each window is at its own row. A few samples of each are kept ready as planes, and two planes count how many of them it has taken; taking
 * one is then a choice among planes. When a window has taken all, the ready samples of all windows are replaced: packed rows are gathered, one
 * word a window, and matrices of 64 by 64 bits transposed, many side by side.
 */
final class Feeder {

    private static final int LANES = Long.SIZE;
    private static final int MOST_READY = 3;

    private final Task task;
    private final int[] inputs;
    private final int[] bitOf;
    private final boolean[] threeValued;
    private final int ready;
    private final int bits;
    private final long[][] packed;
    private final int stride;
    private final int[] position;
    private final int[] end;
    private final long[][] samples;
    private final long[] taken0;
    private final long[] taken1;
    private final long[] ending;
    private final long[] left0;
    private final long[] left1;
    private final long[][] take;
    private final long[] unfed;

    /**
     * A feeder.
     *
     * @param columns which input trits of a row are wanted
     * @param words most words
     */
    Feeder(Task task, int[] columns, int words) {
        this.task = task;
        this.inputs = columns.clone();
        this.stride = words;
        this.threeValued = new boolean[columns.length];
        this.bitOf = new int[columns.length];
        int bit = 0;
        for (int k = 0; k < columns.length; k++) {
            for (int row = 0; row < task.rows(); row++) {
                threeValued[k] |= task.input(row, columns[k]) == 2;
            }
            bitOf[k] = bit;
            bit += threeValued[k] ? 2 : 1;
        }
        bits = bit;
        ready = Math.max(1, Math.min(MOST_READY, LANES / Math.max(1, bits)));
        packed = new long[Math.max(1, (ready * bits + LANES - 1) / LANES)][task.rows()];
        for (int row = 0; row < task.rows(); row++) {
            for (int ahead = 0; ahead < ready && row + ahead < task.rows(); ahead++) {
                pack(row, ahead);
            }
        }
        position = new int[LANES * words];
        end = new int[LANES * words];
        samples = new long[LANES * packed.length][words];
        taken0 = new long[words];
        taken1 = new long[words];
        ending = new long[words];
        left0 = new long[words];
        left1 = new long[words];
        take = new long[MOST_READY][words];
        unfed = new long[words];
    }

    private void pack(int row, int ahead) {
        for (int k = 0; k < inputs.length; k++) {
            int value = task.input(row + ahead, inputs[k]);
            int place = ahead * bits + bitOf[k];
            if (value == 1) {
                packed[place / LANES][row] |= 1L << place % LANES;
            } else if (value == 2) {
                packed[(place + 1) / LANES][row] |= 1L << (place + 1) % LANES;
            }
        }
    }

    /** Puts a window before its first sample; windows not placed repeat the last row for ever. */
    void place(int word, int bit, int firstRow, int lastRow) {
        position[bit * stride + word] = firstRow;
        end[bit * stride + word] = lastRow;
    }

    /** Makes samples ready for all windows. */
    void start(int words) {
        Arrays.fill(taken0, 0);
        Arrays.fill(taken1, 0);
        refill(words);
    }

    /** Whether one of the asking windows has nothing ready. */
    boolean exhausted(long[] asking, int words) {
        long none = 0;
        for (int i = 0; i < words; i++) {
            // ready is 1, 2 or 3; all taken means its bits are those of the count.
            long low = (ready & 1) != 0 ? taken0[i] : ~taken0[i];
            long high = (ready & 2) != 0 ? taken1[i] : ~taken1[i];
            none |= asking[i] & low & high;
        }
        return none != 0;
    }

    /** The windows that have had their last sample. */
    void full(long[] out, int words) {
        for (int i = 0; i < words; i++) {
            out[i] = ending[i] & ~(taken0[i] ^ left0[i]) & ~(taken1[i] ^ left1[i]);
        }
    }

    /** Replaces the samples that are ready. */
    void refill(int words) {
        Arrays.fill(ending, 0);
        Arrays.fill(left0, 0);
        Arrays.fill(left1, 0);
        for (int bit = 0; bit < LANES; bit++) {
            int row = bit * stride;
            for (int word = 0; word < words; word++) {
                int at = position[row + word] + (int) (taken0[word] >>> bit & 1) + 2 * (int) (taken1[word] >>> bit & 1);
                position[row + word] = at;
                int left = end[row + word] - at;
                if (left <= ready) {
                    ending[word] |= 1L << bit;
                    left0[word] |= (left & 1L) << bit;
                    left1[word] |= (left >>> 1 & 1L) << bit;
                }
            }
            for (int part = 0; part < packed.length; part++) {
                gather(samples[part * LANES + bit], packed[part], row, words);
            }
        }
        for (int part = 0; part < packed.length; part++) {
            transpose(part * LANES, words);
        }
        Arrays.fill(taken0, 0);
        Arrays.fill(taken1, 0);
    }

    private void gather(long[] out, long[] rows, int first, int words) {
        for (int word = 0; word < words; word++) {
            out[word] = rows[position[first + word]];
        }
    }

    /** Transposes 64 planes in place, every word its own matrix (H. S. Warren, Hacker's Delight, section 7-3). */
    private void transpose(int first, int words) {
        long mask = 0x0000_0000_ffff_ffffL;
        for (int step = LANES / 2; step > 0; step >>>= 1) {
            for (int row = 0; row < LANES; row++) {
                if ((row & step) == 0) {
                    exchange(samples[first + row], samples[first + row + step], step, mask, words);
                }
            }
            mask ^= mask << (step >>> 1);
        }
    }

    private static void exchange(long[] upper, long[] lower, int step, long mask, int words) {
        for (int i = 0; i < words; i++) {
            long swap = (upper[i] >>> step ^ lower[i]) & mask;
            lower[i] ^= swap;
            upper[i] ^= swap << step;
        }
    }

    /** Puts the next sample on the inputs of the feeding windows, and unknown on those of all others. */
    void feed(Planes planes, long[] feeding, int words) {
        for (int i = 0; i < words; i++) {
            take[0][i] = feeding[i] & ~(taken0[i] | taken1[i]);
        }
        for (int i = 0; i < words; i++) {
            take[1][i] = feeding[i] & taken0[i];
        }
        for (int i = 0; i < words; i++) {
            take[2][i] = feeding[i] & taken1[i];
        }
        for (int i = 0; i < words; i++) {
            unfed[i] = ~feeding[i];
        }
        int[] neurons = planes.inputs();
        for (int k = 0; k < inputs.length; k++) {
            taken(planes.plane(neurons[k], Planes.POSITIVE), bitOf[k], words);
            long[] unknown = planes.plane(neurons[k], Planes.UNKNOWN);
            if (threeValued[k]) {
                taken(unknown, bitOf[k] + 1, words);
                or(unknown, unfed, words);
            } else {
                System.arraycopy(unfed, 0, unknown, 0, words);
            }
            planes.completeInput(neurons[k], words);
        }
        for (int i = 0; i < words; i++) {
            taken1[i] ^= taken0[i] & feeding[i];
            taken0[i] ^= feeding[i];
        }
    }

    private void taken(long[] out, int bit, int words) {
        if (ready == 1) {
            and(out, samples[bit], take[0], words);
        } else {
            long[] third = samples[ready == 3 ? 2 * bits + bit : bit];
            choose(out, samples[bit], samples[bits + bit], third, take[0], take[1], take[2], words);
        }
    }

    private static void choose(
            long[] out, long[] x0, long[] x1, long[] x2, long[] take0, long[] take1, long[] take2, int words) {
        for (int i = 0; i < words; i++) {
            out[i] = x0[i] & take0[i] | x1[i] & take1[i] | x2[i] & take2[i];
        }
    }

    private static void and(long[] out, long[] x, long[] y, int words) {
        for (int i = 0; i < words; i++) {
            out[i] = x[i] & y[i];
        }
    }

    private static void or(long[] out, long[] x, int words) {
        for (int i = 0; i < words; i++) {
            out[i] |= x[i];
        }
    }
}

package org.neuraxon.upow.vector;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes matrices of 64 by 64 bits in place, one a word of the vectors side by side (H. S. Warren, Hacker's Delight, section 7-3), two of the six
 * stages a pass.
 */
final class Transposition {

    private static final VectorSpecies<Long> SPECIES = Words.SPECIES;
    private static final int COUNT = Words.COUNT;
    private static final int ROWS = Long.SIZE;

    private Transposition() {}

    /** Transposes 64 rows that begin at a place. */
    static void inPlace(long[] rows, int first) {
        pass(rows, first, 16, 0x0000_0000_ffff_ffffL, 0x0000_ffff_0000_ffffL);
        pass(rows, first, 4, 0x00ff_00ff_00ff_00ffL, 0x0f0f_0f0f_0f0f_0f0fL);
        pass(rows, first, 1, 0x3333_3333_3333_3333L, 0x5555_5555_5555_5555L);
    }

    private static void pass(long[] rows, int first, int step, long wide, long narrow) {
        int next = step * COUNT;
        for (int i = 0; i < ROWS / 4; i++) {
            // Four rows that are step apart, and none of them twice.
            int row = first + (i / step * 4 * step + i % step) * COUNT;
            LongVector a = LongVector.fromArray(SPECIES, rows, row);
            LongVector b = LongVector.fromArray(SPECIES, rows, row + next);
            LongVector c = LongVector.fromArray(SPECIES, rows, row + 2 * next);
            LongVector d = LongVector.fromArray(SPECIES, rows, row + 3 * next);
            LongVector ac = a.lanewise(LSHR, 2L * step).lanewise(XOR, c).and(wide);
            LongVector bd = b.lanewise(LSHR, 2L * step).lanewise(XOR, d).and(wide);
            a = a.lanewise(XOR, ac.lanewise(LSHL, 2L * step));
            b = b.lanewise(XOR, bd.lanewise(LSHL, 2L * step));
            c = c.lanewise(XOR, ac);
            d = d.lanewise(XOR, bd);
            LongVector ab = a.lanewise(LSHR, step).lanewise(XOR, b).and(narrow);
            LongVector cd = c.lanewise(LSHR, step).lanewise(XOR, d).and(narrow);
            a.lanewise(XOR, ab.lanewise(LSHL, step)).intoArray(rows, row);
            b.lanewise(XOR, ab).intoArray(rows, row + next);
            c.lanewise(XOR, cd.lanewise(LSHL, step)).intoArray(rows, row + 2 * next);
            d.lanewise(XOR, cd).intoArray(rows, row + 3 * next);
        }
    }
}

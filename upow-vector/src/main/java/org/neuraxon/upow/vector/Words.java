package org.neuraxon.upow.vector;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One vector of words: a bit for each of the windows that live side by side. Planes lie one after another in flat arrays. */
final class Words {

    static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    /** Words in a plane. */
    static final int COUNT = SPECIES.length();

    /** Windows side by side. */
    static final int WINDOWS = COUNT * Long.SIZE;

    /** Where planes begin in their arrays. The first element of an array lies 16 bytes after the object's start. */
    static final int LEAD = 6;

    private Words() {}

    /** An array for some planes, the first of which begins at {@link #LEAD}. */
    static long[] planes(int count) {
        return new long[LEAD + count * COUNT];
    }

    static LongVector load(long[] array, int offset) {
        return LongVector.fromArray(SPECIES, array, offset);
    }

    /** Bit by bit {@code one} where the mask is set, else {@code zero}; the compiler makes one instruction of it. */
    static LongVector choose(LongVector zero, LongVector one, LongVector mask) {
        return zero.lanewise(
                VectorOperators.XOR, zero.lanewise(VectorOperators.XOR, one).lanewise(VectorOperators.AND, mask));
    }

    static LongVector and(LongVector x, LongVector y) {
        return x.lanewise(VectorOperators.AND, y);
    }

    static LongVector or(LongVector x, LongVector y) {
        return x.lanewise(VectorOperators.OR, y);
    }

    static LongVector xor(LongVector x, LongVector y) {
        return x.lanewise(VectorOperators.XOR, y);
    }

    static LongVector not(LongVector x) {
        return x.lanewise(VectorOperators.NOT);
    }

    /** Where x is set and y is not. */
    static LongVector without(LongVector x, LongVector y) {
        return x.lanewise(VectorOperators.AND_NOT, y);
    }

    static boolean any(LongVector x) {
        return x.compare(VectorOperators.NE, 0).anyTrue();
    }
}

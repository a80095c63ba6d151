package org.neuraxon.upow.vector;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One vector of words: a bit for each of the windows that live side by side. Planes lie one after another in flat arrays.
 *
 * <p>Code that must be fast calls the vectors themselves and no methods of its own between: once some 8,000 bytes of code have been inlined into a
 * method, C2 inlines only what the JDK forces it to, and a vector that is handed to a method which is not inlined becomes an object.
 */
final class Words {

    static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;

    /** Words in a plane. */
    static final int COUNT = SPECIES.length();

    /**
     * Where the planes of an array begin. A Java array's words lie 16 bytes after its beginning; so where objects begin at multiples of 32 bytes ({@code
     * -XX:ObjectAlignmentInBytes=32}, which the launcher sets) no vector of 256 bits lies across two cache lines.
     */
    static final int START = 2;

    /** Windows side by side. */
    static final int WINDOWS = COUNT * Long.SIZE;

    private Words() {}

    /** How many bits of a plane are set. */
    static int count(long[] words, int place) {
        int count = 0;
        for (int i = 0; i < COUNT; i++) {
            count += Long.bitCount(words[place + i]);
        }
        return count;
    }
}

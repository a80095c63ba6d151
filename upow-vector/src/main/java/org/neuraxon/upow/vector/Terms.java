package org.neuraxon.upow.vector;

/**
 * Writes whether a table says a value as a sum modulo 2 of products (an algebraic normal form in b and c with coefficients that are sets of values of a).
 *
 * <p>Sets are given for each of nine states of b and c, at b + 3 c, as masks: 1 if the table says the value where a is 0, 2 where a is 1, 4 where
 * a is 2. Adding two sets modulo 2 is the exclusive or of their masks.
 */
final class Terms {

    /** What a neuron reads: b1, b2, c1, c2, and nine terms an output. */
    static final int READS = 4 + 2 * 9;

    /** What a neuron of which b and c are unknown together reads: b1, c1, and five terms an output. */
    static final int PAIR_READS = 2 + 2 * 5;

    private Terms() {}

    /** Coefficients of 1, b1, b2, c1, b1 c1, b2 c1, c2, b1 c2, b2 c2. */
    static int[] of(int[] sets) {
        int[] terms = new int[9];
        for (int rest = 0; rest < terms.length; rest++) {
            int b = rest % 3;
            int c = rest / 3;
            terms[rest] =
                    sets[rest] ^ (b == 0 ? 0 : sets[3 * c]) ^ (c == 0 ? 0 : sets[b]) ^ (b == 0 || c == 0 ? 0 : sets[0]);
        }
        return terms;
    }

    /** Coefficients of 1, u, b1, c1, b1 c1, where u means that b and c are unknown, and one is never unknown without the other. */
    static int[] ofPair(int[] sets) {
        return new int[] {
            sets[0], sets[0] ^ sets[8], sets[0] ^ sets[1], sets[0] ^ sets[3], sets[0] ^ sets[1] ^ sets[3] ^ sets[4]
        };
    }
}

package org.neuraxon.core.math;

/**
 * Random numbers without a state: each is a function of (seed, purpose, step, index) alone.
 *
 * <p>The order of the calls, the number of threads and calls left out change nothing, and a snapshot needs to keep only
 * the seed. Instances are immutable and safe for use by several threads.
 *
 * <p>The construction is Threefry-2x64 with 13 rounds (Salmon, Moraes, Dror, Shaw 2011, <i>Parallel random numbers: as
 * easy as 1, 2, 3</i>, SC'11), a reduced Threefish block cipher; 13 rounds are the fewest that its
 * authors found to pass BigCrush. The key is (seed, purpose) and the counter is (step, index): for a fixed
 * seed and purpose, different pairs (step, index) give different 128-bit blocks.
 * The bits agree with the known answers published with the Random123 library.
 */
public final class CounterRandom {

    private static final long KEY_PARITY = 0x1BD11BDAA9FC1A22L;

    private static final double UNIFORM_UNIT = 0x1p-53;
    private static final double LOWER_UNIT = 0x1p-63;
    private static final double TWO_PI = 0x1.921fb54442d18p+2;
    private static final long FIELD = 0xffff;
    private static final long BELL_MEAN = 131_070;
    private static final double BELL_DEVIATION = 37_837.2;

    private final long seed;

    /**
     * Makes the random numbers of a seed.
     *
     * @param seed any number; different seeds give unrelated numbers
     */
    public CounterRandom(long seed) {
        this.seed = seed;
    }

    /**
     * The seed.
     *
     * @return the number given to the constructor
     */
    public long seed() {
        return seed;
    }

    /**
     * Sixty-four random bits.
     *
     * @param purpose what the number is for; the caller gives each use its own constant
     * @param step the moment
     * @param index the neuron, synapse or other place
     * @return bits that are each one with probability 1/2
     */
    public long bits(int purpose, long step, long index) {
        return word(purpose, step, index, false);
    }

    /**
     * A uniform number.
     *
     * @param purpose what the number is for
     * @param step the moment
     * @param index the place
     * @return a multiple of 2^-53 in [0, 1)
     */
    public double uniform(int purpose, long step, long index) {
        return toUniform(bits(purpose, step, index));
    }

    /**
     * Whether an event of given probability happens.
     *
     * @param probability any double; at 0 or less and for NaN the event never happens, at 1 or more it always does
     * @param purpose what the number is for
     * @param step the moment
     * @param index the place
     * @return true if {@link #uniform} with the same key is less than the probability
     */
    public boolean event(double probability, int purpose, long step, long index) {
        return uniform(purpose, step, index) < probability;
    }

    /**
     * A uniform integer below a bound: the upper half of the 128-bit product of 64 random bits and the bound (Lemire
     * 2019, <i>ACM Transactions on Modeling and Computer Simulation</i> 29, 3, without its rejection step).
     *
     * @param bound the number of outcomes, at least 1
     * @param purpose what the number is for
     * @param step the moment
     * @param index the place
     * @return an integer in [0, bound); outcomes differ in probability by at most 2^-64, relatively less than 2^-32
     * @throws IllegalArgumentException if the bound is less than 1
     */
    public int below(int bound, int purpose, long step, long index) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, was " + bound);
        }
        long bits = bits(purpose, step, index);
        long signedHigh = Math.multiplyHigh(bits, bound);
        return (int) (bits < 0 ? signedHigh + bound : signedHigh);
    }

    /**
     * A standard normal number by the method of Box and Muller (1958, <i>Annals of Mathematical Statistics</i> 29,
     * 610-611): √(−2 log u) · cos(2πv), with u and v from the two halves of one block.
     *
     * @param purpose what the number is for
     * @param step the moment
     * @param index the place
     * @return a number with mean 0 and variance 1, of magnitude at most 9.35
     */
    public double normal(int purpose, long step, long index) {
        double u = LOWER_UNIT * ((word(purpose, step, index, false) >>> 1) | 1);
        double v = toUniform(word(purpose, step, index, true));
        return Math.sqrt(-2 * Elementary.log(u)) * Elementary.cos(TWO_PI * v);
    }

    /**
     * An approximately normal number by integer arithmetic alone, for whoever must get the same bits without our logarithm and cosine: the sum of
     * the four 16-bit fields of a word less its mean 131070, over its standard deviation √((2^32 - 1) / 3), rounded to 37837.2 (Irwin-Hall).
     *
     * @param bits sixty-four random bits
     * @return a number with mean 0 and variance 1, of magnitude at most 3.47
     */
    public static double bell(long bits) {
        long sum = (bits & FIELD) + (bits >>> 16 & FIELD) + (bits >>> 32 & FIELD) + (bits >>> 48);
        return (sum - BELL_MEAN) / BELL_DEVIATION;
    }

    private static double toUniform(long bits) {
        return UNIFORM_UNIT * (bits >>> 11);
    }

    private long word(int purpose, long step, long index, boolean second) {
        return threefry(step, index, seed, purpose, second);
    }

    /**
     * One word of the Threefry-2x64-13 block. The compiler inlines the method, whose size is below the limit for that,
     * and merges two calls that differ only in the word.
     *
     * @param a first counter word, then first state word
     * @param b second counter word, then second state word
     * @return the second word if {@code second}, else the first
     */
    static long threefry(long a, long b, long key0, long key1, boolean second) {
        long key2 = KEY_PARITY ^ key0 ^ key1;
        a += key0;
        b += key1;
        a += b;
        b = Long.rotateLeft(b, 16) ^ a;
        a += b;
        b = Long.rotateLeft(b, 42) ^ a;
        a += b;
        b = Long.rotateLeft(b, 12) ^ a;
        a += b;
        b = Long.rotateLeft(b, 31) ^ a;
        a += key1;
        b += key2 + 1;

        a += b;
        b = Long.rotateLeft(b, 16) ^ a;
        a += b;
        b = Long.rotateLeft(b, 32) ^ a;
        a += b;
        b = Long.rotateLeft(b, 24) ^ a;
        a += b;
        b = Long.rotateLeft(b, 21) ^ a;
        a += key2;
        b += key0 + 2;

        a += b;
        b = Long.rotateLeft(b, 16) ^ a;
        a += b;
        b = Long.rotateLeft(b, 42) ^ a;
        a += b;
        b = Long.rotateLeft(b, 12) ^ a;
        a += b;
        b = Long.rotateLeft(b, 31) ^ a;
        a += key0;
        b += key1 + 3;

        a += b;
        b = Long.rotateLeft(b, 16) ^ a;
        return second ? b : a;
    }
}

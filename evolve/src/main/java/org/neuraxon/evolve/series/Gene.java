package org.neuraxon.evolve.series;

/**
 * What a genome says of a network, one number of 16 bits each. Their order is that of the bytes; it never changes.
 */
enum Gene {
    /** Ring neurons. */
    NEURONS("num_ring_neurons", 4, 40, true),
    /** Oldest input that a neuron hears. */
    MAX_DELAY("max_delay", 1, 64, true),
    /** Most input taps of a neuron. */
    MAX_TAPS("max_taps", 1, 6, true),
    /** Norm of a neuron's tap weights. */
    INPUT_GAIN("input_gain", 0.1, 3, false),
    /** Range of the constant inputs. */
    BIAS_RANGE("bias_range", 0, 2, false),
    /** Distance of the trits' thresholds from 0. */
    THRESHOLD("threshold", 0.02, 1, false),
    /** Share of neurons without memory. */
    FAST_SHARE("fast_share", 0, 1, false),
    /** Slowest time constant. */
    SLOWEST_TAU("slowest_tau", 1, 20, false),
    /** Share of neurons that hear others. */
    RECURRENT_SHARE("recurrent_share", 0, 1, false),
    /** Weight of the neighbour on the ring. */
    RING_WEIGHT("ring_weight", -2, 2, false),
    /** Random synapses of a neuron. */
    RECURRENT_FAN("recurrent_fan", 0, 6, true),
    /** Their size. */
    RECURRENT_WEIGHT("recurrent_weight", 0, 2, false),
    /** Last values that the readout sees beside the network. */
    LAGS("lags", 0, 24, true),
    /** Neurons whose trits the readout sees, at most. */
    TRITS("trits", 0, 40, true),
    /** What the readout keeps of its experience from row to row. */
    FORGETTING("forgetting", 0.97, 1, false),
    /** Binary logarithm of the variance that the readout expects of its weights. */
    PRIOR("prior", -4, 12, true);

    /** Genes that are parameters of the engine's ring. */
    static final int OF_RING = 12;

    private static final int VALUES = 1 << 16;

    private final String key;
    private final double low;
    private final double high;
    private final boolean whole;

    Gene(String key, double low, double high, boolean whole) {
        this.key = key;
        this.low = low;
        this.high = high;
        this.whole = whole;
    }

    String key() {
        return key;
    }

    /**
     * What the 16 bits mean: low + ⌊(high - low + 1) q / 65536⌋ of whole numbers, else low + (high - low) (q / 65535).
     *
     * @param q 0 to 65535
     */
    double value(int q) {
        return whole
                ? low + Math.floor((high - low + 1) * q / VALUES)
                : low + (high - low) * ((double) q / (VALUES - 1));
    }
}

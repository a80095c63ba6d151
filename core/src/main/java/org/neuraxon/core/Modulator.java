package org.neuraxon.core;

import java.util.Optional;

/** The four neuromodulators. */
public enum Modulator {
    /** Follows reward prediction error and novelty; opens plasticity (Schultz, 1998). */
    DOPAMINE("DA", "dopamine"),
    /** Follows the long-run outcome; sets time scales and conservation (Doya, 2002). */
    SEROTONIN("5HT", "serotonin"),
    /** Follows expected uncertainty; sets learning rate and the weight of the input (Yu &amp; Dayan, 2005). */
    ACETYLCHOLINE("ACh", "acetylcholine"),
    /** Follows unexpected uncertainty; sets gain and exploration (Aston-Jones &amp; Cohen, 2005). */
    NORADRENALINE("NA", "norepinephrine");

    private final String symbol;
    private final String key;

    Modulator(String symbol, String key) {
        this.symbol = symbol;
        this.key = key;
    }

    /** The short name used in tables and files. */
    public String symbol() {
        return symbol;
    }

    /** The long name used in files. */
    public String key() {
        return key;
    }

    /** The modulator with this symbol or key, if there is one. */
    public static Optional<Modulator> named(String name) {
        for (Modulator modulator : values()) {
            if (modulator.symbol.equals(name) || modulator.key.equals(name)) {
                return Optional.of(modulator);
            }
        }
        return Optional.empty();
    }
}

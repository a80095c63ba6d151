package org.neuraxon.core.blueprint;

import org.neuraxon.core.Modulator;

/**
 * The nine receptors of blueprint 2. A tonic receptor sees the tonic level of its modulator, the others see tonic and phasic together.
 */
public enum Receptor {
    /** Opens potentiation. */
    D1("D1", Modulator.DOPAMINE, 0.35, false),
    /** Opens depression. */
    D2("D2", Modulator.DOPAMINE, 0.25, true),
    /** Holds meta plasticity back. */
    SEROTONIN_1A("5HT1A", Modulator.SEROTONIN, 0.05, true),
    /** Opens meta plasticity. */
    SEROTONIN_2A("5HT2A", Modulator.SEROTONIN, 0.30, false),
    /** Computed as in the reference; nothing reads it. */
    SEROTONIN_4("5HT4", Modulator.SEROTONIN, 0.20, false),
    /** Lowers both thresholds. */
    M1("M1", Modulator.ACETYLCHOLINE, 0.30, false),
    /** Raises both thresholds. */
    M2("M2", Modulator.ACETYLCHOLINE, 0.10, true),
    /** Raises the gain. */
    BETA1("beta1", Modulator.NORADRENALINE, 0.20, false),
    /** Raises the gain and spontaneous activity. */
    ALPHA2("alpha2", Modulator.NORADRENALINE, 0.08, true);

    private final String key;
    private final Modulator modulator;
    private final double threshold;
    private final boolean tonic;

    Receptor(String key, Modulator modulator, double threshold, boolean tonic) {
        this.key = key;
        this.modulator = modulator;
        this.threshold = threshold;
        this.tonic = tonic;
    }

    /** The name in files. */
    public String key() {
        return key;
    }

    /** The modulator it binds. */
    public Modulator modulator() {
        return modulator;
    }

    /** The concentration of half activation. */
    public double threshold() {
        return threshold;
    }

    /** True if it sees the tonic level alone. */
    public boolean tonic() {
        return tonic;
    }
}

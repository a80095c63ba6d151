package org.neuraxon.core.blueprint;

/** The label that the reference gives a synapse; it has no effect on the dynamics. */
public enum SynapseType {
    /** The fast weight was the larger one at birth. */
    IONOTROPIC_FAST("ionotropic_fast"),
    /** The slow weight was the larger one at birth. */
    IONOTROPIC_SLOW("ionotropic_slow"),
    /** Modulatory. */
    METABOTROPIC("metabotropic"),
    /** Silent. */
    SILENT("silent");

    private final String key;

    SynapseType(String key) {
        this.key = key;
    }

    /** The name in files. */
    public String key() {
        return key;
    }

    /** The label that fits a synapse. */
    public static SynapseType of(boolean silent, boolean modulatory, double fast, double slow) {
        if (silent) {
            return SILENT;
        }
        if (modulatory) {
            return METABOTROPIC;
        }
        return Math.abs(fast) > Math.abs(slow) ? IONOTROPIC_FAST : IONOTROPIC_SLOW;
    }
}

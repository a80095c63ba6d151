package org.neuraxon.exchange.nab;

/** What the benchmark pays for a window found and charges for a false alarm and a window missed (Lavin and Ahmad, ICMLA 2015). */
public enum NabProfile {
    /** All mistakes about equally dear. */
    STANDARD("standard", 1, 0.11, 1),
    /** A false alarm costs twice as much. */
    LOW_FALSE_POSITIVES("reward_low_FP_rate", 1, 0.22, 1),
    /** A missed window costs twice as much. */
    LOW_FALSE_NEGATIVES("reward_low_FN_rate", 1, 0.11, 2);

    private final String key;
    private final double found;
    private final double falseAlarm;
    private final double missed;

    NabProfile(String key, double found, double falseAlarm, double missed) {
        this.key = key;
        this.found = found;
        this.falseAlarm = falseAlarm;
        this.missed = missed;
    }

    /** The benchmark's own name for it. */
    public String key() {
        return key;
    }

    /** A_tp, the worth of a window found at its first row. */
    double found() {
        return found;
    }

    /** A_fp, the cost of a false alarm far from any window. */
    double falseAlarm() {
        return falseAlarm;
    }

    /** A_fn, the cost of a window without an alarm. */
    double missed() {
        return missed;
    }
}

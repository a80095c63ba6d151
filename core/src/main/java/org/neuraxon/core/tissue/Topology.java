package org.neuraxon.core.tissue;

/** How the weights of a new projection are laid out. */
public enum Topology {
    /** Every source reaches every target. */
    DENSE("dense"),
    /** Every source reaches every target with a given probability. */
    SPARSE("sparse"),
    /** Sources reach targets near the same relative position. */
    TOPOGRAPHIC("topographic"),
    /** The i-th source reaches the i-th target. */
    ONE_TO_ONE("one_to_one");

    private final String key;

    Topology(String key) {
        this.key = key;
    }

    /** The name in files. */
    public String key() {
        return key;
    }
}

package org.neuraxon.core.vital;

/** What a sign says. */
public enum Light {
    /** As it should be. */
    GREEN,
    /** Near to trouble. */
    AMBER,
    /** Trouble. */
    RED,
    /** Not measurable, or not yet. */
    UNKNOWN;

    /** The worse of two that are known; the known one of others. */
    Light worse(Light other) {
        if (this == UNKNOWN || other == UNKNOWN) {
            return this == UNKNOWN ? other : this;
        }
        return compareTo(other) >= 0 ? this : other;
    }
}

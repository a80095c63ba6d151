package org.neuraxon.exchange.recording;

/**
 * One column of a recording.
 *
 * @param name in snake case
 * @param kind what stands in its cells
 * @param unit for instance {@code ms}; {@code 1} for a pure number, empty for a text
 * @param about what it means, in one sentence
 */
public record Quantity(String name, Kind kind, String unit, String about) {

    /** What stands in a cell. */
    public enum Kind {
        /** A whole number of 64 bits. */
        WHOLE("long"),
        /** A number in double precision. */
        REAL("double"),
        /** A number in single precision. */
        SINGLE("float"),
        /** A switch, {@code true} or {@code false}. */
        FLAG("boolean"),
        /** A text. */
        TEXT("text");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The name in {@code schema.json}. */
        public String key() {
            return key;
        }
    }

    /** Checks the name, which becomes part of queries. */
    public Quantity {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "a column cannot be called '" + name + "'; use small letters, digits, _");
        }
    }

    /** A whole number. */
    public static Quantity whole(String name, String unit, String about) {
        return new Quantity(name, Kind.WHOLE, unit, about);
    }

    /** A number in double precision. */
    public static Quantity real(String name, String unit, String about) {
        return new Quantity(name, Kind.REAL, unit, about);
    }

    /** A number in single precision. */
    public static Quantity single(String name, String unit, String about) {
        return new Quantity(name, Kind.SINGLE, unit, about);
    }

    /** A switch. */
    public static Quantity flag(String name, String about) {
        return new Quantity(name, Kind.FLAG, "", about);
    }

    /** A text. */
    public static Quantity text(String name, String about) {
        return new Quantity(name, Kind.TEXT, "", about);
    }
}

package org.neuraxon.core.parameter;

/**
 * One parameter with its value.
 *
 * @param group the mechanism it belongs to, as the name of the record that holds it
 * @param type {@code double}, {@code int}, {@code boolean}, {@link String} or {@link java.util.List}
 * @param description range, unit and meaning
 */
public record ParameterValue(String group, Class<?> type, Parameter description, Object value) {

    /** The name in files and options. */
    public String key() {
        return description.key();
    }
}

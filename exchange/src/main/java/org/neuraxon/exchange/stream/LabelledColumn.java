package org.neuraxon.exchange.stream;

/**
 * A column of a table with labels.
 *
 * @param name its name
 * @param categories how many categories to make room for; 0: it holds numbers
 */
public record LabelledColumn(String name, int categories) {

    /** Whether it holds numbers. */
    public boolean isNumber() {
        return categories == 0;
    }
}

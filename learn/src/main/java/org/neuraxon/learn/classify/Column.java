package org.neuraxon.learn.classify;

/**
 * What a column of a row holds.
 *
 * @param categories how many categories it distinguishes, 2 or more; 0: it holds numbers
 */
public record Column(int categories) {

    /** The most categories a column can distinguish. */
    public static final int MOST_CATEGORIES = 1024;

    /** Numbers of any unit and range. */
    public static final Column NUMBER = new Column(0);

    /** Checks the range. */
    public Column {
        if (categories != 0 && (categories < 2 || categories > MOST_CATEGORIES)) {
            throw new IllegalArgumentException(
                    "a column has 2 to " + MOST_CATEGORIES + " categories, or 0 for numbers, not " + categories);
        }
    }

    /** Categories, given as 0, 1, 2, ...; those beyond the number share a place with earlier ones. */
    public static Column categories(int count) {
        return new Column(count);
    }

    /** Whether it holds numbers. */
    public boolean isNumber() {
        return categories == 0;
    }
}

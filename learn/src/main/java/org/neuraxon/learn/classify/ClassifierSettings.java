package org.neuraxon.learn.classify;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a {@link StreamClassifier} is asked for. Nothing here is to be tuned to a stream.
 *
 * @param columns what the columns of a row hold, at least one
 * @param parts the memories it has, at least one
 * @param seed what chance depends on
 */
public record ClassifierSettings(List<Column> columns, Set<ClassifierPart> parts, long seed) {

    /** Checks that there is something to work with. */
    public ClassifierSettings {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a classifier needs at least one column besides the label");
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a classifier needs at least one of its parts");
        }
        parts = Collections.unmodifiableSet(EnumSet.copyOf(parts));
    }

    /** All memories, for these columns. */
    public static ClassifierSettings of(List<Column> columns) {
        return new ClassifierSettings(columns, EnumSet.allOf(ClassifierPart.class), 1);
    }

    /** All memories, for so many columns of numbers. */
    public static ClassifierSettings ofNumbers(int columns) {
        return of(Collections.nCopies(columns, Column.NUMBER));
    }

    /** The same with another seed. */
    public ClassifierSettings withSeed(long other) {
        return new ClassifierSettings(columns, parts, other);
    }

    /** The same without a part. */
    public ClassifierSettings without(ClassifierPart part) {
        EnumSet<ClassifierPart> left = EnumSet.copyOf(parts);
        left.remove(part);
        return new ClassifierSettings(columns, left, seed);
    }
}

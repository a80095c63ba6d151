package org.neuraxon.lab.sequential;

/**
 * One of several things to learn, one after another.
 *
 * @param name what changes
 * @param train pictures to learn from, in order
 * @param test pictures to ask about
 * @param view how pictures look in this task
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never changed.
public record Task(String name, int[] train, int[] test, View view) {

    /** How the pictures of a task look. */
    @FunctionalInterface
    public interface View {

        /** Writes what is seen of a picture. */
        void look(float[] picture, int index, float[] seen);
    }
}

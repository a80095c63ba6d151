package org.neuraxon.lab.sequential;

/** Who learns a stream of pictures, a sample at a time. */
public interface Learner {

    /** Learns that a picture shows a label. */
    void learn(float[] picture, int label);

    /** Names what a picture shows; learns nothing. */
    int guess(float[] picture);

    /** Hears which task it is in, before it learns and before it is asked. Only those who are told of tasks make use of it. */
    default void task(int number) {}

    /** Hears that a task is over. Only those who are told of boundaries make use of it. */
    default void taskIsOver() {}

    /** How many contexts it tells apart. */
    default int contexts() {
        return 1;
    }

    /** Bytes of what it learned. */
    long bytes();
}

package org.neuraxon.learn.sequential;

/**
 * What a {@link SequentialLearner} is made of.
 *
 * @param width pixels in a row of the input, 2 to 4096
 * @param height rows of the input, 2 to 4096
 * @param classes how many labels there are, 2 to 1000
 * @param neurons trinary neurons, 1 to 10,000
 * @param tolerance by how many pixels what a neuron looks for may be displaced, 0 to 8. 0 assumes nothing of neighbouring pixels; 2 suits
 *     pictures whose pixels lie where they lie
 * @param infancy inputs from which neurons form, 1 or more; they are held until then and each is learned once
 * @param mostContexts how many contexts may be recruited, 1 to 1000; memory is in proportion
 * @param seed what chance depends on
 */
public record SequentialSettings(
        int width, int height, int classes, int neurons, int tolerance, int infancy, int mostContexts, long seed) {

    /** Checks the ranges. */
    public SequentialSettings {
        require("width", width, 2, 4096);
        require("height", height, 2, 4096);
        require("classes", classes, 2, 1000);
        require("neurons", neurons, 1, 10_000);
        require("tolerance", tolerance, 0, 8);
        require("infancy", infancy, 1, 1_000_000);
        require("mostContexts", mostContexts, 1, 1000);
    }

    /** 500 neurons without tolerance, 200 inputs of infancy, at most 16 contexts, seed 1. */
    public static SequentialSettings of(int width, int height, int classes) {
        return new SequentialSettings(width, height, classes, 500, 0, 200, 16, 1);
    }

    /** The same with so many neurons. */
    public SequentialSettings withNeurons(int count) {
        return new SequentialSettings(width, height, classes, count, tolerance, infancy, mostContexts, seed);
    }

    /** The same with neurons that tolerate so many pixels of displacement. */
    public SequentialSettings withTolerance(int pixels) {
        return new SequentialSettings(width, height, classes, neurons, pixels, infancy, mostContexts, seed);
    }

    /** The same with at most so many contexts; one: a single readout for everything. */
    public SequentialSettings withMostContexts(int count) {
        return new SequentialSettings(width, height, classes, neurons, tolerance, infancy, count, seed);
    }

    /** The same with another seed. */
    public SequentialSettings withSeed(long number) {
        return new SequentialSettings(width, height, classes, neurons, tolerance, infancy, mostContexts, number);
    }

    /** Values of one input. */
    public int pixels() {
        return width * height;
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
    }
}

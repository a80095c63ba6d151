package org.neuraxon.learn.sequential;

/**
 * What a {@link TemporalLearner} is made of.
 *
 * @param width values in a row, 2 to 1000
 * @param height rows of a picture, 2 to 1000
 * @param classes how many labels there are, 2 to 1000
 * @param neurons neurons that hold, at least one for each row of a picture and at most 20,000; a multiple of the height is used
 * @param body which network takes the rows in
 * @param noise standard deviation of the membranes' noise, 0 to 10; the nearest threshold is 1 away
 * @param infancy pictures from which feature neurons are born, 1 or more; they are held until then, and then each is lived through once
 * @param seed what chance depends on
 */
public record TemporalSettings(
        int width, int height, int classes, int neurons, Body body, double noise, int infancy, long seed) {

    /** From this many rows on, the readout hears every second place only: neighbours say nearly the same. */
    private static final int DENSE_ROWS = 16;

    /** The networks that may take rows in. */
    public enum Body {
        /** Laid out so that modulators decide whether states move on or are held. */
        HOLDING,
        /** The living model's own wiring and constants, noise aside: a ring with random shortcuts, random inputs, memory synapses. For comparison. */
        SMALL_WORLD
    }

    /** Checks the ranges. */
    public TemporalSettings {
        require("width", width, 2, 1000);
        require("height", height, 2, 1000);
        require("classes", classes, 2, 1000);
        require("neurons", neurons, height, 20_000);
        require("infancy", infancy, 1, 1_000_000);
        if (!(noise >= 0 && noise <= 10)) {
            throw new IllegalArgumentException("noise must be 0 to 10, not " + noise);
        }
    }

    /** 1,200 neurons that hold, noise of .1, 200 pictures of infancy, seed 1. */
    public static TemporalSettings of(int width, int height, int classes) {
        return new TemporalSettings(width, height, classes, Math.max(1200, height), Body.HOLDING, 0.1, 200, 1);
    }

    /** The same with so many neurons that hold. */
    public TemporalSettings withNeurons(int count) {
        return new TemporalSettings(width, height, classes, count, body, noise, infancy, seed);
    }

    /** The same with another network. */
    public TemporalSettings withBody(Body network) {
        return new TemporalSettings(width, height, classes, neurons, network, noise, infancy, seed);
    }

    /** The same with so much noise. */
    public TemporalSettings withNoise(double deviation) {
        return new TemporalSettings(width, height, classes, neurons, body, deviation, infancy, seed);
    }

    /** The same with another seed. */
    public TemporalSettings withSeed(long number) {
        return new TemporalSettings(width, height, classes, neurons, body, noise, infancy, number);
    }

    /** How many features are looked for in every row; each has a chain of neurons as long as a picture is high. */
    int chains() {
        return neurons / height;
    }

    /** The readout hears every so manieth neuron of a chain. */
    int stride() {
        return height < DENSE_ROWS || body != Body.HOLDING ? 1 : 2;
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
    }
}

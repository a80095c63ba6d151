package org.neuraxon.lab.subject;

/**
 * How large a network an experiment wants.
 *
 * @param inputs input neurons
 * @param hidden neurons between
 * @param outputs output neurons
 */
public record Shape(int inputs, int hidden, int outputs) {

    /** The size of the prototypes' small network: 300 neurons. */
    public static final Shape STANDARD = new Shape(10, 270, 20);
}

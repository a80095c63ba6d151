package org.neuraxon.upow.ant;

import java.util.Arrays;
import org.neuraxon.upow.UpowException;

/** What all miners of an epoch share: which neuron is where, who reads whom, and how the inputs are driven. */
public final class Epoch {

    /** Input neurons. */
    public static final int INPUTS = 10;

    /** Output neurons. */
    public static final int OUTPUTS = 7;

    private static final int READ = 3;

    private final int neurons;
    private final Phases phases;
    private final int[] order;
    private final int[] sources;
    private final byte[][] drive;

    /**
     * The epoch of a digest.
     *
     * @param digest any text
     * @param neurons all of them, more than inputs and outputs together
     */
    public Epoch(String digest, int neurons, Phases phases) {
        if (neurons < INPUTS + OUTPUTS) {
            throw new UpowException("an epoch needs at least " + (INPUTS + OUTPUTS) + " neurons, not " + neurons);
        }
        this.neurons = neurons;
        this.phases = phases;
        DigestStream stream = DigestStream.ofText("epoch|" + digest);
        order = new int[neurons];
        for (int i = 0; i < neurons; i++) {
            order[i] = i;
        }
        for (int i = neurons - 1; i > 0; i--) {
            int other = stream.below(i + 1);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
        sources = new int[READ * nonInputs()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = stream.below(neurons);
        }
        drive = new byte[phases.ticks()][INPUTS];
        for (int tick = 0; tick < drive.length; tick++) {
            for (int k = 0; k < INPUTS; k++) {
                drive[tick][k] = (byte) driveOf(tick, k, stream);
            }
        }
    }

    private int driveOf(int tick, int k, DigestStream stream) {
        int driven = phases.warmUp();
        int silence = driven + phases.driven();
        int transfer = silence + phases.silence();
        if (tick < driven) {
            return stream.below(3);
        }
        if (tick < silence) {
            return (k + tick / 4 % 2) % 2 == 0 ? 1 : 2;
        }
        if (tick < transfer) {
            return 0;
        }
        return k * (tick % 3) % 3 == 0 ? 1 : 0;
    }

    /** All neurons. */
    public int neurons() {
        return neurons;
    }

    /** Neurons that have a table. */
    public int nonInputs() {
        return neurons - INPUTS;
    }

    /** How long the phases are. */
    public Phases phases() {
        return phases;
    }

    /** The input neurons in their order. */
    public int[] inputs() {
        return Arrays.copyOf(order, INPUTS);
    }

    /** The output neurons in their order. */
    public int[] outputs() {
        return Arrays.copyOfRange(order, INPUTS, INPUTS + OUTPUTS);
    }

    /** The rest in its order. */
    public int[] hidden() {
        return Arrays.copyOfRange(order, INPUTS + OUTPUTS, neurons);
    }

    /** The neurons that have a table: hidden, then outputs. */
    public int[] tableOrder() {
        int[] hidden = hidden();
        int[] tables = Arrays.copyOf(hidden, nonInputs());
        System.arraycopy(outputs(), 0, tables, hidden.length, OUTPUTS);
        return tables;
    }

    /** The three neurons that each neuron of {@link #tableOrder} reads. */
    public int[] sources() {
        return sources.clone();
    }

    /** The trits on the inputs in a tick. */
    public byte[] drive(int tick) {
        return drive[tick].clone();
    }
}

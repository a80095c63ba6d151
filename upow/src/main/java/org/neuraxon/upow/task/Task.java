package org.neuraxon.upow.task;

import java.util.Arrays;
import org.neuraxon.upow.UpowException;

/** A wiring and the rows it is asked to predict: in each row some input trits (0, 1, 2; 2 also means unknown) and one output trit. */
public final class Task {

    private final Topology topology;
    private final int rows;
    private final int width;
    private final byte[] inputs;
    private final byte[] outputs;

    /**
     * A task.
     *
     * @param inputs row after row, one trit for each input of the topology
     * @param outputs one trit a row
     * @throws UpowException if the lengths do not fit or a value is no trit
     */
    public Task(Topology topology, byte[] inputs, byte[] outputs) {
        this(topology, outputs.length, inputs.clone(), outputs.clone());
        if (inputs.length != (long) rows * width) {
            throw new UpowException(rows + " rows of " + width + " trits are " + (long) rows * width
                    + " input trits, not " + inputs.length);
        }
        requireTrits(inputs, "input");
        requireTrits(outputs, "output");
    }

    private Task(Topology topology, int rows, byte[] inputs, byte[] outputs) {
        this.topology = topology;
        this.rows = rows;
        this.width = topology.inputs().length;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    private static void requireTrits(byte[] values, String what) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 2) {
                throw new UpowException(what + " " + i + " is " + values[i] + ", which is no trit");
            }
        }
    }

    /** Who reads whom. */
    public Topology topology() {
        return topology;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** Input trits of a row. */
    public int width() {
        return width;
    }

    /** An input trit. */
    public int input(int row, int index) {
        return inputs[row * width + index];
    }

    /** All input trits, row after row. */
    public byte[] inputs() {
        return Arrays.copyOf(inputs, rows * width);
    }

    /** The output trit of a row. */
    public int output(int row) {
        return outputs[row];
    }

    /**
     * The same task with the first rows only.
     *
     * @throws UpowException if it has fewer
     */
    public Task firstRows(int count) {
        if (count < 1 || count > rows) {
            throw new UpowException("the task has " + rows + " rows, so the first " + count + " cannot be taken");
        }
        return new Task(topology, count, inputs, outputs);
    }
}

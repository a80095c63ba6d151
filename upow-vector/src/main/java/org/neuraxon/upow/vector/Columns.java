package org.neuraxon.upow.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.upow.task.Task;

/**
 * The columns of a task that are read, each once: inputs that are the same in every row need be fed only once. (The public task's inputs are the bits of
 * a difference, of which the highest five are nearly always its sign.)
 */
final class Columns {

    /** The column of neurons that are fed nothing or cannot be heard. */
    static final int NONE = -1;

    private final Task task;
    private final int[] inputs;
    private final boolean[] threeValued;
    private final int[] columnOf;

    /**
     * The columns of the inputs that can be heard.
     *
     * @param heard by neuron
     */
    Columns(Task task, BitSet heard) {
        this.task = task;
        int[] neurons = task.topology().inputs();
        columnOf = new int[task.topology().population()];
        Arrays.fill(columnOf, NONE);
        List<Integer> kept = new ArrayList<>();
        Map<String, Integer> known = new HashMap<>();
        for (int k = 0; k < neurons.length; k++) {
            if (heard.get(neurons[k])) {
                int input = k;
                columnOf[neurons[k]] = known.computeIfAbsent(text(k), text -> {
                    kept.add(input);
                    return kept.size() - 1;
                });
            }
        }
        inputs = kept.stream().mapToInt(Integer::intValue).toArray();
        threeValued = new boolean[inputs.length];
        known.forEach((text, column) -> threeValued[column] = text.indexOf('2') >= 0);
    }

    private String text(int input) {
        StringBuilder text = new StringBuilder(task.rows());
        for (int row = 0; row < task.rows(); row++) {
            text.append(task.input(row, input));
        }
        return text.toString();
    }

    /** How many different ones there are. */
    int count() {
        return inputs.length;
    }

    /** The column that a neuron is fed, or {@link #NONE}. */
    int of(int neuron) {
        return columnOf[neuron];
    }

    /** Whether a column's trit is ever unknown. */
    boolean threeValued(int column) {
        return threeValued[column];
    }

    /** A trit. */
    int value(int row, int column) {
        return task.input(row, inputs[column]);
    }
}

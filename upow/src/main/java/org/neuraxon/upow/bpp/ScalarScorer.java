package org.neuraxon.upow.bpp;

import java.util.Arrays;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.Topology;

/**
 * The definition: one window after another, one neuron after another. The fast scorers are tested against it.
 *
 * <p>A window begins with every neuron unknown (2). Whenever the signal neuron is unknown, the window is finished if it has been fed
 * {@code window} samples; otherwise the next sample is put on the inputs. While the signal is known, the inputs are unknown. Then all
 * other neurons take, at once, the entry {@code a + 3 b + 9 c} of their table, where a, b, c are the old values of their neighbours.
 * A window that has lived {@code maxTicks} ticks never finishes, whatever it would have done next.
 */
public final class ScalarScorer implements Scorer {

    private final Task task;
    private final Setting setting;
    private final int[] inputs;
    private final int[] tableNeurons;
    private final int[] neighbours;
    private final byte[] samples;
    private byte[] state;
    private byte[] next;
    private int ticks;

    /** A scorer for a task. */
    public ScalarScorer(Task task, Setting setting) {
        Windows.require(task, setting);
        this.task = task;
        this.setting = setting;
        Topology topology = task.topology();
        this.inputs = topology.inputs();
        this.tableNeurons = topology.tableNeurons();
        this.neighbours = topology.neighbours();
        this.samples = task.inputs();
        this.state = new byte[topology.population()];
        this.next = new byte[topology.population()];
    }

    @Override
    public long score(byte[] tables, long limit) {
        long wrong = 0;
        for (int window = 0; window < Windows.count(task, setting); window++) {
            if (!live(window, tables)) {
                return UNFINISHED;
            }
            if (prediction() != task.output(window + setting.window())) {
                wrong++;
            }
            if (wrong > limit) {
                return wrong;
            }
        }
        return wrong;
    }

    /** Lives one window; whether it finished. */
    boolean live(int window, byte[] tables) {
        Arrays.fill(state, (byte) 2);
        int signal = task.topology().signal();
        int fed = 0;
        for (ticks = 0; ticks < setting.maxTicks(); ticks++) {
            if (state[signal] != 2) {
                for (int input : inputs) {
                    state[input] = 2;
                }
            } else if (fed == setting.window()) {
                return true;
            } else {
                int row = (window + fed++) * inputs.length;
                for (int i = 0; i < inputs.length; i++) {
                    state[inputs[i]] = samples[row + i];
                }
            }
            tick(tables);
        }
        return false;
    }

    private void tick(byte[] tables) {
        for (int input : inputs) {
            next[input] = state[input];
        }
        for (int neuron : tableNeurons) {
            int first = Topology.READ * neuron;
            int entry = state[neighbours[first]] + 3 * state[neighbours[first + 1]] + 9 * state[neighbours[first + 2]];
            next[neuron] = tables[Topology.ENTRIES * neuron + entry];
        }
        byte[] old = state;
        state = next;
        next = old;
    }

    /** The ticks of the last window that lived. */
    int ticks() {
        return ticks;
    }

    /** What the last window that lived predicts. */
    int prediction() {
        return state[task.topology().output()];
    }
}

package org.neuraxon.lab.probe;

import org.neuraxon.core.Network;
import org.neuraxon.lab.Trial;

/**
 * How far a kick to one neuron carries: a copy that got it is compared with one that did not.
 *
 * @param reached neurons whose state ever differs within 50 moments, the kicked one left out; mean over kicks
 * @param soon within 5 moments
 */
public record Spread(double reached, double soon) {

    private static final int KICKS = 20;
    private static final int HORIZON = 50;
    private static final int SOON = 5;
    private static final double STRONG = 10;

    /** Kicks twenty neurons in twenty copies; the network itself lives on by a moment each time. */
    public static Spread of(Trial trial, Network network) {
        double reached = 0;
        double soon = 0;
        int kicks = trial.length(KICKS, 2);
        for (int k = 0; k < kicks; k++) {
            int kicked = network.inputCount()
                    + trial.chance().below(network.neuronCount() - network.inputCount(), 2, network.steps(), k);
            Network as = trial.subject().copy(network);
            Network other = trial.subject().copy(network);
            other.inject(kicked, STRONG);
            boolean[] changed = new boolean[network.neuronCount()];
            for (int t = 0; t < HORIZON; t++) {
                as.step();
                other.step();
                for (int n = network.inputCount(); n < changed.length; n++) {
                    changed[n] |= n != kicked && as.state(n) != other.state(n);
                }
                soon += t == SOON - 1 ? count(changed) : 0;
            }
            reached += count(changed);
            network.step();
        }
        return new Spread(reached / kicks, soon / kicks);
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }
}

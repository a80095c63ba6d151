package org.neuraxon.lab.probe;

import org.neuraxon.core.Network;

/** The neurons that the dynamics move: all but the inputs. */
public final class Population {

    private Population() {}

    /** The share of them that is not in state 0. */
    public static double activeShare(Network network) {
        int active = 0;
        int first = network.inputCount();
        for (int n = first; n < network.neuronCount(); n++) {
            active += network.state(n) == 0 ? 0 : 1;
        }
        return active / (double) (network.neuronCount() - first);
    }

    /** How many of them are in different states in two networks. */
    public static int differing(Network one, Network other) {
        int differing = 0;
        for (int n = one.inputCount(); n < one.neuronCount(); n++) {
            differing += one.state(n) == other.state(n) ? 0 : 1;
        }
        return differing;
    }

    /** A number that two different patterns of states share by accident only: FNV-1a over them. */
    public static long fingerprint(Network network) {
        long hash = 0xcbf29ce484222325L;
        for (int n = network.inputCount(); n < network.neuronCount(); n++) {
            hash = (hash ^ (network.state(n) + 1)) * 0x100000001b3L;
        }
        return hash;
    }

    /** What a readout of trits sees: 1, then for each neuron whether it is at +1, then whether at -1, then the potentials. */
    public static double[] channels(Network network) {
        int first = network.inputCount();
        int count = network.neuronCount() - first;
        double[] channels = new double[1 + 3 * count];
        channels[0] = 1;
        for (int i = 0; i < count; i++) {
            int state = network.state(first + i);
            channels[1 + i] = state > 0 ? 1 : 0;
            channels[1 + count + i] = state < 0 ? 1 : 0;
            channels[1 + 2 * count + i] = network.potential(first + i);
        }
        return channels;
    }

    /** What a readout sees: 1, then the states, then the potentials. */
    public static double[] features(Network network) {
        int first = network.inputCount();
        int count = network.neuronCount() - first;
        double[] features = new double[1 + 2 * count];
        features[0] = 1;
        for (int i = 0; i < count; i++) {
            features[1 + i] = network.state(first + i);
            features[1 + count + i] = network.potential(first + i);
        }
        return features;
    }
}

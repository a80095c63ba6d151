package org.neuraxon.live;

import org.neuraxon.core.living.LivingNetwork;

/** Averages over the moments since it was last read, so that nothing is missed between two pictures. */
final class Meter {

    private byte[] before;
    private long moments;
    private double up;
    private double down;
    private double changed;
    private double plateaus;
    private float lastUp;
    private float lastDown;

    Meter(LivingNetwork network) {
        before = network.states();
        last(network.inputCount());
    }

    /** Another network, or the same at another age. */
    void turnTo(LivingNetwork network) {
        before = network.states();
        last(network.inputCount());
        clear();
    }

    /** The shares in the moment from which it looks on. */
    private void last(int first) {
        int ups = 0;
        int downs = 0;
        for (int n = first; n < before.length; n++) {
            ups += before[n] > 0 ? 1 : 0;
            downs += before[n] < 0 ? 1 : 0;
        }
        double all = before.length - first;
        lastUp = (float) (ups / all);
        lastDown = (float) (downs / all);
    }

    /** Takes in the moment just lived. */
    void lived(LivingNetwork network) {
        float[] state = network.neurons().state.values;
        int first = network.inputCount();
        int count = network.neuronCount();
        int ups = 0;
        int downs = 0;
        int moves = 0;
        for (int n = first; n < count; n++) {
            byte s = (byte) state[n];
            if (s > 0) {
                ups++;
            } else if (s < 0) {
                downs++;
            }
            if (s != before[n]) {
                moves++;
                before[n] = s;
            }
        }
        double all = count - first;
        lastUp = (float) (ups / all);
        lastDown = (float) (downs / all);
        up += lastUp;
        down += lastDown;
        changed += moves / all;
        plateaus += network.ensemble().plateaus.values[0];
        moments++;
    }

    float lastUp() {
        return lastUp;
    }

    float lastDown() {
        return lastDown;
    }

    /** Averages and then forgets; of the last moment if none was lived since. */
    Reading read(LivingNetwork network) {
        boolean none = moments == 0;
        double over = Math.max(1, moments);
        Reading reading = new Reading(
                (float) (none ? lastUp : up / over),
                (float) (none ? lastDown : down / over),
                (float) (changed / over),
                (float) (none ? network.ensemble().plateaus.values[0] : plateaus / over));
        clear();
        return reading;
    }

    /** Shares of neurons at +1, at -1, changing in a moment, and the mean size of plateaus. */
    record Reading(float up, float down, float changed, float plateaus) {}

    private void clear() {
        moments = 0;
        up = 0;
        down = 0;
        changed = 0;
        plateaus = 0;
    }
}

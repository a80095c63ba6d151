package org.neuraxon.lab.probe;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Trial;

/** What dopamine does when a reward comes, or does not, and when patterns are shown: its mean over 200 moments less that over the 100 before. */
public final class PhasicDopamine {

    private static final int CUE = 50;
    private static final int DELAY = 450;
    private static final int REWARD = 40;
    private static final int BASELINE = 100;
    private static final int RESPONSE = 200;
    private static final int GAP = 800;

    private PhasicDopamine() {}

    /**
     * One trial of about 1.6 s: the response after the beginning of the cue, and after that of the reward or of its absence.
     *
     * @param cued whether input 0 is on for 50 moments, 500 before the reward is due
     * @param rewarded whether it comes
     */
    public static double[] event(Trial trial, Network network, boolean cued, boolean rewarded) {
        trial.goOn();
        // Trials do not begin in step with the critic's bins.
        int wait = GAP + trial.chance().below(200, 1, network.steps(), 0);
        int end = wait + CUE + DELAY + RESPONSE;
        double[] level = new double[end];
        for (int t = 0; t < end; t++) {
            trial.subject().feed(network, 0, cued && t >= wait && t < wait + CUE ? 1 : 0);
            int since = t - wait - CUE - DELAY;
            if (rewarded && since >= 0 && since < REWARD) {
                trial.subject().reward(network, 1);
            }
            network.step();
            level[t] = network.level(Modulator.DOPAMINE);
        }
        return new double[] {response(level, wait), response(level, wait + CUE + DELAY)};
    }

    /** The response to a random pattern on all inputs but the first, 50 moments long, after a gap of 800. */
    public static double exposure(Trial trial, Network network, int stimulus) {
        trial.goOn();
        double[] level = new double[GAP + RESPONSE];
        for (int t = 0; t < level.length; t++) {
            for (int i = 1; i < network.inputCount(); i++) {
                boolean on = t >= GAP && t < GAP + CUE;
                trial.subject().feed(network, i, on ? trial.chance().below(3, 2, stimulus, i) - 1 : 0);
            }
            network.step();
            level[t] = network.level(Modulator.DOPAMINE);
        }
        return response(level, GAP);
    }

    private static double response(double[] level, int at) {
        double before = 0;
        for (int t = at - BASELINE; t < at; t++) {
            before += level[t] / BASELINE;
        }
        double after = 0;
        for (int t = at; t < at + RESPONSE; t++) {
            after += level[t] / RESPONSE;
        }
        return after - before;
    }
}

package org.neuraxon.core.vital;

import org.neuraxon.core.math.CounterRandom;

/** Activity after 200 moments without input, relative to activity under random input at rate 0.2; both over 300 moments. */
final class SelfActivity {

    private static final int SETTLING = 200;
    private static final int MOMENTS = 300;

    private SelfActivity() {}

    /** The ratio; NaN if the body is silent under input too. */
    static double of(Body body, long seed) {
        double[] nothing = new double[body.inputs()];
        Body alone = body.copy();
        for (int t = 0; t < SETTLING; t++) {
            alone.step(nothing);
        }
        double self = 0;
        for (int t = 0; t < MOMENTS; t++) {
            alone.step(nothing);
            self += active(alone);
        }
        CounterRandom random = new CounterRandom(seed);
        Body driven = body.copy();
        double all = 0;
        for (int t = 0; t < SETTLING + MOMENTS; t++) {
            double[] now = new double[nothing.length];
            for (int i = 0; i < now.length; i++) {
                now[i] = random.event(0.2, 3, t, i) ? random.event(0.5, 4, t, i) ? 1 : -1 : 0;
            }
            driven.step(now);
            all += t < SETTLING ? 0 : active(driven);
        }
        return all == 0 ? Double.NaN : self / all;
    }

    private static double active(Body body) {
        int active = 0;
        for (int n = body.inputs(); n < body.neurons(); n++) {
            active += body.state(n) == 0 ? 0 : 1;
        }
        return active;
    }
}

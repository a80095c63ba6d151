package org.neuraxon.core.vital;

/** What a body did in a stretch of life without input. */
final class LifeRecord {

    /** The share of active neurons in each moment. */
    final double[] activity;

    final Census census;
    final double living;

    /** Lets a body live; it is the caller's copy. */
    LifeRecord(Body body, int moments) {
        activity = new double[moments];
        census = new Census(body);
        double[] nothing = new double[body.inputs()];
        for (int t = 0; t < moments; t++) {
            body.step(nothing);
            int active = census.look(body, body::level);
            activity[t] = census.count() == 0 ? 0 : active / (double) census.count();
        }
        living = census.living(body);
    }
}

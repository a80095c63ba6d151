package org.neuraxon.core.living;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/** What the network as a whole senses of itself; one row. Modulators are released by it. */
public final class Ensemble extends Table {

    /** Share of neurons that are not 0. */
    public final DoubleColumn activity = doubles("activity", 0);
    /** Mean size of the plateaus. */
    public final DoubleColumn plateaus = doubles("plateaus", 0);
    /** Activity over 20 ms. */
    public final DoubleColumn now = doubles("activity_now", 0);
    /** Activity over 2 s: what is expected. */
    public final DoubleColumn expected = doubles("activity_expected", 0);
    /** Mean square of the difference of the two over 10 s. */
    public final DoubleColumn variance = doubles("activity_variance", 9e-4);
    /** The difference in standard deviations, its size over 100 ms. */
    public final DoubleColumn surprise = doubles("surprise", 0.8);
    /** The same over 2 s: the uncertainty of these days. */
    public final DoubleColumn uncertainty = doubles("uncertainty", 0.8);
    /** The same over 30 s: the uncertainty that is usual. */
    public final DoubleColumn usual = doubles("usual_uncertainty", 0.8);
    /** Nearness to the set-point over 3 s; 0 is best. */
    public final DoubleColumn health = doubles("health", 0);
    /** The same over a minute. */
    public final DoubleColumn usualHealth = doubles("usual_health", 0);
    /** Mean square of their difference over a minute. */
    public final DoubleColumn healthVariance = doubles("health_variance", 0.01);
    /** Reward received since the last moment. */
    public final DoubleColumn reward = doubles("reward", 0);
    /** How unfamiliar the inputs of the last 100 ms were, 0 to 1. */
    public final DoubleColumn novelty = doubles("novelty", 0);
    /** How much of what is heard now is familiar, 0 to 1; 0 while nothing is heard. */
    public final DoubleColumn familiar = doubles("familiar", 0);
    /** Novelty over 10 s of hearing: what is usual. */
    public final DoubleColumn usualNovelty = doubles("usual_novelty", 0);
    /** The critic's estimate of what is to come. */
    public final DoubleColumn value = doubles("value", 0);
    /** What it was going to be, had nothing new been heard. */
    public final DoubleColumn foreseen = doubles("foreseen", 0);
    /** What the critic adds to reward in each moment: news less what is expected now. */
    public final DoubleColumn news = doubles("news", 0);
    /** Reward received since the critic last looked. */
    public final DoubleColumn received = doubles("received", 0);
    /** Product of the critic's traces and of what was heard. */
    public final DoubleColumn overlap = doubles("overlap", 0);
    /** What is left of acetylcholine's permission. */
    public final DoubleColumn tag = doubles("tag", 0);

    Ensemble(double setPoint) {
        append(1);
        activity.values[0] = setPoint;
        now.values[0] = setPoint;
        expected.values[0] = setPoint;
    }
}

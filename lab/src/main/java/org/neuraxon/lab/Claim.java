package org.neuraxon.lab;

import java.util.List;

/**
 * One statement about networks as an experiment. {@link #run} measures one seed; {@link #criteria} says which measurements would make the
 * statement true. A claim has no state, so several seeds may run at the same time.
 */
public interface Claim {

    /** What is claimed and how it is tested, in words. */
    Card card();

    /** What must hold of the measurements; the first is the headline, whose effect is quoted. All must be met. */
    List<Criterion> criteria();

    /** Does the experiment once, with the chance of one seed, and records what it measures. */
    void run(Trial trial);
}

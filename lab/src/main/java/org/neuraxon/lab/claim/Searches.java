package org.neuraxon.lab.claim;

/** How many settings were tried for whom, where several claims have the same contestants. {@code docs/specs/tasks.md} lists the values. */
final class Searches {

    static final String RATES =
            "For each seed and stream, best afterwards: constant rate 9, rate falling as 1/n 3, Pearce and Hall 9, oracle 3. Ours: one setting for every stream and seed; about 90 were looked at, on"
                    + " seeds 1 to 30.";
    static final String CHOOSERS =
            "Bandits, best mean reward on seeds 1 to 20: constant rate and decisiveness 35, Pearce and Hall 36. Ours: one setting for all tasks; about 70 were looked at, on seeds 1 to 20.";
    static final String DIGITS =
            "None for either: two layers, batch 10, rate .1 and twenty passes for all; dropout of .2 and .5 is what the claim's text names.";

    private Searches() {}
}

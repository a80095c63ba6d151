package org.neuraxon.core;

import java.util.List;

/**
 * Phases that can run one after the other without looking at what other neurons do meanwhile. A moment is a list of stages; all neurons
 * finish a stage before any enters the next.
 *
 * @param name what the stage does
 * @param tiled true if ranges of neurons may run at the same time; otherwise the phases run once, over all neurons
 * @param phases in order
 */
public record Stage(String name, boolean tiled, List<Phase> phases) {

    /** Keeps its own list. */
    public Stage {
        phases = List.copyOf(phases);
    }

    /** A stage whose phases work on ranges of neurons. */
    public static Stage tiled(String name, Phase... phases) {
        return new Stage(name, true, List.of(phases));
    }

    /** A stage whose phases work on the network as a whole. */
    public static Stage whole(String name, Phase... phases) {
        return new Stage(name, false, List.of(phases));
    }

    void run(Moment now, int from, int to) {
        for (Phase phase : phases) {
            phase.run(now, from, to);
        }
    }
}

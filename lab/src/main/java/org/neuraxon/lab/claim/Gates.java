package org.neuraxon.lab.claim;

import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.sequential.Digits;
import org.neuraxon.lab.sequential.Gating;
import org.neuraxon.lab.sequential.Protocol;

/** What the claims about gated plasticity share: ten tasks, each with the pixels of the embedded digits in another order, learned one after the other. */
final class Gates {

    static final String ACCURACY = "accuracy on all tasks at the end";
    static final String SETUP =
            "A network of two hidden layers of 200 (batch 10, rate .1) learns ten orders of pixels of the embedded digits one after the other, 1,438 pictures each, in"
                    + " one pass; nobody tells it which order it is. With the gate, contexts are recruited by novelty and recognised from single pictures, and in each two fifths of the"
                    + " hidden units take part and may change: those that belong to the fewest contexts when it is recruited. They count more, so that sums keep their size, and step"
                    + " .63 as fast, so that their steps do.";
    static final String NAMED =
            "The gate decides who takes part, too, not plasticity alone: it is context-dependent gating (Masse and others 2018) without being told the task."
                    + " The gate was changed after a check of C26 had failed: with a fifth of the units, drawn by chance, and the same step for all, new tasks had been learned 8 points worse.";

    /** How hard everybody was tuned. */
    static final String SEARCH =
            "Elastic weight consolidation and synaptic intelligence: four strengths each (30 to 1,000; .03 to 1), the best on seed 1. The gate: four shares of the units (.2 to .5), the"
                    + " smallest with which new tasks are learned as well, on seeds 1 to 3; four other forms were tried and given up (decision 21). Rate: .1 for all, of six (.02 to .2) the one"
                    + " with which the network without a gate learns new tasks best, on seeds 1 to 3. Batch and size: one setting for all.";

    private static final int SAMPLES = 1_438;
    private static final int LEAST = 400;

    private Gates() {}

    static Series accuracy(Gating arm) {
        return new Series(name(arm), ACCURACY);
    }

    static String name(Gating arm) {
        return switch (arm) {
            case OPEN -> "no gate";
            case GATED -> "gate";
            case YOKED -> "gate at random";
            case USAGE -> "gate by usage";
            case EWC -> "elastic weight consolidation";
            case SI -> "synaptic intelligence";
            case LABELLED -> "gate told the task";
        };
    }

    /** Runs an arm and records its accuracy. */
    static Gating.Result run(Trial trial, Gating arm) {
        trial.goOn();
        Gating.Result result =
                arm.run(Digits.embedded(), Protocol.PERMUTED, trial.length(SAMPLES, LEAST), trial.seed());
        trial.record(accuracy(arm), result.accuracies().mean());
        return result;
    }

    /** Accuracy at the end when classes come two at a time and are never told apart by task. */
    static double classIncremental(Trial trial, Gating arm) {
        return arm.run(Digits.embedded(), Protocol.SPLIT, SAMPLES, trial.seed())
                .accuracies()
                .mean();
    }
}

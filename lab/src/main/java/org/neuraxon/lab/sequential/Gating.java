package org.neuraxon.lab.sequential;

/**
 * Small conventional networks (two layers of 200, batch 10, rate .1) that learn tasks one after another on the embedded digits, with and without a gate. The claims about gated
 * plasticity compare them.
 */
public enum Gating {
    /** Every error changes weights. */
    OPEN {
        @Override
        GradientLearner.Rule[] rules(Digits digits, long seed) {
            return new GradientLearner.Rule[0];
        }
    },
    /** Context decides which hidden units take part and may change. */
    GATED {
        @Override
        GradientLearner.Rule[] rules(Digits digits, long seed) {
            return new GradientLearner.Rule[] {context(digits, false, seed)};
        }
    },
    /** The same share of units at random. */
    YOKED {
        @Override
        GradientLearner.Rule[] rules(Digits digits, long seed) {
            return new GradientLearner.Rule[] {context(digits, true, seed)};
        }
    },
    /** A gate that refuses change where much was learned. */
    USAGE {
        @Override
        GradientLearner.Rule[] rules(Digits digits, long seed) {
            return new GradientLearner.Rule[] {new UsageGate(weights(digits))};
        }
    },
    /** Elastic weight consolidation, told of boundaries. */
    EWC {
        @Override
        GradientLearner.Rule[] rules(Digits digits, long seed) {
            return new GradientLearner.Rule[] {new Ewc(EWC_STRENGTH, RATE, weights(digits))};
        }
    },
    /** Synaptic intelligence, told of boundaries. */
    SI {
        @Override
        GradientLearner.Rule[] rules(Digits digits, long seed) {
            return new GradientLearner.Rule[] {new SynapticIntelligence(SI_STRENGTH, RATE, weights(digits))};
        }
    },
    /** Context-dependent gating, told the task, also when asked. */
    LABELLED {
        @Override
        GradientLearner.Rule[] rules(Digits digits, long seed) {
            return new GradientLearner.Rule[] {new TaskGate(seed)};
        }
    };

    private static final int HIDDEN = 200;
    private static final int BATCH = 10;
    private static final double RATE = 0.1;
    /** The best of 30, 100, 300 and 1000 on seed 1. */
    private static final double EWC_STRENGTH = 100;
    /** The best of .03, .1, .3 and 1 on seed 1. */
    private static final double SI_STRENGTH = 0.3;

    /**
     * What came of it.
     *
     * @param accuracies task by task
     * @param permitted the share of weights that a step changed
     * @param taught the share of pictures that changed any weight
     * @param contexts how many contexts it told apart
     */
    public record Result(Accuracies accuracies, double permitted, double taught, int contexts) {

        /** Accuracy on each task just after it was learned, mean. */
        public double newest() {
            double sum = 0;
            double[][] after = accuracies.after();
            for (int t = 0; t < after.length; t++) {
                sum += after[t][t] / after.length;
            }
            return sum;
        }
    }

    abstract GradientLearner.Rule[] rules(Digits digits, long seed);

    /** Lets it learn a course. */
    public Result run(Digits digits, Protocol protocol, int samples, long seed) {
        GradientLearner learner = new GradientLearner(
                digits.train().width() * digits.train().height(),
                HIDDEN,
                digits.classes(),
                RATE,
                BATCH,
                seed,
                rules(digits, seed));
        Accuracies accuracies = new Course(digits.shuffled(), protocol, samples, seed).run(learner, done -> {});
        return new Result(accuracies, learner.permitted(), learner.taught(), learner.contexts());
    }

    private static ContextGate context(Digits digits, boolean yoked, long seed) {
        return new ContextGate(digits.train().width(), digits.train().height(), digits.classes(), yoked, seed);
    }

    private static int weights(Digits digits) {
        int pixels = digits.train().width() * digits.train().height();
        return (pixels + 1) * HIDDEN + (HIDDEN + 1) * HIDDEN + (HIDDEN + 1) * digits.classes();
    }
}

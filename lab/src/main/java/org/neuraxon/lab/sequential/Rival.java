package org.neuraxon.lab.sequential;

import org.neuraxon.learn.sequential.SequentialSettings;

/**
 * Who learns a course, and what it is told. The gradient learners run at one setting each, named in
 * {@code docs/benchmarks.md}; the memory of replay equals that of ours.
 */
public enum Rival {
    /** Ours. */
    NEURAXON("trinary neurons, coincidences, contexts recruited by novelty", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return new NeuraxonLearner(settings);
        }
    },
    /** Ours with one context. */
    SHARED("the same with a single context", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return new NeuraxonLearner(settings.withMostContexts(1));
        }
    },
    /** Gradient descent. */
    SGD("two layers of 256, gradient descent at a constant rate", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(settings);
        }
    },
    /** Novelty-driven rate. */
    NOVELTY("the same, at a rate that novelty raises", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(settings, new NoveltyRate());
        }
    },
    /** Dropout. */
    DROPOUT("the same with dropout of one half", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(settings, new Dropout(settings.seed()));
        }
    },
    /** Gated plasticity. */
    GATE("the same with a gate that refuses change where much was learned", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(settings, new UsageGate(weights(settings)));
        }
    },
    /** Elastic weight consolidation. */
    EWC("the same with elastic weight consolidation; told where tasks end", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(settings, new Ewc(1e3, RATE, weights(settings)));
        }
    },
    /** Synaptic intelligence. */
    SI("the same with synaptic intelligence; told where tasks end", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(settings, new SynapticIntelligence(0.3, RATE, weights(settings)));
        }
    },
    /** Context gate. */
    CONTEXTS("the same; contexts recruited by novelty decide who takes part and may change", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(
                    settings,
                    new ContextGate(settings.width(), settings.height(), settings.classes(), false, settings.seed()));
        }
    },
    /** Context-dependent gating. */
    XDG("the same gate, told the task, also when asked", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(settings, new TaskGate(settings.seed()));
        }
    },
    /** Mushroom body. */
    FLY("a fly's mushroom body: sparse expansion, only the rewarded output's active synapses change", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return new FlyModel(settings.pixels(), settings.classes(), settings.seed());
        }
    },
    /** Replay. */
    REPLAY("the same, replaying stored pictures, in the memory that ours takes for a context", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            long channels = 2L * settings.neurons();
            return gradient(settings, new Replay(settings.pixels(), 4 * channels * channels, settings.seed()));
        }
    },
    /** Nearest class mean. */
    MEAN("nearest class mean of the pixels", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return new NearestMean(settings.pixels(), settings.classes());
        }
    },
    /** Streaming discriminant analysis. */
    LDA("streaming discriminant analysis on our trinary channels, solved exactly", false) {
        @Override
        public Learner start(SequentialSettings settings) {
            return new StreamingLda(settings);
        }
    },
    /** All at once. */
    JOINT("gradient descent on the same samples shuffled over all tasks", true) {
        @Override
        public Learner start(SequentialSettings settings) {
            return gradient(settings);
        }
    };

    private static final double RATE = 0.1;

    private final String description;
    private final boolean mixed;

    Rival(String description, boolean mixed) {
        this.description = description;
        this.mixed = mixed;
    }

    /** What it is, in a phrase. */
    public String description() {
        return description;
    }

    /** Whether it learns the tasks shuffled together. */
    public boolean mixed() {
        return mixed;
    }

    /** A learner without experience; the settings of ours tell the sizes. */
    public abstract Learner start(SequentialSettings settings);

    private static Learner gradient(SequentialSettings settings, GradientLearner.Rule... rules) {
        return new GradientLearner(settings.pixels(), settings.classes(), RATE, settings.seed(), rules);
    }

    private static int weights(SequentialSettings settings) {
        int hidden = GradientLearner.HIDDEN;
        return (settings.pixels() + 1) * hidden + (hidden + 1) * hidden + (hidden + 1) * settings.classes();
    }
}

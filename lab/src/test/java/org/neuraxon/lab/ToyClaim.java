package org.neuraxon.lab;

import java.util.List;
import java.util.function.Consumer;

/** A claim made of its parts. */
record ToyClaim(Card card, List<Criterion> criteria, Consumer<Trial> experiment) implements Claim {

    static final Series VALUE = new Series("treated", "value");
    static final Series OTHER = new Series("control", "value");

    static ToyClaim of(String id, Criterion criterion, Consumer<Trial> experiment) {
        return new ToyClaim(
                Card.of(id, "T", "A toy does <something>.", "None.", "value", "always"),
                List.of(criterion),
                experiment);
    }

    @Override
    public void run(Trial trial) {
        experiment.accept(trial);
    }
}

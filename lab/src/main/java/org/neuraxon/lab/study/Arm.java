package org.neuraxon.lab.study;

import java.util.List;
import java.util.function.Consumer;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subjects;

/**
 * A part of a study that runs by itself: an experiment as a claim's is, without anything that must come out of it.
 *
 * @param id unique among all claims and arms
 * @param about in a few words
 * @param experiment measures one seed
 */
record Arm(String id, String about, Consumer<Trial> experiment) implements Claim {

    @Override
    public Card card() {
        return Card.of(id, "study", about, about, "", "").withModel(Subjects.DEFAULT);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of();
    }

    @Override
    public void run(Trial trial) {
        experiment.accept(trial);
    }

    /** 300 neurons; 90 where it need only be seen that it runs. */
    static Shape shape(Trial trial) {
        return new Shape(Shape.STANDARD.inputs(), trial.length(Shape.STANDARD.hidden(), 60), Shape.STANDARD.outputs());
    }
}

package org.neuraxon.lab.subject;

import java.util.List;
import org.neuraxon.core.Network;

/** The models that claims can run on, by name. */
public final class Subjects {

    /** What claims about the engine run on unless they say otherwise. */
    public static final String DEFAULT = "living";

    private static final List<Subject> ALL =
            List.of(new LivingSubject(), new BlueprintSubject(), new RingSubject(), new PlasticSubject());

    private Subjects() {}

    /** Every model. */
    public static List<Subject> all() {
        return ALL;
    }

    /**
     * The model of this name; {@code none} is one that refuses to grow.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Subject named(String name) {
        if (name.equals(NoSubject.NAME)) {
            return new NoSubject();
        }
        return ALL.stream()
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no model '" + name + "'; there are "
                        + String.join(", ", ALL.stream().map(Subject::name).toList())));
    }

    /** Stands in where a claim is not about a network of ours. */
    private record NoSubject() implements Subject {

        private static final String NAME = "none";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Network grow(Shape shape, long seed) {
            throw none();
        }

        @Override
        public void feed(Network network, int input, double value) {
            throw none();
        }

        @Override
        public void permit(Network network, double permission) {
            throw none();
        }

        @Override
        public void settle(Network network) {
            throw none();
        }

        @Override
        public double[] weights(Network network) {
            throw none();
        }

        @Override
        public double[] eligibility(Network network) {
            throw none();
        }

        @Override
        public void lesion(Network network, int... neurons) {
            throw none();
        }

        @Override
        public void cut(Network network) {
            throw none();
        }

        private static IllegalStateException none() {
            return new IllegalStateException("this claim runs without a model, so it must not grow a network");
        }
    }
}

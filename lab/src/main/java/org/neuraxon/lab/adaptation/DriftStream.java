package org.neuraxon.lab.adaptation;

import java.util.HashMap;
import java.util.Map;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;

/**
 * Streams of labelled points whose border moves. Inputs are uniform in [−1, 1), labels are flipped with a fixed chance ({@code docs/specs/tasks.md}).
 */
public enum DriftStream {
    /** Three inputs, of which two count; their border moves four times (Street and Kim 2001). */
    SEA("SEA, 10 % noise", 3, 0.1, 5_000) {
        @Override
        boolean above(Border border, int item, double[] x) {
            double threshold = new double[] {8, 9, 7, 9.5}[item / 5_000 % 4];
            return x[0] + x[1] <= threshold / 5 - 2;
        }
    },
    /** A plane that turns steadily, once in 40,000 items. */
    ROTATING("rotating hyperplane, 5 % noise", 10, 0.05, 0) {
        @Override
        boolean above(Border border, int item, double[] x) {
            double angle = TWO_PI * item / 40_000;
            return Elementary.cos(angle) * border.along(0, x) + Elementary.sin(angle) * border.across(x) > 0;
        }
    },
    /** A plane that jumps to a place drawn anew every 2,000 items. */
    ABRUPT("abrupt hyperplane, 5 % noise", 10, 0.05, 2_000) {
        @Override
        boolean above(Border border, int item, double[] x) {
            return border.along(item / 2_000, x) > 0;
        }
    },
    /** A plane that jumps to and fro between two places every 2,000 items. */
    RECURRING("recurring hyperplane, 5 % noise", 10, 0.05, 2_000) {
        @Override
        boolean above(Border border, int item, double[] x) {
            return border.along(item / 2_000 % 2, x) > 0;
        }
    },
    /** A plane that stays. */
    STILL("still hyperplane, 5 % noise", 10, 0.05, 0) {
        @Override
        boolean above(Border border, int item, double[] x) {
            return border.along(0, x) > 0;
        }
    };

    /** The items of one run, unless a claim says otherwise. */
    public static final int ITEMS = 20_000;

    private static final double TWO_PI = 0x1.921fb54442d18p+2;
    private static final int INPUT = 0;
    private static final int FLIP = 1;
    private static final int DIRECTION = 2;

    private final String title;
    private final int inputs;
    private final double noise;
    private final int period;

    DriftStream(String title, int inputs, double noise, int period) {
        this.title = title;
        this.inputs = inputs;
        this.noise = noise;
        this.period = period;
    }

    /** What to call it. */
    public String title() {
        return title;
    }

    /** Numbers in a point. */
    public int inputs() {
        return inputs;
    }

    /** The chance that a label is wrong. */
    public double noise() {
        return noise;
    }

    /** Items between changes; 0 if there are none, or if it changes all the time. */
    public int period() {
        return period;
    }

    /** The stream of a seed. */
    public Source open(long seed) {
        return new Source(this, new Border(inputs, new CounterRandom(seed)));
    }

    /** Which side of the border a point lies on. */
    abstract boolean above(Border border, int item, double[] x);

    /** A stream from its beginning. */
    public static final class Source {

        private final DriftStream stream;
        private final Border border;
        private int item;

        private Source(DriftStream stream, Border border) {
            this.stream = stream;
            this.border = border;
        }

        /** Items since the last change, or since the beginning. */
        public int sinceChange() {
            return stream.period == 0 ? item : item % stream.period;
        }

        /** Fills in the next point and gives its label, 0 or 1. */
        public int next(double[] x) {
            for (int j = 0; j < x.length; j++) {
                x[j] = 2 * border.chance.uniform(INPUT, item, j) - 1;
            }
            boolean one = stream.above(border, item, x) != border.chance.event(stream.noise, FLIP, item, 0);
            item++;
            return one ? 1 : 0;
        }
    }

    /** Directions of unit length, drawn when they are needed. */
    static final class Border {

        private final int inputs;
        private final CounterRandom chance;
        private final Map<Integer, double[]> directions = new HashMap<>();

        Border(int inputs, CounterRandom chance) {
            this.inputs = inputs;
            this.chance = chance;
        }

        double along(int which, double[] x) {
            return dot(directions.computeIfAbsent(which, this::draw), x);
        }

        /** Along the part of direction 1 that is at right angles to direction 0. */
        double across(double[] x) {
            return dot(directions.computeIfAbsent(-1, any -> right(draw(0), draw(1))), x);
        }

        private double[] draw(int which) {
            double[] direction = new double[inputs];
            for (int j = 0; j < inputs; j++) {
                direction[j] = chance.normal(DIRECTION, which, j);
            }
            return unit(direction);
        }

        private static double[] right(double[] first, double[] second) {
            double shared = dot(first, second);
            for (int j = 0; j < second.length; j++) {
                second[j] -= shared * first[j];
            }
            return unit(second);
        }

        private static double[] unit(double[] direction) {
            double length = Math.sqrt(dot(direction, direction));
            for (int j = 0; j < direction.length; j++) {
                direction[j] /= length;
            }
            return direction;
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int j = 0; j < a.length; j++) {
                sum += a[j] * b[j];
            }
            return sum;
        }
    }
}

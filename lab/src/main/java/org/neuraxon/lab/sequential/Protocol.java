package org.neuraxon.lab.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.neuraxon.core.math.CounterRandom;

/** In which order things are learned. Single pass, a sample at a time; nobody is told where a task begins, except who asks for it. */
public enum Protocol {

    /** Two classes at a time, never again; asked for one of all (class-incremental; van de Ven and Tolias 2019). */
    SPLIT {
        @Override
        public List<Task> tasks(Digits digits, int samples, long seed) {
            List<Task> tasks = new ArrayList<>();
            int[] order = order(digits, seed);
            for (int first = 0; first < digits.classes(); first += 2) {
                int low = first;
                IntPredicate learned = i -> digits.train().label(i) / 2 == low / 2;
                IntPredicate asked = i -> digits.test().label(i) / 2 == low / 2;
                tasks.add(new Task(
                        low + 1 < digits.classes() ? low + "/" + (low + 1) : "" + low,
                        Arrays.stream(order).filter(learned).limit(samples).toArray(),
                        all(digits.test()).filter(asked).toArray(),
                        PLAIN));
            }
            return tasks;
        }
    },

    /** Ten tasks, each with pixels in another order. */
    PERMUTED {
        @Override
        public List<Task> tasks(Digits digits, int samples, long seed) {
            List<Task> tasks = new ArrayList<>();
            for (int t = 0; t < 10; t++) {
                int[] from = shuffled(digits.train().width() * digits.train().height(), PIXELS, t, seed);
                tasks.add(new Task(
                        "order " + (t + 1),
                        slice(digits, samples, t, 10, seed),
                        all(digits.test()).toArray(),
                        (picture, index, seen) -> {
                            for (int p = 0; p < seen.length; p++) {
                                seen[p] = picture[from[p]];
                            }
                        }));
            }
            return tasks;
        }
    },

    /** Five tasks as one might meet them: as they are, upside down, inverted, with noise, shifted by a quarter of the rows. */
    CHANGED {
        @Override
        public List<Task> tasks(Digits digits, int samples, long seed) {
            int width = digits.train().width();
            int shift = digits.train().height() / 4 * width;
            CounterRandom chance = new CounterRandom(seed);
            List<String> names = List.of("plain", "upside down", "inverted", "noise", "shifted");
            List<Task.View> views = List.of(
                    PLAIN,
                    (picture, index, seen) -> fill(seen, p -> picture[seen.length - 1 - p]),
                    (picture, index, seen) -> fill(seen, p -> 1 - picture[p]),
                    (picture, index, seen) -> fill(seen, p ->
                            (float) Math.min(1, Math.max(0, picture[p] + 0.3 * chance.normal(NOISE, index, p)))),
                    (picture, index, seen) -> fill(seen, p -> picture[(p + shift) % seen.length]));
            List<Task> tasks = new ArrayList<>();
            for (int t = 0; t < views.size(); t++) {
                tasks.add(new Task(
                        names.get(t),
                        slice(digits, samples, t, views.size(), seed),
                        all(digits.test()).toArray(),
                        views.get(t)));
            }
            return tasks;
        }
    };

    private static final Task.View PLAIN = (picture, index, seen) -> System.arraycopy(picture, 0, seen, 0, seen.length);
    private static final int SAMPLES = 0;
    private static final int PIXELS = 1;
    private static final int NOISE = 2;

    /**
     * The tasks in order.
     *
     * @param digits the pictures
     * @param samples the most samples to learn in a task
     * @param seed chooses samples and changes
     */
    public abstract List<Task> tasks(Digits digits, int samples, long seed);

    private interface Pixel {
        float at(int place);
    }

    private static void fill(float[] seen, Pixel pixel) {
        for (int p = 0; p < seen.length; p++) {
            seen[p] = pixel.at(p);
        }
    }

    /** A share of the samples, none twice as long as there are enough. */
    private static int[] slice(Digits digits, int samples, int task, int tasks, long seed) {
        int[] order = order(digits, seed);
        int count = Math.min(samples, order.length);
        int apart = Math.min(count, order.length / tasks);
        return IntStream.range(0, count)
                .map(i -> order[(task * apart + i) % order.length])
                .toArray();
    }

    private static int[] order(Digits digits, long seed) {
        return digits.ordered()
                ? all(digits.train()).toArray()
                : shuffled(digits.train().count(), SAMPLES, 0, seed);
    }

    private static IntStream all(Pictures pictures) {
        return IntStream.range(0, pictures.count());
    }

    /** Fisher and Yates. */
    static int[] shuffled(int count, int purpose, int which, long seed) {
        CounterRandom chance = new CounterRandom(seed);
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = chance.below(i + 1, purpose, which, i);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }
}

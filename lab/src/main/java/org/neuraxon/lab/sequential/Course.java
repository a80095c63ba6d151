package org.neuraxon.lab.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Tasks learned one after another; after each, everything learned so far is asked. */
public final class Course {

    private final Digits digits;
    private final List<Task> tasks;
    private final boolean mixed;
    private final long seed;

    /** The tasks of a protocol, in their order. */
    public Course(Digits digits, Protocol protocol, int samples, long seed) {
        this(digits, protocol.tasks(digits, samples, seed), false, seed);
    }

    private Course(Digits digits, List<Task> tasks, boolean mixed, long seed) {
        this.digits = digits;
        this.tasks = tasks;
        this.mixed = mixed;
        this.seed = seed;
    }

    /** The same samples, shuffled over all tasks: what learning everything at once would reach. */
    public Course mixed() {
        return new Course(digits, tasks, true, seed);
    }

    /**
     * The same, asked no more than so many pictures of a task, the first ones: for learners that take their time.
     *
     * @param most 1 or more
     */
    public Course asking(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least 1 picture of a task must be asked, not " + most);
        }
        List<Task> fewer = tasks.stream()
                .map(task -> new Task(
                        task.name(),
                        task.train(),
                        Arrays.copyOf(task.test(), Math.min(most, task.test().length)),
                        task.view()))
                .toList();
        return new Course(digits, fewer, mixed, seed);
    }

    /** The tasks. */
    public List<Task> tasks() {
        return tasks;
    }

    /**
     * Lets a learner live through the course.
     *
     * @param progress hears how many tasks are done
     */
    public Accuracies run(Learner learner, Consumer<Integer> progress) {
        return mixed ? runMixed(learner, progress) : runInOrder(learner, progress);
    }

    private Accuracies runInOrder(Learner learner, Consumer<Integer> progress) {
        float[] picture = new float[digits.train().width() * digits.train().height()];
        float[] seen = new float[picture.length];
        double[][] accuracy = new double[tasks.size()][];
        for (int t = 0; t < tasks.size(); t++) {
            Task task = tasks.get(t);
            learner.task(t);
            for (int index : task.train()) {
                digits.train().copy(index, picture);
                task.view().look(picture, index, seen);
                learner.learn(seen, digits.train().label(index));
            }
            learner.taskIsOver();
            accuracy[t] = new double[t + 1];
            for (int asked = 0; asked <= t; asked++) {
                learner.task(asked);
                accuracy[t][asked] = ask(learner, tasks.get(asked), picture, seen);
            }
            progress.accept(t + 1);
        }
        return new Accuracies(accuracy);
    }

    private record Sample(Task task, int index) {}

    private Accuracies runMixed(Learner learner, Consumer<Integer> progress) {
        List<Sample> samples = new ArrayList<>();
        for (Task task : tasks) {
            for (int index : task.train()) {
                samples.add(new Sample(task, index));
            }
        }
        float[] picture = new float[digits.train().width() * digits.train().height()];
        float[] seen = new float[picture.length];
        for (int i : Protocol.shuffled(samples.size(), 3, 0, seed)) {
            Sample sample = samples.get(i);
            digits.train().copy(sample.index, picture);
            sample.task.view().look(picture, sample.index, seen);
            learner.learn(seen, digits.train().label(sample.index));
        }
        learner.taskIsOver();
        double[] last = new double[tasks.size()];
        for (int t = 0; t < last.length; t++) {
            learner.task(t);
            last[t] = ask(learner, tasks.get(t), picture, seen);
        }
        progress.accept(tasks.size());
        return new Accuracies(new double[][] {last});
    }

    private double ask(Learner learner, Task task, float[] picture, float[] seen) {
        int right = 0;
        for (int index : task.test()) {
            digits.test().copy(index, picture);
            task.view().look(picture, -1 - index, seen);
            if (learner.guess(seen) == digits.test().label(index)) {
                right++;
            }
        }
        return right / (double) Math.max(1, task.test().length);
    }
}

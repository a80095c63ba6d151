package org.neuraxon.lab.sequential;

import java.util.List;

/**
 * What a learner took from a course.
 *
 * @param name who learned
 * @param description what it is
 * @param accuracies accuracy task by task
 * @param contexts how many contexts it told apart after each task, as many numbers as there are rows in {@code accuracies}
 * @param bytes bytes of what it learned
 * @param seconds how long it took, questions included
 */
public record CourseResult(
        String name, String description, Accuracies accuracies, List<Integer> contexts, long bytes, double seconds) {

    /** Keeps its own list. */
    public CourseResult {
        contexts = List.copyOf(contexts);
    }

    /** How many contexts it tells apart in the end. */
    public int lastContexts() {
        return contexts.get(contexts.size() - 1);
    }
}

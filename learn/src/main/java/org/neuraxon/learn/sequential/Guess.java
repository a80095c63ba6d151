package org.neuraxon.learn.sequential;

/**
 * What a {@link SequentialLearner} thinks of an input.
 *
 * @param label the class with the highest score, or {@link SequentialLearner#UNKNOWN} as long as nothing was learned
 * @param margin how far it is ahead of the next class, in log odds as discriminant analysis reckons them, 0 or more; +∞ if no other is known, 0
 *     if none is
 * @param context number of the context that answers, from 0 in order of recruitment; −1 as long as there is none
 */
public record Guess(int label, float margin, int context) {

    /** The guess that scores make, one of each class; one of −∞ was never learned. */
    static Guess of(float[] scores, int context) {
        int best = SequentialLearner.UNKNOWN;
        float first = Float.NEGATIVE_INFINITY;
        float second = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < scores.length; c++) {
            if (scores[c] > first) {
                second = first;
                first = scores[c];
                best = c;
            } else {
                second = Math.max(second, scores[c]);
            }
        }
        return new Guess(best, best == SequentialLearner.UNKNOWN ? 0 : first - second, context);
    }
}

package org.neuraxon.learn.classify;

/**
 * What a {@link StreamClassifier} makes of a row.
 *
 * @param label the most probable class; 0 before any class was seen
 * @param probabilities of each class seen so far, summing to 1; belongs to the receiver
 */
public record Classification(int label, float[] probabilities) {

    /** The probability of the most probable class. */
    public double confidence() {
        return probabilities[label];
    }

    /** How surprising it is that a class turned out to be the answer, −ln p in nats; a class never seen before is infinitely so. */
    public double surprise(int answer) {
        return answer < probabilities.length ? -StrictMath.log(probabilities[answer]) : Double.POSITIVE_INFINITY;
    }
}

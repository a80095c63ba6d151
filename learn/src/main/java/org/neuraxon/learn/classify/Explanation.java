package org.neuraxon.learn.classify;

import java.util.List;

/**
 * Why a {@link StreamClassifier} chose a class.
 *
 * @param label the class
 * @param opinions what each memory said; {@link ClassifierPart#CODES} twice, fast evidence first
 * @param columns what each column speaks for the class: ln p less what ln p would be if its cell were missing. Belongs to the receiver.
 */
public record Explanation(int label, List<Opinion> opinions, double[] columns) {

    /**
     * One memory's opinion.
     *
     * @param part the memory
     * @param trust how much it counts, not negative
     * @param label the class it holds most probable
     * @param probability the probability it gives to the class chosen
     */
    public record Opinion(ClassifierPart part, double trust, int label, double probability) {}
}

package org.neuraxon.lab.sequential;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.learn.sequential.TemporalLearner;
import org.neuraxon.learn.sequential.TemporalSettings;

/** Pictures as they come in time: row by row, a moment each, then a gap, and only then the label or the question. */
public final class InTime implements Learner {

    /** What comes on the inputs during the gap, unattended. */
    public enum Interruption {
        /** Nothing. */
        NONE,
        /** Rows of the picture that was shown before this one. */
        DIGIT,
        /** Every value at random. */
        NOISE
    }

    private final TemporalLearner learner;
    private Interruption interruption;
    private final CounterRandom chance;
    private final float[] row;
    private int gap;
    private float[] before;
    private long pictures;

    /**
     * A learner without experience.
     *
     * @param gap moments between the last row and the answer, 0 or more
     * @param interruption what comes meanwhile, while it learns and when it is asked
     */
    public InTime(TemporalSettings settings, int gap, Interruption interruption) {
        learner = new TemporalLearner(settings);
        this.gap = checked(gap);
        this.interruption = interruption;
        chance = new CounterRandom(~settings.seed());
        row = new float[settings.width()];
        before = new float[settings.width() * settings.height()];
    }

    private static int checked(int gap) {
        if (gap < 0) {
            throw new IllegalArgumentException("the gap must be 0 or more moments, not " + gap);
        }
        return gap;
    }

    /** From now on answers are due after so many moments. */
    public void gap(int moments) {
        gap = checked(moments);
    }

    /** From now on this comes meanwhile. */
    public void interruption(Interruption kind) {
        interruption = kind;
    }

    /** The learner. */
    public TemporalLearner learner() {
        return learner;
    }

    @Override
    public void learn(float[] picture, int label) {
        show(picture);
        learner.learn(label);
    }

    @Override
    public int guess(float[] picture) {
        show(picture);
        return learner.answer().label();
    }

    private void show(float[] picture) {
        for (int from = 0; from < picture.length; from += row.length) {
            System.arraycopy(picture, from, row, 0, row.length);
            learner.row(row);
        }
        if (interruption == Interruption.NONE) {
            learner.idle(gap);
        } else {
            for (int moment = 0; moment < gap; moment++) {
                interrupt(moment);
                learner.distract(row);
            }
        }
        before = Arrays.copyOf(picture, picture.length);
        pictures++;
    }

    private void interrupt(int moment) {
        int height = before.length / row.length;
        for (int c = 0; c < row.length; c++) {
            row[c] = interruption == Interruption.DIGIT
                    ? before[moment % height * row.length + c]
                    : (float) chance.uniform(0, pictures * 1_000 + moment, c);
        }
    }

    @Override
    public long bytes() {
        return learner.bytes();
    }
}

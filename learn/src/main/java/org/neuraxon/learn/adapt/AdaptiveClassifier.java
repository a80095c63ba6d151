package org.neuraxon.learn.adapt;

import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Tells classes apart by weighted sums of numbers, and learns as fast as the world asks for: no rate to choose, no training, one pass.
 *
 * <pre>{@code
 * AdaptiveClassifier classifier = new AdaptiveClassifier(3, 2);
 * int guess = classifier.guess(x);
 * classifier.learn(label, x);
 * double noradrenaline = classifier.rate().surprise().unexpected();
 * }</pre>
 *
 * <p>Two classes share one {@linkplain LogisticUnit unit}, more have one each and the most certain answers. All learn at one {@linkplain LearningRate
 * rate}, which rises when errors become more frequent than expected and falls while nothing changes. Inputs should be scaled to about −1 to 1;
 * for rows of any kind and borders of any shape there is {@link org.neuraxon.learn.classify.StreamClassifier}.
 *
 * <p>It belongs to one thread at a time; the same calls give the same bits, and a saved and restored classifier goes on bit for bit.
 */
public final class AdaptiveClassifier implements Stateful {

    private final int inputs;
    private final int classes;
    private final LogisticUnit[] units;
    private final LearningRate rate = new LearningRate();

    /**
     * Starts without knowledge.
     *
     * @param inputs numbers in a row, 1 to 100,000
     * @param classes 2 to 1000
     */
    public AdaptiveClassifier(int inputs, int classes) {
        if (inputs < 1 || inputs > 100_000) {
            throw new IllegalArgumentException("inputs must be 1 to 100000, not " + inputs);
        }
        if (classes < 2 || classes > 1_000) {
            throw new IllegalArgumentException("classes must be 2 to 1000, not " + classes);
        }
        this.inputs = inputs;
        this.classes = classes;
        units = new LogisticUnit[classes == 2 ? 1 : classes];
        for (int u = 0; u < units.length; u++) {
            units[u] = new LogisticUnit(inputs);
        }
    }

    /** How fast it learns, and why. */
    public LearningRate rate() {
        return rate;
    }

    /**
     * Classifies a row and learns nothing.
     *
     * @throws IllegalArgumentException if the row has another length or a value that is no number
     */
    public int guess(double... row) {
        check(row);
        if (classes == 2) {
            return units[0].answer(row) > 0.5 ? 1 : 0;
        }
        int best = 0;
        double most = -1;
        for (int c = 0; c < classes; c++) {
            double answer = units[c].answer(row);
            if (answer > most) {
                most = answer;
                best = c;
            }
        }
        return best;
    }

    /**
     * Learns the label of a row.
     *
     * @param label 0 to classes − 1
     * @return what it would have guessed before
     * @throws IllegalArgumentException if the label is out of range, or the row has another length or a value that is no number
     */
    public int learn(int label, double... row) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("a label is 0 to " + (classes - 1) + ", not " + label);
        }
        int guess = guess(row);
        double pace = rate.rate();
        double agreement = 0;
        for (int u = 0; u < units.length; u++) {
            boolean one = classes == 2 ? label == 1 : label == u;
            agreement += units[u].learn(pace, one ? 1 : 0, row);
        }
        rate.hear(guess == label ? 0 : 1, Math.max(-1, Math.min(1, agreement)));
        return guess;
    }

    private void check(double[] row) {
        if (row.length != inputs) {
            throw new IllegalArgumentException("the row has " + row.length + " values where " + inputs + " are needed");
        }
        for (int i = 0; i < row.length; i++) {
            if (!(Math.abs(row[i]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("value " + i + " of the row is " + row[i] + "; a number is needed");
            }
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("inputs", inputs);
        sink.put("classes", classes);
        rate.save(sink.into("rate"));
        for (int u = 0; u < units.length; u++) {
            units[u].save(sink.into("unit_" + u));
        }
    }

    /** Takes over the state of a classifier with the same inputs and classes. */
    @Override
    public void restore(StateSource source) {
        if (source.getInt("inputs") != inputs || source.getInt("classes") != classes) {
            throw new SnapshotException(
                    "the snapshot is of a classifier with " + source.getInt("inputs") + " inputs and "
                            + source.getInt("classes") + " classes, this one has " + inputs + " and " + classes);
        }
        rate.restore(source.from("rate"));
        for (int u = 0; u < units.length; u++) {
            units[u].restore(source.from("unit_" + u));
        }
    }
}

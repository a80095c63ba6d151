package org.neuraxon.learn.classify;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/** Evidence adds up line by line: p = softmax(W x), every weight following the gradient of −ln p of the answer ({@link Adam}). */
final class LinearExpert implements Expert {

    private static final float RATE = 0.005f;
    /** What is known this well already moves nothing. */
    private static final float SETTLED = 0.001f;

    private final int lines;
    private final Adam adam = new Adam(RATE);
    private float[][] weight = {};
    private float[][] mean = {};
    private float[][] square = {};
    private float[] share = {};

    LinearExpert(int lines) {
        this.lines = lines;
    }

    @Override
    public void grow(int classes) {
        weight = Rows.grown(weight, classes, lines);
        mean = Rows.grown(mean, classes, lines);
        square = Rows.grown(square, classes, lines);
        share = new float[classes];
    }

    @Override
    public void judge(EncodedRow row, float[] opinion) {
        int open = row.open();
        for (int c = 0; c < share.length; c++) {
            float[] w = weight[c];
            float sum = 0;
            for (int i = 0; i < open; i++) {
                sum += w[row.line[i]] * row.carried[i];
            }
            share[c] = sum;
            opinion[c] = sum;
        }
        float total = Softmax.apply(share, share.length);
        for (int c = 0; c < share.length; c++) {
            opinion[c] -= total;
        }
    }

    @Override
    public void learn(EncodedRow row, int label) {
        adam.next();
        int open = row.open();
        for (int c = 0; c < share.length; c++) {
            float error = share[c] - (c == label ? 1 : 0);
            if (Math.abs(error) < SETTLED) {
                continue;
            }
            for (int i = 0; i < open; i++) {
                adam.move(weight[c], mean[c], square[c], row.line[i], error * row.carried[i]);
            }
        }
    }

    @Override
    public void save(StateSink sink) {
        adam.save(sink.into("adam"));
        Rows.save(sink, "weight", weight);
        Rows.save(sink, "mean", mean);
        Rows.save(sink, "square", square);
    }

    @Override
    public void restore(StateSource source) {
        adam.restore(source.from("adam"));
        Rows.restore(source, "weight", weight);
        Rows.restore(source, "mean", mean);
        Rows.restore(source, "square", square);
    }
}

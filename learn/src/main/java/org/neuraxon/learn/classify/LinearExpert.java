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
        int[] line = row.line;
        float[] carried = row.carried;
        int c = 0;
        // Each sum waits for itself; four can wait together.
        for (; c + 3 < share.length; c += 4) {
            float[] w0 = weight[c];
            float[] w1 = weight[c + 1];
            float[] w2 = weight[c + 2];
            float[] w3 = weight[c + 3];
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            for (int i = 0; i < open; i++) {
                int at = line[i];
                float x = carried[i];
                s0 += w0[at] * x;
                s1 += w1[at] * x;
                s2 += w2[at] * x;
                s3 += w3[at] * x;
            }
            share[c] = s0;
            share[c + 1] = s1;
            share[c + 2] = s2;
            share[c + 3] = s3;
        }
        for (; c < share.length; c++) {
            float[] w = weight[c];
            float sum = 0;
            for (int i = 0; i < open; i++) {
                sum += w[line[i]] * carried[i];
            }
            share[c] = sum;
        }
        System.arraycopy(share, 0, opinion, 0, share.length);
        float total = Softmax.apply(share, share.length);
        for (int k = 0; k < share.length; k++) {
            opinion[k] -= total;
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

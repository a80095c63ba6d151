package org.neuraxon.learn.classify;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * One layer of units that come to stand for what separates the classes: h = max(0, W x), p = softmax(V h), every weight following the
 * gradient of −ln p of the answer ({@link Adam}; Rumelhart, Hinton and Williams, Nature 1986).
 */
final class HiddenExpert implements Expert {

    private static final int UNITS = 64;
    private static final float RATE = 0.005f;
    /** What is known this well already moves nothing. */
    private static final float SETTLED = 0.001f;

    private final int lines;
    private final Adam adam = new Adam(RATE);
    /** By line, then unit: only the rows of open lines are touched. */
    private final float[] inner;

    private final float[] innerMean;
    private final float[] innerSquare;
    private final CounterRandom chance;
    private final float[] activity = new float[UNITS + 1];
    private final float[] blame = new float[UNITS];
    private final float[] one = new float[UNITS];
    private float[][] outer = {};
    private float[][] outerMean = {};
    private float[][] outerSquare = {};
    private float[] share = {};

    HiddenExpert(EncodedRow row, CounterRandom chance) {
        this.chance = chance;
        lines = row.lines();
        inner = new float[lines * UNITS];
        innerMean = new float[lines * UNITS];
        innerSquare = new float[lines * UNITS];
        double size = Math.sqrt(2.0 / (row.columns() + 1));
        for (int i = 0; i < inner.length; i++) {
            inner[i] = (float) (size * chance.normal(Purpose.WEIGHT, 0, i));
        }
        activity[UNITS] = 1;
    }

    @Override
    public void grow(int classes) {
        int before = outer.length;
        outer = Rows.grown(outer, classes, UNITS + 1);
        outerMean = Rows.grown(outerMean, classes, UNITS + 1);
        outerSquare = Rows.grown(outerSquare, classes, UNITS + 1);
        share = new float[classes];
        double size = Math.sqrt(1.0 / (UNITS + 1));
        for (int c = before; c < classes; c++) {
            for (int j = 0; j <= UNITS; j++) {
                outer[c][j] = (float) (size * chance.normal(Purpose.WEIGHT, 1 + c, j));
            }
        }
    }

    @Override
    public void judge(EncodedRow row, float[] opinion) {
        System.arraycopy(inner, 0, activity, 0, UNITS);
        for (int i = 1; i < row.open(); i++) {
            add(row.line[i] * UNITS, row.carried[i]);
        }
        for (int j = 0; j < UNITS; j++) {
            activity[j] = Math.max(0, activity[j]);
        }
        int classes = share.length;
        for (int c = 0; c + 1 < classes; c += 2) {
            readTwo(c);
        }
        if (classes % 2 == 1) {
            share[classes - 1] = dot(outer[classes - 1]);
        }
        System.arraycopy(share, 0, opinion, 0, classes);
        float total = Softmax.apply(share, share.length);
        for (int c = 0; c < share.length; c++) {
            opinion[c] -= total;
        }
    }

    /** Adds a line; read at the same places as the activity, so that the loop becomes vectors. */
    private void add(int from, float x) {
        System.arraycopy(inner, from, one, 0, UNITS);
        for (int j = 0; j < UNITS; j++) {
            activity[j] += one[j] * x;
        }
    }

    /** Two classes at once: each of the sums waits for itself. */
    private void readTwo(int first) {
        float[] v = outer[first];
        float[] w = outer[first + 1];
        float[] x = activity;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        for (int j = 0; j < UNITS; j += 4) {
            a += v[j] * x[j];
            b += v[j + 1] * x[j + 1];
            c += v[j + 2] * x[j + 2];
            d += v[j + 3] * x[j + 3];
            e += w[j] * x[j];
            f += w[j + 1] * x[j + 1];
            g += w[j + 2] * x[j + 2];
            h += w[j + 3] * x[j + 3];
        }
        share[first] = a + b + c + d + v[UNITS];
        share[first + 1] = e + f + g + h + w[UNITS];
    }

    private float dot(float[] w) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int j = 0; j < UNITS; j += 4) {
            a += w[j] * activity[j];
            b += w[j + 1] * activity[j + 1];
            c += w[j + 2] * activity[j + 2];
            d += w[j + 3] * activity[j + 3];
        }
        return a + b + c + d + w[UNITS];
    }

    @Override
    public void learn(EncodedRow row, int label) {
        if (1 - share[label] < SETTLED) {
            return;
        }
        adam.next();
        Arrays.fill(blame, 0);
        for (int c = 0; c < share.length; c++) {
            float error = share[c] - (c == label ? 1 : 0);
            if (Math.abs(error) < SETTLED) {
                continue;
            }
            float[] w = outer[c];
            for (int j = 0; j < UNITS; j++) {
                blame[j] += error * w[j];
            }
            adam.move(w, outerMean[c], outerSquare[c], 0, activity, UNITS + 1, error);
        }
        for (int j = 0; j < UNITS; j++) {
            blame[j] = activity[j] > 0 ? blame[j] : 0;
        }
        for (int i = 0; i < row.open(); i++) {
            adam.move(inner, innerMean, innerSquare, row.line[i] * UNITS, blame, UNITS, row.carried[i]);
        }
    }

    @Override
    public void save(StateSink sink) {
        adam.save(sink.into("adam"));
        sink.put("inner", inner, inner.length);
        sink.put("inner_mean", innerMean, inner.length);
        sink.put("inner_square", innerSquare, inner.length);
        Rows.save(sink, "outer", outer);
        Rows.save(sink, "outer_mean", outerMean);
        Rows.save(sink, "outer_square", outerSquare);
    }

    @Override
    public void restore(StateSource source) {
        adam.restore(source.from("adam"));
        source.read("inner", inner);
        source.read("inner_mean", innerMean);
        source.read("inner_square", innerSquare);
        Rows.restore(source, "outer", outer);
        Rows.restore(source, "outer_mean", outerMean);
        Rows.restore(source, "outer_square", outerSquare);
    }
}

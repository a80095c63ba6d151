package org.neuraxon.lab.sequential;

/** Names the class whose mean picture is nearest (nearest class mean). */
final class NearestMean implements Learner {

    private final float[][] sum;
    private final int[] count;

    NearestMean(int pixels, int classes) {
        sum = new float[classes][pixels];
        count = new int[classes];
    }

    @Override
    public void learn(float[] picture, int label) {
        for (int p = 0; p < picture.length; p++) {
            sum[label][p] += picture[p];
        }
        count[label]++;
    }

    @Override
    public int guess(float[] picture) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sum.length; c++) {
            double distance = 0;
            for (int p = 0; p < picture.length && count[c] > 0; p++) {
                double difference = picture[p] - sum[c][p] / count[c];
                distance += difference * difference;
            }
            if (count[c] > 0 && distance < least) {
                least = distance;
                best = c;
            }
        }
        return best;
    }

    @Override
    public long bytes() {
        return sum.length * (4L * sum[0].length + 4);
    }
}

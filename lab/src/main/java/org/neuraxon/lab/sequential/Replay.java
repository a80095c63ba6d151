package org.neuraxon.lab.sequential;

import org.neuraxon.core.math.CounterRandom;

/**
 * Keeps a sample of all pictures seen (reservoir: Vitter 1985), one byte a pixel, and learns one of them again beside every new one
 * (experience replay; Rolnick and others 2019).
 */
final class Replay implements GradientLearner.Rule {

    private final CounterRandom chance;
    private final byte[][] kept;
    private final int[] labels;
    private final float[] picture;
    private long seen;

    Replay(int pixels, long bytes, long seed) {
        chance = new CounterRandom(seed);
        kept = new byte[(int) Math.max(1, bytes / (pixels + 4))][];
        labels = new int[kept.length];
        picture = new float[pixels];
    }

    @Override
    public void after(Mlp network, float[] latest, int label) {
        int held = (int) Math.min(seen, kept.length);
        if (held > 0) {
            int again = chance.below(held, 0, seen, 0);
            for (int p = 0; p < picture.length; p++) {
                picture[p] = (kept[again][p] & 0xff) / 255f;
            }
            network.addGradient(picture, labels[again]);
        }
        seen++;
        int place = seen <= kept.length
                ? (int) (seen - 1)
                : chance.below((int) Math.min(seen, Integer.MAX_VALUE), 1, seen, 0);
        if (place < kept.length) {
            byte[] copy = new byte[latest.length];
            for (int p = 0; p < copy.length; p++) {
                copy[p] = (byte) Math.round(latest[p] * 255);
            }
            kept[place] = copy;
            labels[place] = label;
        }
    }

    @Override
    public long bytes() {
        return kept.length * (picture.length + 4L);
    }
}

package org.neuraxon.lab.sequential;

/**
 * Labelled grey pictures of one size.
 *
 * @param width pixels in a row
 * @param height rows
 * @param pixels one picture after another, row by row; unsigned
 * @param white the value that stands for 1
 * @param labels one for each picture, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // Sixty thousand pictures: shared, never changed.
public record Pictures(int width, int height, byte[] pixels, int white, byte[] labels) {

    /** How many pictures there are. */
    public int count() {
        return labels.length;
    }

    /** The label of a picture. */
    public int label(int index) {
        return labels[index] & 0xff;
    }

    /** Writes a picture, values 0 to 1. */
    public void copy(int index, float[] to) {
        int size = width * height;
        for (int p = 0; p < size; p++) {
            to[p] = (pixels[index * size + p] & 0xff) / (float) white;
        }
    }
}

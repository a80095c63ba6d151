package org.neuraxon.exchange.image;

/**
 * Grey pictures of one size with labels.
 *
 * @param width pixels in a row
 * @param height rows
 * @param pixels one picture after another, row by row; unsigned, 0 is black and 255 white
 * @param labels one for each picture, unsigned
 */
@SuppressWarnings("ArrayRecordComponent") // Sixty thousand pictures: shared, never changed.
public record LabelledImages(int width, int height, byte[] pixels, byte[] labels) {

    /** How many pictures there are. */
    public int count() {
        return labels.length;
    }
}

package org.neuraxon.upow.task;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.hash.KangarooTwelve;

/**
 * A series that living networks are to forecast (algorithm {@code neuraxon}), with the hash of its file.
 *
 * <p>Layout, big-endian: {@code NXSERIES}, version 1 (4), horizon (4), windows (4), rows of a window (4), warm-up (4), noise (8, a double), rows (4),
 * KangarooTwelve of these 40 bytes and everything after the hash (32), the rows (8 each, doubles). What the numbers mean, and their ranges, is
 * the business of whoever scores.
 *
 * @param values the rows, finite
 * @param horizon rows ahead
 * @param windows pieces of a score
 * @param windowRows rows of a piece
 * @param warmUp rows of a piece that do not count
 * @param noise in standard deviations
 */
public record SeriesFile(double[] values, int horizon, int windows, int windowRows, int warmUp, double noise)
        implements WorkFile {

    /** The version of the layout. */
    public static final int VERSION = 1;

    /** The name of the algorithm. */
    public static final String ALGORITHM = "neuraxon";

    private static final byte[] MAGIC = "NXSERIES".getBytes(StandardCharsets.US_ASCII);
    private static final int HASHED = MAGIC.length + 5 * Integer.BYTES + Double.BYTES + Integer.BYTES;
    private static final int HASH_BYTES = 32;
    private static final int HEADER_BYTES = HASHED + HASH_BYTES;

    /**
     * Copies the rows.
     *
     * @throws UpowException if one is no number
     */
    public SeriesFile {
        values = values.clone();
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row])) {
                throw new UpowException("value " + row + " of the series is missing; a task needs every one");
            }
        }
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /** Whether bytes begin like such a file; eight are enough. */
    public static boolean isSeries(byte[] firstBytes) {
        return firstBytes.length >= MAGIC.length && Arrays.equals(firstBytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws UpowException if they break a rule of the layout
     */
    public static SeriesFile parse(byte[] bytes) {
        if (!isSeries(bytes) || bytes.length < HEADER_BYTES) {
            throw new UpowException("not a series: it does not begin with NXSERIES and a header of " + HEADER_BYTES
                    + " bytes; these are " + bytes.length + " in all");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).position(MAGIC.length);
        int version = buffer.getInt();
        if (version != VERSION) {
            throw new UpowException("version " + Integer.toUnsignedString(version) + " of the layout is unknown; only "
                    + VERSION + " is read");
        }
        int horizon = buffer.getInt();
        int windows = buffer.getInt();
        int windowRows = buffer.getInt();
        int warmUp = buffer.getInt();
        double noise = buffer.getDouble();
        long rows = Integer.toUnsignedLong(buffer.getInt());
        byte[] announced = new byte[HASH_BYTES];
        buffer.get(announced);
        if (buffer.remaining() != rows * Double.BYTES) {
            throw new UpowException("the header announces " + rows + " rows of 8 bytes, but " + buffer.remaining()
                    + " bytes follow it");
        }
        byte[] actual = hash(bytes);
        if (!Arrays.equals(announced, actual)) {
            throw new UpowException("the file hashes to " + Hex.of(actual) + ", but the header says "
                    + Hex.of(announced) + "; the file is damaged");
        }
        double[] values = new double[(int) rows];
        for (int row = 0; row < values.length; row++) {
            values[row] = buffer.getDouble();
        }
        return new SeriesFile(values, horizon, windows, windowRows, warmUp, noise);
    }

    private static byte[] hash(byte[] file) {
        byte[] hashed = new byte[file.length - HASH_BYTES];
        System.arraycopy(file, 0, hashed, 0, HASHED);
        System.arraycopy(file, HEADER_BYTES, hashed, HASHED, file.length - HEADER_BYTES);
        return KangarooTwelve.digest(hashed, HASH_BYTES);
    }

    /** The hash in the file, 32 bytes: the name of the task. */
    public byte[] hash() {
        return Arrays.copyOfRange(bytes(), HASHED, HEADER_BYTES);
    }

    @Override
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + Double.BYTES * values.length);
        buffer.put(MAGIC).putInt(VERSION).putInt(horizon).putInt(windows).putInt(windowRows);
        buffer.putInt(warmUp).putDouble(noise).putInt(values.length).position(HEADER_BYTES);
        for (double value : values) {
            buffer.putDouble(value);
        }
        byte[] bytes = buffer.array();
        System.arraycopy(hash(bytes), 0, bytes, HASHED, HASH_BYTES);
        return bytes;
    }
}

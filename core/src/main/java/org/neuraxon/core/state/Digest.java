package org.neuraxon.core.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A fingerprint of a state: SHA-256 over every name and every bit of every value, in order.
 *
 * <p>Two states with the same digest are the same state. The digest does not depend on the machine, the JDK or the code version.
 */
public final class Digest implements StateSink {

    private static final int CHUNK_BYTES = 1 << 13;

    private final MessageDigest hash;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Starts an empty digest. */
    public Digest() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }

    /** The digest of one state, as 64 hexadecimal characters. */
    public static String of(Stateful state) {
        Digest digest = new Digest();
        state.save(digest);
        return digest.finish();
    }

    /** Ends the digest; it cannot be used afterwards. */
    public String finish() {
        flush();
        return HexFormat.of().formatHex(hash.digest());
    }

    @Override
    public void put(String name, long value) {
        text(name);
        word(value);
    }

    @Override
    public void put(String name, double value) {
        text(name);
        word(Double.doubleToRawLongBits(value));
    }

    @Override
    public void put(String name, String value) {
        text(name);
        text(value);
    }

    @Override
    public void put(String name, double[] values, int count) {
        header(name, count);
        for (int i = 0; i < count; i++) {
            word(Double.doubleToRawLongBits(values[i]));
        }
    }

    @Override
    public void put(String name, float[] values, int count) {
        header(name, count);
        for (int i = 0; i < count; i++) {
            room(Integer.BYTES).putInt(Float.floatToRawIntBits(values[i]));
        }
    }

    @Override
    public void put(String name, long[] values, int count) {
        header(name, count);
        for (int i = 0; i < count; i++) {
            word(values[i]);
        }
    }

    @Override
    public void put(String name, int[] values, int count) {
        header(name, count);
        for (int i = 0; i < count; i++) {
            room(Integer.BYTES).putInt(values[i]);
        }
    }

    @Override
    public void put(String name, byte[] values, int count) {
        header(name, count);
        flush();
        hash.update(values, 0, count);
    }

    private void header(String name, int count) {
        text(name);
        word(count);
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        word(bytes.length);
        flush();
        hash.update(bytes);
    }

    private void word(long value) {
        room(Long.BYTES).putLong(value);
    }

    private ByteBuffer room(int bytes) {
        if (chunk.remaining() < bytes) {
            flush();
        }
        return chunk;
    }

    private void flush() {
        hash.update(chunk.array(), 0, chunk.position());
        chunk.clear();
    }
}

package org.neuraxon.core.state;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads and writes snapshot files ({@code .nxn}).
 *
 * <p>Layout, big-endian: the eight bytes {@code NEURAXON}, the format version (int), the kind and the code version (texts), the number of
 * entries (int), the entries (name, type byte, value), and the SHA-256 of all that. A text is a length (int) and UTF-8 bytes; an array is
 * a length (int) and its values.
 *
 * <p>Writing is atomic ({@link WholeFile}). Reading checks the checksum before anything else is believed.
 */
public final class SnapshotFile {

    /** The version of the file layout. */
    public static final int FORMAT_VERSION = 1;

    private static final byte[] MAGIC = "NEURAXON".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKSUM_BYTES = 32;
    private static final int BUFFER_BYTES = 1 << 16;
    /** Numbers of an array that are written at once. */
    private static final int BLOCK = 1024;

    private SnapshotFile() {}

    /**
     * Writes a snapshot atomically.
     *
     * @throws SnapshotException if the file cannot be written; whatever stood there before is unchanged
     */
    public static void write(Snapshot snapshot, Path file) {
        try {
            WholeFile.replace(file, path -> {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER_BYTES)) {
                    writeTo(snapshot, out);
                }
            });
        } catch (IOException e) {
            throw new SnapshotException(
                    "cannot write the snapshot " + file + " (" + reason(e)
                            + "); the file that was there before is unchanged",
                    e);
        }
    }

    /**
     * Reads a snapshot.
     *
     * @throws SnapshotException if the file is missing, not a snapshot, cut short, damaged, or of a newer format
     */
    public static Snapshot read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SnapshotException("there is no file " + file + "; check the path", e);
        } catch (IOException | OutOfMemoryError e) {
            throw new SnapshotException("cannot read " + file + " (" + reason(e) + ")", e);
        }
        return parse(content, file.toString());
    }

    /**
     * Reads a snapshot from bytes.
     *
     * @param origin what to call them in an error message
     */
    public static Snapshot parse(byte[] content, String origin) {
        if (content.length < MAGIC.length || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new SnapshotException(origin + " is not a Neuraxon snapshot (it does not start with NEURAXON)");
        }
        int body = content.length - CHECKSUM_BYTES;
        if (body < MAGIC.length + Integer.BYTES) {
            throw new SnapshotException(origin + " is cut short (" + content.length + " bytes); use an earlier copy");
        }
        int version = ByteBuffer.wrap(content, MAGIC.length, Integer.BYTES).getInt();
        MessageDigest sha = sha256();
        sha.update(content, 0, body);
        if (!Arrays.equals(sha.digest(), 0, CHECKSUM_BYTES, content, body, content.length)) {
            throw new SnapshotException(
                    origin + " is damaged or cut short (its checksum does not match); use an earlier copy");
        }
        if (version != FORMAT_VERSION) {
            throw new SnapshotException(origin + " has format version " + version + ", this program reads "
                    + FORMAT_VERSION + "; use the program version that wrote it");
        }
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(content, MAGIC.length + Integer.BYTES, body - MAGIC.length - Integer.BYTES))) {
            return readEntries(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new SnapshotException(origin + " has a sound checksum but no sound content (" + reason(e) + ")", e);
        }
    }

    /** The bytes of a snapshot file. */
    public static byte[] bytes(Snapshot snapshot) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER_BYTES);
        try {
            writeTo(snapshot, out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return out.toByteArray();
    }

    private static void writeTo(Snapshot snapshot, OutputStream target) throws IOException {
        MessageDigest sha = sha256();
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(target, sha), BUFFER_BYTES));
        out.write(MAGIC);
        out.writeInt(FORMAT_VERSION);
        writeText(out, snapshot.kind());
        writeText(out, snapshot.codeVersion());
        out.writeInt(snapshot.entries().size());
        for (Map.Entry<String, Object> entry : snapshot.entries().entrySet()) {
            writeText(out, entry.getKey());
            writeValue(out, entry.getValue());
        }
        out.flush();
        target.write(sha.digest());
    }

    private static void writeValue(DataOutputStream out, Object value) throws IOException {
        if (value instanceof Long number) {
            out.writeByte('l');
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte('d');
            out.writeLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof String text) {
            out.writeByte('t');
            writeText(out, text);
        } else if (value instanceof double[] values) {
            out.writeByte('D');
            out.writeInt(values.length);
            ByteBuffer block = ByteBuffer.allocate(Math.min(values.length, BLOCK) * Double.BYTES);
            for (int from = 0; from < values.length; from += BLOCK) {
                int count = Math.min(BLOCK, values.length - from);
                block.asDoubleBuffer().put(values, from, count);
                out.write(block.array(), 0, count * Double.BYTES);
            }
        } else if (value instanceof float[] values) {
            out.writeByte('F');
            out.writeInt(values.length);
            for (float v : values) {
                out.writeInt(Float.floatToRawIntBits(v));
            }
        } else if (value instanceof long[] values) {
            out.writeByte('L');
            out.writeInt(values.length);
            for (long v : values) {
                out.writeLong(v);
            }
        } else if (value instanceof int[] values) {
            out.writeByte('I');
            out.writeInt(values.length);
            for (int v : values) {
                out.writeInt(v);
            }
        } else if (value instanceof byte[] values) {
            out.writeByte('B');
            out.writeInt(values.length);
            out.write(values);
        } else {
            throw new IllegalArgumentException(
                    "a snapshot cannot hold a " + value.getClass().getName());
        }
    }

    private static Snapshot readEntries(DataInputStream in) throws IOException {
        Snapshot snapshot = new Snapshot(readText(in), readText(in));
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            readEntry(in, snapshot);
        }
        if (in.available() > 0) {
            throw new IOException(in.available() + " bytes too many");
        }
        return snapshot;
    }

    private static void readEntry(DataInputStream in, Snapshot snapshot) throws IOException {
        String name = readText(in);
        int type = in.readByte();
        switch (type) {
            case 'l' -> snapshot.put(name, in.readLong());
            case 'd' -> snapshot.put(name, Double.longBitsToDouble(in.readLong()));
            case 't' -> snapshot.put(name, readText(in));
            case 'D' -> {
                double[] values = new double[length(in, Double.BYTES)];
                ByteBuffer block = ByteBuffer.allocate(Math.min(values.length, BLOCK) * Double.BYTES);
                for (int from = 0; from < values.length; from += BLOCK) {
                    int count = Math.min(BLOCK, values.length - from);
                    in.readFully(block.array(), 0, count * Double.BYTES);
                    block.asDoubleBuffer().get(values, from, count);
                }
                snapshot.put(name, values, values.length);
            }
            case 'F' -> {
                float[] values = new float[length(in, Float.BYTES)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.intBitsToFloat(in.readInt());
                }
                snapshot.put(name, values, values.length);
            }
            case 'L' -> {
                long[] values = new long[length(in, Long.BYTES)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readLong();
                }
                snapshot.put(name, values, values.length);
            }
            case 'I' -> {
                int[] values = new int[length(in, Integer.BYTES)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readInt();
                }
                snapshot.put(name, values, values.length);
            }
            case 'B' -> {
                byte[] values = new byte[length(in, 1)];
                in.readFully(values);
                snapshot.put(name, values, values.length);
            }
            default -> throw new IOException("value '" + name + "' has the unknown type " + type);
        }
    }

    private static int length(DataInputStream in, int bytesEach) throws IOException {
        int length = in.readInt();
        if (length < 0 || (long) length * bytesEach > in.available()) {
            throw new IOException("an array claims " + length + " entries, more than the file holds");
        }
        return length;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[length(in, 1)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }
}

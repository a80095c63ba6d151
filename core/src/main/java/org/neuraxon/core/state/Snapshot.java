package org.neuraxon.core.state;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A state written down: an ordered list of named values, with the kind of thing it describes.
 *
 * <p>Values are {@link Long}, {@link Double}, {@link String} or a primitive array. {@link SnapshotFile} moves it to disk and back.
 */
public final class Snapshot implements StateSink, StateSource {

    private final String kind;
    private final String codeVersion;
    private final Map<String, Object> entries = new LinkedHashMap<>();

    /**
     * Starts an empty snapshot.
     *
     * @param kind what the values describe, for instance {@code network} or {@code tissue}
     * @param codeVersion the version of the code that writes it
     */
    public Snapshot(String kind, String codeVersion) {
        this.kind = kind;
        this.codeVersion = codeVersion;
    }

    /** Writes down the whole state of {@code state}. */
    public static Snapshot of(String kind, String codeVersion, Stateful state) {
        Snapshot snapshot = new Snapshot(kind, codeVersion);
        state.save(snapshot);
        return snapshot;
    }

    /** What the values describe. */
    public String kind() {
        return kind;
    }

    /** The version of the code that wrote it. */
    public String codeVersion() {
        return codeVersion;
    }

    /** Every value by name, in the order of writing, as a read-only view. */
    public Map<String, Object> entries() {
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    @Override
    public void put(String name, long value) {
        store(name, value);
    }

    @Override
    public void put(String name, double value) {
        store(name, value);
    }

    @Override
    public void put(String name, String value) {
        store(name, value);
    }

    @Override
    public void put(String name, double[] values, int count) {
        store(name, Arrays.copyOf(values, count));
    }

    @Override
    public void put(String name, float[] values, int count) {
        store(name, Arrays.copyOf(values, count));
    }

    @Override
    public void put(String name, long[] values, int count) {
        store(name, Arrays.copyOf(values, count));
    }

    @Override
    public void put(String name, int[] values, int count) {
        store(name, Arrays.copyOf(values, count));
    }

    @Override
    public void put(String name, byte[] values, int count) {
        store(name, Arrays.copyOf(values, count));
    }

    @Override
    public long getLong(String name) {
        return get(name, Long.class);
    }

    @Override
    public double getDouble(String name) {
        return get(name, Double.class);
    }

    @Override
    public String getText(String name) {
        return get(name, String.class);
    }

    @Override
    public double[] getDoubles(String name) {
        return get(name, double[].class);
    }

    @Override
    public float[] getFloats(String name) {
        return get(name, float[].class);
    }

    @Override
    public long[] getLongs(String name) {
        return get(name, long[].class);
    }

    @Override
    public int[] getInts(String name) {
        return get(name, int[].class);
    }

    @Override
    public byte[] getBytes(String name) {
        return get(name, byte[].class);
    }

    private void store(String name, Object value) {
        if (entries.put(name, value) != null) {
            throw new IllegalArgumentException("two values are stored under the name '" + name + "'");
        }
    }

    private <T> T get(String name, Class<T> type) {
        Object value = entries.get(name);
        if (value == null) {
            throw new SnapshotException("the snapshot has no value '" + name + "'; it was written by another version ("
                    + codeVersion + ")");
        }
        if (!type.isInstance(value)) {
            throw new SnapshotException("the value '" + name + "' of the snapshot is a "
                    + value.getClass().getSimpleName() + " where a " + type.getSimpleName()
                    + " is needed; it was written by another version (" + codeVersion + ")");
        }
        return type.cast(value);
    }
}

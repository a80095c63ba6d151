package org.neuraxon.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is read from a snapshot is what was asked for, or a sentence says what it is instead. */
class StateSourceTest {

    private static final StateSource SOURCE = source();

    private static StateSource source() {
        Snapshot snapshot = new Snapshot("test", "1");
        StateSink inner = snapshot.into("a").into("b");
        inner.put("long", 1L << 40);
        inner.put("small", -5L);
        inner.put("yes", true);
        inner.put("no", false);
        inner.put("doubles", new double[] {1, 2, 9}, 2);
        inner.put("floats", new float[] {3, 4, 9}, 2);
        inner.put("longs", new long[] {5, 6, 9}, 2);
        inner.put("ints", new int[] {7, 8, 9}, 2);
        inner.put("bytes", new byte[] {1, 2, 9}, 2);
        return snapshot.from("a").from("b");
    }

    @Test
    void valuesComeBackUnderTheirScope() {
        assertThat(SOURCE.has("long")).isTrue();
        assertThat(SOURCE.has("a/b/long")).isFalse();
        assertThat(SOURCE.getLong("long")).isEqualTo(1L << 40);
        assertThat(SOURCE.getInt("small")).isEqualTo(-5);
        assertThat(SOURCE.getBoolean("yes")).isTrue();
        assertThat(SOURCE.getBoolean("no")).isFalse();
        assertThat(SOURCE.getLongs("longs")).containsExactly(5, 6);
        assertThat(SOURCE.getBytes("bytes")).containsExactly(1, 2);
    }

    @Test
    void arraysAreFilled() {
        double[] doubles = new double[2];
        float[] floats = new float[2];
        long[] longs = new long[2];
        int[] ints = new int[2];
        SOURCE.read("doubles", doubles);
        SOURCE.read("floats", floats);
        SOURCE.read("longs", longs);
        SOURCE.read("ints", ints);
        assertThat(doubles).containsExactly(1, 2);
        assertThat(floats).containsExactly(3, 4);
        assertThat(longs).containsExactly(5, 6);
        assertThat(ints).containsExactly(7, 8);
    }

    @Test
    void arraysOfAnotherLengthAreRefused() {
        refused(() -> SOURCE.read("doubles", new double[3]));
        refused(() -> SOURCE.read("floats", new float[1]));
        refused(() -> SOURCE.read("longs", new long[1]));
        refused(() -> SOURCE.read("ints", new int[1]));
        refused(() -> SOURCE.getDoubles("doubles", 1));
    }

    private static void refused(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(SnapshotException.class).hasMessageContaining("has 2 entries");
    }

    @Test
    void aNumberThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> SOURCE.getInt("long"))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("does not fit 32 bits");
    }

    @Test
    void arraysCountInADigest() {
        String one = digest(1, 2);
        assertThat(digest(1, 2)).isEqualTo(one);
        assertThat(digest(1, 3)).isNotEqualTo(one);
        assertThat(digest(1)).isNotEqualTo(one);
    }

    private static String digest(long... values) {
        Digest digest = new Digest();
        digest.put("longs", values, values.length);
        return digest.finish();
    }
}

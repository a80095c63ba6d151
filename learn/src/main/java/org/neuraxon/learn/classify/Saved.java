package org.neuraxon.learn.classify;

import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSource;

/** Reads arrays whose length is known. */
final class Saved {

    private Saved() {}

    static void into(float[] target, StateSource source, String name) {
        float[] saved = source.getFloats(name);
        check(name, target.length, saved.length);
        System.arraycopy(saved, 0, target, 0, target.length);
    }

    static void into(int[] target, StateSource source, String name) {
        int[] saved = source.getInts(name);
        check(name, target.length, saved.length);
        System.arraycopy(saved, 0, target, 0, target.length);
    }

    static void into(long[] target, StateSource source, String name) {
        long[] saved = source.getLongs(name);
        check(name, target.length, saved.length);
        System.arraycopy(saved, 0, target, 0, target.length);
    }

    private static void check(String name, int wanted, int found) {
        if (wanted != found) {
            throw new SnapshotException("'" + name + "' has " + found + " entries where " + wanted + " are needed");
        }
    }
}

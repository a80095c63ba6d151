package org.neuraxon.core.state;

/** Puts a prefix before every name. */
record ScopedSource(StateSource target, String prefix) implements StateSource {

    @Override
    public boolean has(String name) {
        return target.has(prefix + name);
    }

    @Override
    public long getLong(String name) {
        return target.getLong(prefix + name);
    }

    @Override
    public double getDouble(String name) {
        return target.getDouble(prefix + name);
    }

    @Override
    public String getText(String name) {
        return target.getText(prefix + name);
    }

    @Override
    public double[] getDoubles(String name) {
        return target.getDoubles(prefix + name);
    }

    @Override
    public float[] getFloats(String name) {
        return target.getFloats(prefix + name);
    }

    @Override
    public long[] getLongs(String name) {
        return target.getLongs(prefix + name);
    }

    @Override
    public int[] getInts(String name) {
        return target.getInts(prefix + name);
    }

    @Override
    public byte[] getBytes(String name) {
        return target.getBytes(prefix + name);
    }

    @Override
    public StateSource from(String inner) {
        return new ScopedSource(target, prefix + inner + "/");
    }
}

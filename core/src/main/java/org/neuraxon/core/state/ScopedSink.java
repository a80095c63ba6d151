package org.neuraxon.core.state;

/** Puts a prefix before every name. */
record ScopedSink(StateSink target, String prefix) implements StateSink {

    @Override
    public void put(String name, long value) {
        target.put(prefix + name, value);
    }

    @Override
    public void put(String name, double value) {
        target.put(prefix + name, value);
    }

    @Override
    public void put(String name, String value) {
        target.put(prefix + name, value);
    }

    @Override
    public void put(String name, double[] values, int count) {
        target.put(prefix + name, values, count);
    }

    @Override
    public void put(String name, float[] values, int count) {
        target.put(prefix + name, values, count);
    }

    @Override
    public void put(String name, long[] values, int count) {
        target.put(prefix + name, values, count);
    }

    @Override
    public void put(String name, int[] values, int count) {
        target.put(prefix + name, values, count);
    }

    @Override
    public void put(String name, byte[] values, int count) {
        target.put(prefix + name, values, count);
    }

    @Override
    public StateSink into(String inner) {
        return new ScopedSink(target, prefix + inner + "/");
    }
}

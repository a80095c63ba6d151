package org.neuraxon.learn.encode;

import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * Where a time lies in the day, the week and the year: sin 2π φ and cos 2π φ for each {@link Cycle} of phase φ. A network makes of these
 * whatever the hours and days mean; further waves (2φ, 3φ, ...) were tried and gained nothing.
 *
 * <p>A cycle is silent (all 0) until the stream has lived through one whole of it. Before that its slow wave is nothing but a trend, and one
 * that turns where nobody has been yet.
 *
 * <p>The cell is the time in seconds since 1970-01-01T00:00, of the wall clock where days are those of people. Without a time the lines are
 * missing. A clock that is set back is believed.
 */
public final class CalendarEncoder implements Encoder {

    private static final Cycle[] CYCLES = Cycle.values();
    private static final double FULL = 2 * Math.PI;

    private double first = Double.NaN;
    private double latest = Double.NaN;

    /** Starts at whatever time comes first. */
    public CalendarEncoder() {}

    @Override
    public int width() {
        return 2 * CYCLES.length;
    }

    /** Whether the stream has lived through a whole cycle. */
    public boolean knows(Cycle cycle) {
        return latest - first >= cycle.seconds();
    }

    @Override
    public void encode(double cell, double[] into, int at) {
        boolean missing = !Double.isFinite(cell);
        if (!missing) {
            first = Double.isNaN(first) ? cell : first;
            latest = Double.isNaN(latest) ? cell : Math.max(latest, cell);
        }
        int next = at;
        for (Cycle cycle : CYCLES) {
            boolean silent = !knows(cycle);
            double angle = FULL * cycle.phase(cell);
            into[next++] = missing ? Double.NaN : silent ? 0 : Elementary.sin(angle);
            into[next++] = missing ? Double.NaN : silent ? 0 : Elementary.cos(angle);
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("first", first);
        sink.put("latest", latest);
    }

    @Override
    public void restore(StateSource source) {
        first = source.getDouble("first");
        latest = source.getDouble("latest");
    }
}

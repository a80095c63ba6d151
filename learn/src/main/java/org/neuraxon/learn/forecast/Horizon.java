package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/** The forecasts for one horizon that have not come due, in scale units, and what was learnt from those that have. */
final class Horizon implements Stateful {

    final int ahead;
    final Mixture mixture = new Mixture();
    final LastValueTrust trust = new LastValueTrust();
    final TargetBand band = new TargetBand();
    /** What the large readout said. */
    final double[] large;
    /** What the small readout said. */
    final double[] small;
    /** What the readouts said together. */
    final double[] read;
    /** The last value when the forecast was made. */
    final double[] last;
    /** What was stated. */
    final double[] stated;

    Horizon(int ahead, int slots) {
        this.ahead = ahead;
        large = new double[slots];
        small = new double[slots];
        read = new double[slots];
        last = new double[slots];
        stated = new double[slots];
    }

    @Override
    public void save(StateSink sink) {
        mixture.save(sink.into("mixture"));
        trust.save(sink.into("trust"));
        band.save(sink.into("band"));
        sink.put("large", large, large.length);
        sink.put("small", small, small.length);
        sink.put("read", read, read.length);
        sink.put("last", last, last.length);
        sink.put("stated", stated, stated.length);
    }

    @Override
    public void restore(StateSource source) {
        mixture.restore(source.from("mixture"));
        trust.restore(source.from("trust"));
        band.restore(source.from("band"));
        source.read("large", large);
        source.read("small", small);
        source.read("read", read);
        source.read("last", last);
        source.read("stated", stated);
    }
}

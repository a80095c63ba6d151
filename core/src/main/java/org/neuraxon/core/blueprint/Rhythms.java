package org.neuraxon.core.blueprint;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Table;

/** The oscillators of a network, one row for each band. */
public final class Rhythms extends Table {

    /** The frequency in Hz. */
    public final DoubleColumn frequency = doubles("freq", 0);
    /** The phase in radians, 0 to 2 pi. */
    public final DoubleColumn phase = doubles("phase", 0);
    /** The amplitude. */
    public final DoubleColumn amplitude = doubles("amplitude", 1);

    private final List<String> names = new ArrayList<>();

    /** Starts without bands. */
    Rhythms() {}

    /** Adds a band. */
    public void add(String name, double hertz, double radians, double strength) {
        int row = count();
        append(1);
        names.add(name);
        frequency.values[row] = hertz;
        phase.values[row] = radians;
        amplitude.values[row] = strength;
    }

    /** Removes all bands. */
    public void clear() {
        truncate(0);
        names.clear();
    }

    /** The names of the bands. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** The row of a band, or -1 if there is none of that name. */
    public int band(String name) {
        return names.indexOf(name);
    }

    @Override
    public void save(StateSink sink) {
        for (int i = 0; i < names.size(); i++) {
            sink.put("name/" + i, names.get(i));
        }
        super.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        super.restore(source);
        names.clear();
        for (int i = 0; i < count(); i++) {
            names.add(source.getText("name/" + i));
        }
    }
}

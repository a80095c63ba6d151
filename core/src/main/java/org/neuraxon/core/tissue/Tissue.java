package org.neuraxon.core.tissue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Version;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Several networks that live together: spheres in layers, joined by projections.
 *
 * <p>A moment: every projection transmits what its source showed, every sphere lives, every projection learns; always in the order in
 * which they were added. A tissue belongs to one caller at a time and is as deterministic as its networks.
 */
public final class Tissue implements Stateful {

    /** The kind of a tissue's snapshot. */
    public static final String KIND = "tissue";

    private String name;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Sphere> spheres = new LinkedHashMap<>();
    private final Map<String, Projection> projections = new LinkedHashMap<>();
    private long step;
    private double time;

    /** Starts without spheres. */
    public Tissue(String name) {
        this.name = name;
    }

    /** Adds a layer, or replaces the one with its id. */
    public void add(Layer layer) {
        layers.put(layer.id(), layer);
    }

    /** Adds a sphere. */
    public void add(Sphere sphere) {
        if (spheres.putIfAbsent(sphere.id(), sphere) != null) {
            throw new IllegalArgumentException("there are two spheres '" + sphere.id() + "'; give each its own id");
        }
    }

    /** Adds a projection between spheres that are there. */
    public void add(Projection projection) {
        Sphere source = sphere(projection.source());
        Sphere target = sphere(projection.target());
        projection.from().forEach(neuron -> {
            if (neuron < source.network().neuronCount() - source.network().outputCount()
                    || neuron >= source.network().neuronCount()) {
                throw new IllegalArgumentException("projection '" + projection.id() + "' starts from neuron " + neuron
                        + ", which is not an output of its source");
            }
        });
        projection.to().forEach(neuron -> {
            if (neuron < 0 || neuron >= target.network().inputCount()) {
                throw new IllegalArgumentException("projection '" + projection.id() + "' leads to neuron " + neuron
                        + ", which is not an input of its target");
            }
        });
        if (projections.putIfAbsent(projection.id(), projection) != null) {
            throw new IllegalArgumentException(
                    "there are two projections '" + projection.id() + "'; give each its own id");
        }
    }

    /** The name of the tissue. */
    public String name() {
        return name;
    }

    /** The layers in the order of adding. */
    public Collection<Layer> layers() {
        return Collections.unmodifiableCollection(layers.values());
    }

    /** The spheres in the order of adding. */
    public Collection<Sphere> spheres() {
        return Collections.unmodifiableCollection(spheres.values());
    }

    /** The projections in the order of adding. */
    public Collection<Projection> projections() {
        return Collections.unmodifiableCollection(projections.values());
    }

    /** One sphere. */
    public Sphere sphere(String id) {
        Sphere sphere = spheres.get(id);
        if (sphere == null) {
            throw new IllegalArgumentException("there is no sphere '" + id + "'; spheres are " + spheres.keySet());
        }
        return sphere;
    }

    /** The number of moments lived. */
    public long steps() {
        return step;
    }

    /** The model time in ms: the largest of the spheres'. */
    public double time() {
        return time;
    }

    /** Sets the clock, as an import does. */
    public void setClock(long steps, double milliseconds) {
        step = steps;
        time = milliseconds;
    }

    /** Lives one moment. */
    public void step() {
        Map<String, Map<Integer, Double>> arriving = new LinkedHashMap<>();
        for (Projection projection : projections.values()) {
            projection.transmit(
                    sphere(projection.source()),
                    sphere(projection.target()),
                    arriving.computeIfAbsent(projection.target(), id -> new LinkedHashMap<>()));
        }
        time = spheres.isEmpty() ? time : Double.NEGATIVE_INFINITY;
        for (Sphere sphere : spheres.values()) {
            sphere.step(arriving.getOrDefault(sphere.id(), Map.of()));
            time = Math.max(time, sphere.network().time());
        }
        for (Projection projection : projections.values()) {
            projection.learn(sphere(projection.source()), sphere(projection.target()));
        }
        step++;
    }

    /** Lives {@code moments} moments. */
    public void step(long moments) {
        for (long i = 0; i < moments; i++) {
            step();
        }
    }

    /** Sets the tonic level of a neuromodulator in all spheres. */
    public void modulate(Modulator modulator, double level) {
        spheres.values().forEach(sphere -> sphere.network().modulate(modulator, level));
    }

    /** The fingerprint of the whole state. */
    public String digest() {
        return Digest.of(this);
    }

    /** The whole state, written down. */
    public Snapshot snapshot() {
        return Snapshot.of(KIND, Version.CODE, this);
    }

    /** The tissue that a snapshot describes. */
    public static Tissue restored(StateSource source) {
        Tissue tissue = new Tissue(source.getText("name"));
        tissue.restore(source);
        return tissue;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("name", name);
        sink.put("step", step);
        sink.put("time", time);
        putIds(sink, "layers", layers.keySet());
        putIds(sink, "spheres", spheres.keySet());
        putIds(sink, "projections", projections.keySet());
        int position = 0;
        for (Layer layer : layers.values()) {
            sink.put("layer/" + position + "/depth", layer.depth());
            sink.put("layer/" + position++ + "/description", layer.description());
        }
        position = 0;
        for (Sphere sphere : spheres.values()) {
            sphere.save(sink.into("sphere/" + position++));
        }
        position = 0;
        for (Projection projection : projections.values()) {
            projection.save(sink.into("projection/" + position++));
        }
    }

    @Override
    public void restore(StateSource source) {
        layers.clear();
        spheres.clear();
        projections.clear();
        try {
            name = source.getText("name");
            int position = 0;
            for (String id : ids(source, "layers")) {
                add(new Layer(
                        id,
                        source.getInt("layer/" + position + "/depth"),
                        source.getText("layer/" + position + "/description")));
                position++;
            }
            position = 0;
            for (String id : ids(source, "spheres")) {
                add(Sphere.restored(id, source.from("sphere/" + position++)));
            }
            position = 0;
            for (String id : ids(source, "projections")) {
                add(Projection.restored(id, source.from("projection/" + position++)));
            }
        } catch (IllegalArgumentException e) {
            throw new SnapshotException("the snapshot holds an impossible tissue: " + e.getMessage(), e);
        }
        setClock(source.getLong("step"), source.getDouble("time"));
    }

    private static void putIds(StateSink sink, String what, Collection<String> ids) {
        sink.put(what + "/count", ids.size());
        int position = 0;
        for (String id : ids) {
            sink.put(what + "/" + position++, id);
        }
    }

    private static List<String> ids(StateSource source, String what) {
        int count = source.getInt(what + "/count");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(source.getText(what + "/" + i));
        }
        return ids;
    }
}

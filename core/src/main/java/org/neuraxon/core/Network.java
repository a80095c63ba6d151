package org.neuraxon.core;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * A network of trinary neurons that lives in time. There is one engine; a model is a list of {@linkplain Stage stages} of phases over
 * its own tables.
 *
 * <p><b>Neurons</b> are numbered from 0: inputs, then hidden ones, then outputs. A neuron's state is -1, 0 or +1.
 *
 * <p><b>Determinism.</b> The same parameters, seed and inputs give the same bits, on any JDK and any number of threads; {@link #digest()}
 * proves it.
 *
 * <p><b>Threads.</b> A network belongs to one caller at a time. Two threads inside it at once is an {@link IllegalStateException}.
 */
public abstract class Network implements Stateful {

    /** Below this many synapses a moment is too short to be worth sharing among threads. */
    private static final int SHARING_THRESHOLD = 4_000;

    /** About as many synapses go through all phases of a stage while they are in a core's own cache. */
    private static final int TILE_SYNAPSES = 4_000;

    /** More tiles than threads, so that a thread that is held up leaves work to the others. */
    private static final int TILES_PER_THREAD = 8;

    private final long seed;
    private final Moment moment;
    private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
    private final CopyOnWriteArrayList<MomentListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable List<Stage> stages;
    private long step;
    private double time;
    private int threads = 1;

    /**
     * Starts a network at time 0.
     *
     * @param seed what chance depends on
     * @param dt the length of a moment in ms
     */
    protected Network(long seed, double dt) {
        this.seed = seed;
        this.moment = new Moment(seed, dt);
    }

    /** The name of the model, as it stands in snapshots. */
    public abstract String model();

    /** The phases of a moment, in order; asked for once. */
    protected abstract List<Stage> stages();

    /** The parameters of the model. */
    public abstract Record parameters();

    /** The mechanisms that this model has and that can be ablated. */
    public abstract Set<Mechanism> mechanisms();

    /** The number of neurons. */
    public abstract int neuronCount();

    /** The number of synapses alive. */
    public abstract int synapseCount();

    /** The number of input neurons; they come first. */
    public abstract int inputCount();

    /** The number of output neurons; they come last. */
    public abstract int outputCount();

    /** The state of a neuron: -1, 0 or +1. */
    public abstract int state(int neuron);

    /** The membrane potential of a neuron (pure number). */
    public abstract double potential(int neuron);

    /**
     * Adds a current to what a neuron receives from outside in the next moment.
     *
     * @param current a finite pure number; an input neuron takes its rounded sign as its state
     */
    public abstract void inject(int neuron, double current);

    /** Sets the tonic level of a neuromodulator, clamped to [0, 1]. */
    public abstract void modulate(Modulator modulator, double level);

    /** The level of a neuromodulator: tonic and phasic together. */
    public abstract double level(Modulator modulator);

    /** The phase of a rhythm in radians, 0 to 2 pi, if the network has a rhythm of that name. */
    public OptionalDouble rhythmPhase(String band) {
        return OptionalDouble.empty();
    }

    /** Whether a neuron has not died. */
    public boolean alive(int neuron) {
        checkNeuron(neuron);
        return true;
    }

    /** The efficacy of each synapse that can learn, in the order of the model's tables; empty in a model without. */
    public double[] weights() {
        return new double[0];
    }

    /** The largest size of a weight; NaN if the model knows no limit. */
    public double weightLimit() {
        return Double.NaN;
    }

    /** Writes everything but what this class itself holds. */
    protected abstract void saveModel(StateSink sink);

    /** Reads back what {@link #saveModel} wrote. */
    protected abstract void restoreModel(StateSource source);

    /**
     * The number of synapses onto the neurons before this one, for sharing work evenly.
     *
     * @param neuron 0 to the number of neurons
     */
    protected abstract int firstSynapse(int neuron);

    /**
     * The first place at or after a neuron where a tile may end; all neurons by default. A model whose synapses lie in blocks of whole rows
     * answers with the end of a block.
     *
     * @param neuron 0 to the number of neurons, which itself is always such a place
     */
    protected int tileEnd(int neuron) {
        return neuron;
    }

    /** The seed. */
    public final long seed() {
        return seed;
    }

    /** The length of a moment in ms. */
    public final double dt() {
        return moment.dt();
    }

    /** The number of moments lived. */
    public final long steps() {
        return step;
    }

    /** The model time in ms. */
    public final double time() {
        return time;
    }

    /** Lives one moment. */
    public final void step() {
        enter();
        try {
            live();
        } finally {
            inside.set(null);
        }
        for (MomentListener listener : listeners) {
            listener.lived(this);
        }
    }

    /** Lives {@code moments} moments. */
    public final void step(long moments) {
        for (long i = 0; i < moments; i++) {
            step();
        }
    }

    /** The states of all neurons, in a new array. */
    public final byte[] states() {
        byte[] states = new byte[neuronCount()];
        for (int i = 0; i < states.length; i++) {
            states[i] = (byte) state(i);
        }
        return states;
    }

    /** The states of the output neurons, in a new array. */
    public final byte[] outputs() {
        byte[] outputs = new byte[outputCount()];
        int first = neuronCount() - outputs.length;
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = (byte) state(first + i);
        }
        return outputs;
    }

    /** The membrane potentials of all neurons, in a new array. */
    public final double[] potentials() {
        double[] potentials = new double[neuronCount()];
        for (int i = 0; i < potentials.length; i++) {
            potentials[i] = potential(i);
        }
        return potentials;
    }

    /**
     * Injects one current into each input neuron for the next moment.
     *
     * @param currents one for each input neuron, or fewer; the rest receive nothing
     */
    public final void inputs(double... currents) {
        if (currents.length > inputCount()) {
            throw new IllegalArgumentException(currents.length + " currents were given but the network has "
                    + inputCount() + " input neurons; give at most that many");
        }
        for (int i = 0; i < currents.length; i++) {
            inject(i, currents[i]);
        }
    }

    /** Switches a mechanism off until it is {@linkplain #restore(Mechanism) restored}; has no effect on a mechanism the model lacks. */
    public final void ablate(Mechanism... mechanisms) {
        Set<Mechanism> off = moment.ablated();
        off.addAll(List.of(mechanisms));
        moment.ablate(off);
    }

    /** Switches a mechanism on again. */
    public final void restore(Mechanism mechanism) {
        Set<Mechanism> off = moment.ablated();
        off.remove(mechanism);
        moment.ablate(off);
    }

    /** The mechanisms that are off. */
    public final Set<Mechanism> ablated() {
        return moment.ablated();
    }

    /** Adds a listener; without any, moments cost nothing extra. */
    public final void listen(MomentListener listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public final void unlisten(MomentListener listener) {
        listeners.remove(listener);
    }

    /**
     * Lets up to {@code count} threads share a moment. The bits do not depend on it.
     *
     * @param count at least 1
     */
    public final void threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a network needs at least 1 thread, not " + count);
        }
        threads = count;
    }

    /** The fingerprint of the whole state; equal digests mean equal futures under equal inputs. */
    public final String digest() {
        return Digest.of(this);
    }

    /** The whole state, written down. */
    public final Snapshot snapshot() {
        return Snapshot.of("network", Version.CODE, this);
    }

    @Override
    public final void save(StateSink sink) {
        sink.put("model", model());
        sink.put("seed", seed);
        sink.put("step", step);
        sink.put("time", time);
        sink.put("ablated", names(moment.ablated()));
        saveModel(sink);
    }

    @Override
    public final void restore(StateSource source) {
        String model = source.getText("model");
        if (!model.equals(model()) || source.getLong("seed") != seed) {
            throw new SnapshotException("the snapshot holds a " + model + " network with seed " + source.getLong("seed")
                    + ", this is a " + model() + " network with seed " + seed);
        }
        clock(source.getLong("step"), source.getDouble("time"));
        moment.ablate(mechanisms(source.getText("ablated")));
        restoreModel(source);
    }

    /** Sets the clock, as an import does. */
    protected final void clock(long steps, double milliseconds) {
        step = steps;
        time = milliseconds;
    }

    /** Chance before the first moment, for growing a network. */
    protected final Moment birth() {
        return moment;
    }

    /** Fails with a clear sentence unless the neuron exists. */
    protected final int checkNeuron(int neuron) {
        if (neuron < 0 || neuron >= neuronCount()) {
            throw new IllegalArgumentException(
                    "there is no neuron " + neuron + "; neurons are 0 to " + (neuronCount() - 1));
        }
        return neuron;
    }

    private void enter() {
        if (!inside.compareAndSet(null, Thread.currentThread())) {
            throw new IllegalStateException(
                    "two threads use one network at the same time; give each its own, or take turns");
        }
    }

    private void live() {
        List<Stage> order = stages;
        if (order == null) {
            order = List.copyOf(stages());
            stages = order;
        }
        moment.at(step);
        int neurons = neuronCount();
        for (Stage stage : order) {
            if (!stage.tiled() || synapseCount() < SHARING_THRESHOLD) {
                stage.run(moment, 0, neurons);
            } else if (threads > 1) {
                Tiles.run(stage, moment, tileBounds(neurons), threads);
            } else {
                int[] bounds = tileBounds(neurons);
                for (int tile = 1; tile < bounds.length; tile++) {
                    stage.run(moment, bounds[tile - 1], bounds[tile]);
                }
            }
        }
        step++;
        time += moment.dt();
    }

    /** Tiles of about equal work; some may be empty. */
    private int[] tileBounds(int neurons) {
        long work = (long) firstSynapse(neurons) + neurons;
        long wanted = threads == 1 ? 1 : (long) threads * TILES_PER_THREAD;
        int tiles = (int) Math.min(Math.max(wanted, work / TILE_SYNAPSES), neurons);
        int[] bounds = new int[tiles + 1];
        for (int tile = 1; tile <= tiles; tile++) {
            bounds[tile] = Math.max(bounds[tile - 1], tileEnd(neuronAfter(work * tile / tiles, neurons)));
        }
        return bounds;
    }

    /** The first neuron with at least this many synapses and neurons before it. */
    private int neuronAfter(long work, int neurons) {
        int low = 0;
        int high = neurons;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((long) firstSynapse(middle) + middle < work) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static String names(Collection<Mechanism> mechanisms) {
        return String.join(
                ",",
                mechanisms.stream().map(m -> m.name().toLowerCase(Locale.ROOT)).toList());
    }

    private static Set<Mechanism> mechanisms(String names) {
        EnumSet<Mechanism> found = EnumSet.noneOf(Mechanism.class);
        for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
            try {
                found.add(Mechanism.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new SnapshotException(
                        "the snapshot names the unknown mechanism '" + name + "'; it was written by another version",
                        e);
            }
        }
        return found;
    }
}

package org.neuraxon.core.ring;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.Stage;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * The ring: neurons whose saturating dendrites hear delayed inputs and, some of them, the trits of other neurons; for readouts of streams.
 *
 * <p>Input channels are the first neurons; {@link #inject} gives a channel its value for the next moment, a real number. All ring neurons
 * are outputs. A moment is one row of a stream; the clock counts 1 ms for it.
 *
 * <p>No neuromodulator acts inside this model. It keeps their levels so that they are saved and seen; a readout may use them (a forecaster
 * forgets faster with noradrenaline).
 */
public final class RingNetwork extends Network {

    /** The name of the model in snapshots. */
    public static final String MODEL = "ring";

    private static final Set<Mechanism> MECHANISMS = Collections.unmodifiableSet(
            EnumSet.of(Mechanism.DENDRITES, Mechanism.COMPLEMENT_STATE, Mechanism.RECURRENCE));

    private final RingParameters parameters;
    private final RingNeurons neurons;
    private final InputTaps taps = new InputTaps();
    private final RecurrentSynapses synapses = new RecurrentSynapses();
    private final DelayLines lines;
    private final ModulatorLevels modulators = new ModulatorLevels();

    private RingNetwork(RingParameters parameters, long seed) {
        super(seed, 1);
        this.parameters = parameters;
        DelayedInputs inputs = parameters.inputs();
        neurons = new RingNeurons(
                Math.addExact(inputs.channels(), parameters.cells().count()));
        lines = new DelayLines(inputs.channels(), inputs.maxDelay());
    }

    /**
     * Grows a new network by chance.
     *
     * @param seed what chance depends on; the same seed grows the same network
     */
    public static RingNetwork grow(RingParameters parameters, long seed) {
        return grown(parameters, seed, false);
    }

    /**
     * Grows a new network by chance that needs no elementary function: weights are drawn by {@link CounterRandom#bell}. For networks that
     * others must be able to grow with programs of their own.
     */
    public static RingNetwork growPlainly(RingParameters parameters, long seed) {
        return grown(parameters, seed, true);
    }

    private static RingNetwork grown(RingParameters parameters, long seed, boolean plain) {
        RingNetwork network = new RingNetwork(parameters, seed);
        new RingGrowth(parameters, network.birth(), plain).grow(network.neurons, network.taps, network.synapses);
        return network;
    }

    /** The network that a snapshot or a part of one describes. */
    public static RingNetwork restored(StateSource source) {
        RingParameters parameters = ParameterSet.restore(RingParameters.DEFAULT, source.from("parameters"));
        RingNetwork network = new RingNetwork(parameters, source.getLong("seed"));
        network.restore(source);
        return network;
    }

    @Override
    protected List<Stage> stages() {
        int channels = parameters.inputs().channels();
        return List.of(
                Stage.whole("inputs", new InputArrival(channels, neurons, lines)),
                Stage.tiled(
                        "dendrites",
                        new DelayedInput(channels, neurons, taps, lines),
                        new RecurrentInput(neurons, synapses),
                        new DendriticSaturation(neurons)),
                Stage.tiled(
                        "membrane",
                        new LeakyPotential(channels, neurons),
                        new SlowComplement(channels, parameters.cells().complementRate(), neurons),
                        new TrinaryThreshold(channels, neurons)));
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public RingParameters parameters() {
        return parameters;
    }

    @Override
    public Set<Mechanism> mechanisms() {
        return MECHANISMS;
    }

    @Override
    public int neuronCount() {
        return neurons.count();
    }

    /** The number of input taps and recurrent synapses together. */
    @Override
    public int synapseCount() {
        return taps.count() + synapses.count();
    }

    @Override
    public int inputCount() {
        return parameters.inputs().channels();
    }

    /** All ring neurons are outputs. */
    @Override
    public int outputCount() {
        return parameters.cells().count();
    }

    @Override
    public int state(int neuron) {
        return neurons.trit.values[checkNeuron(neuron)];
    }

    @Override
    public double potential(int neuron) {
        return neurons.potential.values[checkNeuron(neuron)];
    }

    /** The complement of a neuron (pure number); 0 of an input neuron. */
    public double complement(int neuron) {
        return neurons.complement.values[checkNeuron(neuron)];
    }

    /**
     * What an input channel received some moments ago.
     *
     * @param delay 0 for the moment lived last, at most {@code max_delay}
     * @return 0 for moments before the first
     */
    public double past(int channel, int delay) {
        if (channel < 0
                || channel >= inputCount()
                || delay < 0
                || delay > parameters.inputs().maxDelay()) {
            throw new IllegalArgumentException("there is no value of channel " + channel + " " + delay
                    + " moments ago; channels are 0 to " + (inputCount() - 1) + ", delays 0 to "
                    + parameters.inputs().maxDelay());
        }
        return lines.value.values[lines.row(channel, steps() - 1 - delay)];
    }

    @Override
    public void inject(int neuron, double current) {
        if (!Double.isFinite(current)) {
            throw new IllegalArgumentException(
                    "the current into neuron " + neuron + " is " + current + "; it must be finite");
        }
        neurons.external.values[checkNeuron(neuron)] += current;
    }

    /** Sets the level of a neuromodulator, clamped to [0, 1]. The dynamics of this model do not depend on it. */
    @Override
    public void modulate(Modulator modulator, double level) {
        if (Double.isNaN(level)) {
            throw new IllegalArgumentException("the level of " + modulator.key() + " is not a number");
        }
        modulators.level.values[modulator.ordinal()] = Math.max(0, Math.min(1, level));
    }

    @Override
    public double level(Modulator modulator) {
        return modulators.level.values[modulator.ordinal()];
    }

    /** The neurons; read them between moments. */
    public RingNeurons neurons() {
        return neurons;
    }

    /** The input taps. */
    public InputTaps taps() {
        return taps;
    }

    /** The recurrent synapses. */
    public RecurrentSynapses synapses() {
        return synapses;
    }

    @Override
    protected int firstSynapse(int neuron) {
        return neurons.firstTap(neuron) + neurons.firstSynapse(neuron);
    }

    @Override
    protected void saveModel(StateSink sink) {
        ParameterSet.save(parameters, sink.into("parameters"));
        neurons.save(sink.into("neurons"));
        taps.save(sink.into("taps"));
        synapses.save(sink.into("synapses"));
        lines.save(sink.into("lines"));
        modulators.save(sink.into("modulators"));
    }

    @Override
    protected void restoreModel(StateSource source) {
        int count = neurons.count();
        int rows = lines.count();
        neurons.restore(source.from("neurons"));
        taps.restore(source.from("taps"));
        synapses.restore(source.from("synapses"));
        lines.restore(source.from("lines"));
        modulators.restore(source.from("modulators"));
        boolean fits = neurons.count() == count
                && lines.count() == rows
                && modulators.count() == Modulator.values().length
                && neurons.tapEnd.ends(count, taps.count())
                && neurons.synapseEnd.ends(count, synapses.count())
                && taps.channel.within(taps.count(), inputCount())
                && taps.delay.within(taps.count(), lines.depth())
                && synapses.pre.within(synapses.count(), count);
        if (!fits) {
            throw new SnapshotException("the ring in the snapshot has wiring that does not fit its " + count
                    + " neurons; the snapshot is not usable");
        }
    }
}

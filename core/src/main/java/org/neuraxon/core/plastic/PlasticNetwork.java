package org.neuraxon.core.plastic;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.Stage;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.phase.NoisyMembrane;
import org.neuraxon.core.phase.PlasticUpdate;
import org.neuraxon.core.phase.StateArrival;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * The plastic model: trinary neurons with leaky, noisy membranes and synapses with three traces and two weights, in single precision,
 * every one of them updated in every moment. It is built for speed; {@link #stages()} is the model.
 *
 * <p>Dopamine opens learning and serotonin permits consolidation, the pull of slow weights towards fast ones. Acetylcholine and
 * noradrenaline can be set and read but do not act.
 */
public final class PlasticNetwork extends Network {

    /** The name of the model in snapshots. */
    public static final String MODEL = "plastic";

    private static final Set<Mechanism> MECHANISMS =
            Collections.unmodifiableSet(EnumSet.of(Mechanism.PLASTICITY, Mechanism.SPONTANEOUS_ACTIVITY));

    private final PlasticParameters parameters;
    private final PlasticNeurons neurons;
    private final PlasticSynapses synapses;
    private final ModulatorLevels modulators;

    private PlasticNetwork(PlasticParameters parameters, long seed, int blockSynapses) {
        super(seed, parameters.membrane().dt());
        this.parameters = parameters;
        neurons = new PlasticNeurons(parameters.neurons());
        synapses = new PlasticSynapses(rows(parameters), blockSynapses);
        modulators = new ModulatorLevels(parameters.learning());
    }

    /**
     * Grows a new network: wiring and weights by chance.
     *
     * @param seed what chance depends on; the same seed grows the same network
     */
    public static PlasticNetwork grow(PlasticParameters parameters, long seed) {
        return grow(parameters, seed, PlasticSynapses.BLOCK);
    }

    /** As {@link #grow(PlasticParameters, long)}, with blocks of another size, on which no bit depends. */
    static PlasticNetwork grow(PlasticParameters parameters, long seed, int blockSynapses) {
        PlasticNetwork network = new PlasticNetwork(parameters, seed, blockSynapses);
        network.connect();
        return network;
    }

    /** The network that a snapshot or a part of one describes. */
    public static PlasticNetwork restored(StateSource source) {
        PlasticParameters parameters = ParameterSet.restore(PlasticParameters.DEFAULT, source.from("parameters"));
        PlasticNetwork network = new PlasticNetwork(parameters, source.getLong("seed"), PlasticSynapses.BLOCK);
        network.restore(source);
        return network;
    }

    @Override
    protected List<Stage> stages() {
        return List.of(
                Stage.tiled(
                        "synapses and neurons",
                        new PlasticUpdate(parameters.learning(), neurons, synapses, modulators),
                        new NoisyMembrane(parameters.membrane(), inputCount(), neurons)),
                Stage.whole("arrival", new StateArrival(neurons)));
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public PlasticParameters parameters() {
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

    @Override
    public int synapseCount() {
        return synapses.count();
    }

    /** Fast and slow weight together. */
    @Override
    public double[] weights() {
        double[] weights = new double[synapseCount()];
        int at = 0;
        for (SynapseBlock block : synapses().blocks()) {
            for (int s = 0; s < block.count(); s++) {
                weights[at++] = block.fast.values[s] + block.slow.values[s];
            }
        }
        return weights;
    }

    @Override
    public int inputCount() {
        return parameters.population().inputs();
    }

    @Override
    public int outputCount() {
        return parameters.population().outputs();
    }

    @Override
    public int state(int neuron) {
        return (int) neurons.state.values[checkNeuron(neuron)];
    }

    @Override
    public double potential(int neuron) {
        return neurons.potential.values[checkNeuron(neuron)];
    }

    @Override
    public void inject(int neuron, double current) {
        float single = (float) current;
        if (!Float.isFinite(single)) {
            throw new IllegalArgumentException(
                    "the current into neuron " + neuron + " is " + current + "; it must be finite in single precision");
        }
        neurons.external.values[checkNeuron(neuron)] += single;
    }

    @Override
    public void modulate(Modulator modulator, double level) {
        if (Double.isNaN(level)) {
            throw new IllegalArgumentException("the level of " + modulator.key() + " is not a number");
        }
        modulators.level.values[modulator.ordinal()] = (float) Math.max(0, Math.min(1, level));
    }

    @Override
    public double level(Modulator modulator) {
        return modulators.of(modulator);
    }

    /** The neurons. */
    public PlasticNeurons neurons() {
        return neurons;
    }

    /** The synapses. */
    public PlasticSynapses synapses() {
        return synapses;
    }

    @Override
    protected int firstSynapse(int neuron) {
        return synapses.first(neuron);
    }

    @Override
    protected int tileEnd(int neuron) {
        return synapses.blockStart(neuron);
    }

    @Override
    protected void saveModel(StateSink sink) {
        ParameterSet.save(parameters, sink.into("parameters"));
        neurons.save(sink.into("neurons"));
        synapses.save(sink.into("synapses"));
        modulators.save(sink.into("modulators"));
    }

    @Override
    protected void restoreModel(StateSource source) {
        neurons.restore(source.from("neurons"));
        synapses.restore(source.from("synapses"));
        modulators.restore(source.from("modulators"));
    }

    private static int[] rows(PlasticParameters parameters) {
        int[] rowStart = new int[parameters.neurons() + 1];
        for (int n = 0; n < parameters.neurons(); n++) {
            boolean input = n < parameters.population().inputs();
            rowStart[n + 1] = rowStart[n] + (input ? 0 : parameters.population().synapsesPerNeuron());
        }
        return rowStart;
    }

    /** Draws for each synapse a presynaptic neuron other than its own, and its weights. */
    private void connect() {
        PlasticPopulation population = parameters.population();
        for (SynapseBlock block : synapses.blocks()) {
            for (int n = block.firstNeuron(); n < block.endNeuron(); n++) {
                int row = block.rowStart()[n - block.firstNeuron()];
                int end = block.rowStart()[n - block.firstNeuron() + 1];
                for (int s = row; s < end; s++) {
                    int index = synapses.first(n) + s - row;
                    int other = birth().below(neuronCount() - 1, Chance.WIRING, index);
                    block.pre.values[s] = other < n ? other : other + 1;
                    block.fast.values[s] = weight(population.fastBound(), Chance.FAST_WEIGHT, index);
                    block.slow.values[s] = weight(population.slowBound(), Chance.SLOW_WEIGHT, index);
                }
            }
        }
    }

    private float weight(double bound, Chance purpose, int index) {
        return (float) birth().uniform(-bound, bound, purpose, index);
    }
}

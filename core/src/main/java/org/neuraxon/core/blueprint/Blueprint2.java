package org.neuraxon.core.blueprint;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.Stage;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.phase.ActivityCensus;
import org.neuraxon.core.phase.ActivityHomeostasis;
import org.neuraxon.core.phase.Adaptation;
import org.neuraxon.core.phase.AstrocyteActivity;
import org.neuraxon.core.phase.AstrocyteGatedPlasticity;
import org.neuraxon.core.phase.AxonalDrive;
import org.neuraxon.core.phase.AxonalSignal;
import org.neuraxon.core.phase.Complement;
import org.neuraxon.core.phase.ComplementLearning;
import org.neuraxon.core.phase.EnergyUse;
import org.neuraxon.core.phase.MembraneIntegration;
import org.neuraxon.core.phase.ModulatorRelease;
import org.neuraxon.core.phase.NeuronHealth;
import org.neuraxon.core.phase.NeuronInput;
import org.neuraxon.core.phase.PresynapticSignal;
import org.neuraxon.core.phase.ReceptorBinding;
import org.neuraxon.core.phase.Retention;
import org.neuraxon.core.phase.RhythmAdvance;
import org.neuraxon.core.phase.SensoryInput;
import org.neuraxon.core.phase.StructuralPlasticity;
import org.neuraxon.core.phase.SynapticIntegrity;
import org.neuraxon.core.phase.SynapticScaling;
import org.neuraxon.core.phase.SynapticTimeWarping;
import org.neuraxon.core.phase.SynapticTransmission;
import org.neuraxon.core.phase.TimingPlasticity;
import org.neuraxon.core.phase.TrinaryReadout;
import org.neuraxon.core.phase.WeightDynamics;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * Blueprint 2: the published Neuraxon 2.0 network (Vivancos &amp; Sanchez), in double precision, kept for exchange and comparison. Its
 * dynamics reproduce the reference's recorded trajectories; {@link #stages()} is the model.
 */
public final class Blueprint2 extends Network {

    /** The name of the model in snapshots. */
    public static final String MODEL = "blueprint-2";

    private static final Set<Mechanism> MECHANISMS =
            Collections.unmodifiableSet(EnumSet.range(Mechanism.SPONTANEOUS_ACTIVITY, Mechanism.ASTROCYTES));

    private final BlueprintParameters parameters;
    private final Neurons neurons;
    private final InputMemory memory;
    private final Synapses synapses;
    private final Modulators modulators;
    private final Receptors receptors = new Receptors();
    private final Rhythms rhythms = new Rhythms();
    private final Ambient ambient;
    private final SynapseBirth birth;

    private Blueprint2(BlueprintParameters parameters, long seed) {
        super(seed, parameters.dt());
        this.parameters = parameters;
        neurons = new Neurons(parameters);
        memory = new InputMemory(parameters);
        synapses = new Synapses(neurons.count(), parameters.population().branches());
        modulators = new Modulators(parameters.modulation());
        ambient = new Ambient(parameters.general().coupling());
        birth = new SynapseBirth(parameters.weights(), neurons, synapses);
    }

    /**
     * Grows a new network: small-world wiring, weights and rhythm phases by chance.
     *
     * @param seed what chance depends on; the same seed grows the same network
     */
    public static Blueprint2 grow(BlueprintParameters parameters, long seed) {
        Blueprint2 network = new Blueprint2(parameters, seed);
        String[] names = {"infraslow", "slow", "theta", "alpha", "gamma"};
        double[] hertz = {0.05, 0.5, 6, 10, 40};
        for (int band = 0; band < names.length; band++) {
            network.rhythms.add(
                    names[band], hertz[band], network.birth().uniform(0, 2 * Math.PI, Chance.RHYTHM_PHASE, band), 1);
        }
        if (network.neuronCount() > 1) {
            new SmallWorld(parameters.population(), network.birth, network.neuronCount())
                    .grow(network.birth(), network.synapses);
        }
        return network;
    }

    /** A network without synapses and rhythms, to be filled through its tables, as an import does. */
    public static Blueprint2 bare(BlueprintParameters parameters, long seed) {
        return new Blueprint2(parameters, seed);
    }

    /** The network that a snapshot or a part of one describes. */
    public static Blueprint2 restored(StateSource source) {
        BlueprintParameters parameters = ParameterSet.restore(BlueprintParameters.DEFAULT, source.from("parameters"));
        Blueprint2 network = new Blueprint2(parameters, source.getLong("seed"));
        network.restore(source);
        return network;
    }

    @Override
    protected List<Stage> stages() {
        BlueprintParameters p = parameters;
        return List.of(
                Stage.whole(
                        "modulators and rhythms",
                        new ActivityCensus(neurons, ambient),
                        new ModulatorRelease(p.modulation(), ambient, modulators),
                        new ReceptorBinding(p.modulation(), modulators, receptors),
                        new RhythmAdvance(rhythms),
                        new AxonalDrive(p.timeWarping(), neurons, synapses)),
                Stage.tiled("transmission", new SynapticTransmission(p.membrane(), neurons, synapses)),
                Stage.tiled(
                        "neurons",
                        new SensoryInput(p.membrane(), neurons),
                        new ActivityHomeostasis(p.rateHomeostasis(), p.multiScaleHomeostasis(), neurons),
                        new NeuronInput(p.membrane(), neurons, receptors, rhythms, ambient),
                        new Retention(p.inputConditionedDecay(), neurons, memory),
                        new MembraneIntegration(p.inputConditionedDecay(), p.multiScaleHomeostasis(), neurons),
                        new Complement(p.complementState(), neurons),
                        new TrinaryReadout(
                                p.membrane(), p.rateHomeostasis(), p.multiScaleHomeostasis(), neurons, receptors),
                        new ComplementLearning(p.complementState(), p.rateHomeostasis(), neurons),
                        new Adaptation(p.membrane(), neurons),
                        new AstrocyteActivity(p.astrocyteGating(), neurons),
                        new NeuronHealth(p.membrane(), p.structure(), neurons)),
                Stage.whole(
                        "axons",
                        new AxonalSignal(p.plasticity(), neurons, synapses),
                        new SynapticTimeWarping(p.timeWarping(), synapses)),
                Stage.tiled(
                        "synapses",
                        new PresynapticSignal(synapses),
                        new TimingPlasticity(p.plasticity(), neurons, synapses, receptors),
                        new WeightDynamics(p.weights(), synapses, receptors),
                        new SynapticIntegrity(p.structure(), neurons, synapses),
                        new AstrocyteGatedPlasticity(p.astrocyteGating(), neurons, synapses, modulators),
                        new SynapticScaling(p.rateHomeostasis(), neurons, synapses)),
                Stage.whole(
                        "structure and energy",
                        new StructuralPlasticity(p.structure(), neurons, synapses, birth),
                        new EnergyUse(neurons, ambient)));
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public BlueprintParameters parameters() {
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

    @Override
    public boolean alive(int neuron) {
        return neurons().active.values[checkNeuron(neuron)] != 0;
    }

    /** Fast and slow weight together. */
    @Override
    public double[] weights() {
        double[] weights = new double[synapses.count()];
        for (int s = 0; s < weights.length; s++) {
            weights[s] = synapses.fast.values[s] + synapses.slow.values[s];
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
        return neurons.state.values[checkNeuron(neuron)];
    }

    @Override
    public double potential(int neuron) {
        return neurons.potential.values[checkNeuron(neuron)];
    }

    @Override
    public void inject(int neuron, double current) {
        if (!Double.isFinite(current)) {
            throw new IllegalArgumentException(
                    "the current into neuron " + neuron + " is " + current + "; it must be finite");
        }
        neurons.external.values[checkNeuron(neuron)] += current;
    }

    @Override
    public void modulate(Modulator modulator, double level) {
        if (Double.isNaN(level)) {
            throw new IllegalArgumentException("the level of " + modulator.key() + " is not a number");
        }
        modulators.tonic.values[modulator.ordinal()] = Math.max(0, Math.min(1, level));
    }

    @Override
    public double level(Modulator modulator) {
        return modulators.level(modulator);
    }

    @Override
    public OptionalDouble rhythmPhase(String band) {
        int row = rhythms.band(band);
        return row < 0 ? OptionalDouble.empty() : OptionalDouble.of(rhythms.phase.values[row]);
    }

    /**
     * Sets the states of the first input neurons at once, between moments.
     *
     * @param states -1, 0 or +1 each; inputs beyond them keep their state, states beyond the inputs are ignored
     */
    public void setInputStates(int... states) {
        for (int i = 0; i < Math.min(states.length, inputCount()); i++) {
            if (states[i] < -1 || states[i] > 1) {
                throw new IllegalArgumentException("input state " + i + " is " + states[i] + "; it must be -1, 0 or 1");
            }
            neurons.set(i, (byte) states[i], parameters.membrane());
        }
    }

    /** Energy used so far. */
    public double energy() {
        return ambient.energy.values[0];
    }

    /** Sets the clock, as an import does. */
    public void setClock(long steps, double milliseconds) {
        clock(steps, milliseconds);
    }

    /** The neurons; an exchange format may read and fill them between moments. */
    public Neurons neurons() {
        return neurons;
    }

    /** The neurons' memory of their inputs. */
    public InputMemory memory() {
        return memory;
    }

    /** The synapses; an exchange format may read and fill them between moments. */
    public Synapses synapses() {
        return synapses;
    }

    /** The neuromodulators. */
    public Modulators modulators() {
        return modulators;
    }

    /** The receptors. */
    public Receptors receptors() {
        return receptors;
    }

    /** The oscillators. */
    public Rhythms rhythms() {
        return rhythms;
    }

    /** What belongs to the network as a whole. */
    public Ambient ambient() {
        return ambient;
    }

    @Override
    protected int firstSynapse(int neuron) {
        return synapses.first(neuron);
    }

    @Override
    protected void saveModel(StateSink sink) {
        ParameterSet.save(parameters, sink.into("parameters"));
        neurons.save(sink.into("neurons"));
        memory.save(sink.into("memory"));
        synapses.save(sink.into("synapses"));
        modulators.save(sink.into("modulators"));
        receptors.save(sink.into("receptors"));
        rhythms.save(sink.into("rhythms"));
        ambient.save(sink.into("ambient"));
    }

    @Override
    protected void restoreModel(StateSource source) {
        neurons.restore(source.from("neurons"));
        memory.restore(source.from("memory"));
        synapses.restore(source.from("synapses"));
        modulators.restore(source.from("modulators"));
        receptors.restore(source.from("receptors"));
        rhythms.restore(source.from("rhythms"));
        ambient.restore(source.from("ambient"));
    }
}

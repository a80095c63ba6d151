package org.neuraxon.core.living;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.Stage;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * The living model: trinary neurons in noise on a sparse backbone near to branching 1, with memory synapses whose three weights
 * consolidate by permission, dendritic plateaus through which memories act, and four modulators that are released by the network's own
 * experience and act on its dynamics through receptors. {@link #stages()} is the model.
 *
 * <p>Without any input about a quarter of the neurons is active, the state never repeats, and what was learned stays.
 */
public final class LivingNetwork extends Network {

    /** The name of the model in snapshots. */
    public static final String MODEL = "living";

    private static final Set<Mechanism> MECHANISMS = Collections.unmodifiableSet(EnumSet.of(
            Mechanism.SPONTANEOUS_ACTIVITY,
            Mechanism.MODULATION,
            Mechanism.DENDRITES,
            Mechanism.FATIGUE,
            Mechanism.INHIBITION,
            Mechanism.ADAPTATION,
            Mechanism.HOMEOSTASIS,
            Mechanism.PLASTICITY,
            Mechanism.CONSOLIDATION,
            Mechanism.SYNAPSE_FORMATION,
            Mechanism.SYNAPSE_PRUNING,
            Mechanism.RECURRENCE,
            Mechanism.NOVELTY,
            Mechanism.EXPECTATION));

    private static final Set<Mechanism> RHYTHMIC = rhythmic();

    private final LivingParameters parameters;
    private final LivingNeurons neurons;
    private final FixedSynapses backbone = new FixedSynapses();
    private final FixedSynapses fromInputs = new FixedSynapses();
    private final MemorySynapses memory;
    private final LivingModulators modulators;
    private final Ensemble ensemble;
    private final Familiarity familiarity;
    private final Expectation expectation;

    private LivingNetwork(LivingParameters parameters, long seed) {
        super(seed, parameters.membrane().dt());
        this.parameters = parameters;
        neurons = new LivingNeurons(parameters.population().count(), parameters.membrane());
        memory = new MemorySynapses(neurons.count(), parameters.slots());
        modulators = new LivingModulators(parameters.modulation());
        ensemble = new Ensemble(
                parameters.homeostasis().up() + parameters.homeostasis().down());
        familiarity = new Familiarity(parameters.population().inputs());
        expectation = new Expectation(parameters.population().inputs());
    }

    /**
     * Grows a new network: wiring, receptors and weights by chance.
     *
     * @param seed what chance depends on; the same seed grows the same network
     * @throws IllegalArgumentException if the topology is {@code explicit}; give the connections then
     */
    public static LivingNetwork grow(LivingParameters parameters, long seed) {
        if (Topology.named(parameters.wiring().topology()) == Topology.EXPLICIT) {
            throw new IllegalArgumentException("an explicit topology needs its connections; give a list of them");
        }
        return grown(parameters, List.of(), seed);
    }

    /**
     * Grows a new network around the given backbone; parameter {@code topology} becomes {@code explicit}.
     *
     * @param connections in any order; the order of those to one neuron is the order in which it sums
     */
    public static LivingNetwork grow(LivingParameters parameters, List<Connection> connections, long seed) {
        check(parameters, connections, parameters.population().count());
        return grown(parameters.with("topology", Topology.EXPLICIT.key()), connections, seed);
    }

    /**
     * Makes a network whose every synapse is laid out; receptors alone are drawn. Parameter {@code topology} becomes {@code explicit}.
     *
     * @param layout in any order; the order of those to one neuron is the order in which it sums. A neuron has at most
     *     {@code memory_synapses} x {@code memory_headroom} memory synapses
     */
    public static LivingNetwork grow(LivingParameters parameters, LivingLayout layout, long seed) {
        int count = parameters.population().count();
        check(parameters, layout.fromInputs(), parameters.population().inputs());
        check(parameters, layout.backbone(), count);
        check(parameters, layout.memory(), count);
        LivingNetwork network = new LivingNetwork(parameters.with("topology", Topology.EXPLICIT.key()), seed);
        LivingGrowth growth = new LivingGrowth(network.parameters, network.birth(), network.neurons);
        growth.receptors();
        growth.given(network.fromInputs, network.neurons.inputEnd, layout.fromInputs());
        growth.backbone(network.backbone, layout.backbone());
        growth.memory(network.memory, layout.memory());
        return network;
    }

    private static void check(LivingParameters parameters, List<Connection> connections, int presynaptic) {
        int count = parameters.population().count();
        for (Connection connection : connections) {
            boolean possible = connection.pre() >= 0
                    && connection.pre() < presynaptic
                    && connection.post() >= parameters.population().inputs()
                    && connection.post() < count
                    && Float.isFinite((float) connection.weight());
            if (!possible) {
                throw new IllegalArgumentException("there can be no " + connection + "; neurons are 0 to " + (count - 1)
                        + ", the first " + parameters.population().inputs()
                        + " are inputs and hear nobody, weights are finite"
                        + (presynaptic < count ? ", and these synapses come from inputs" : ""));
            }
        }
    }

    /** The network that a snapshot or a part of one describes. */
    public static LivingNetwork restored(StateSource source) {
        LivingParameters parameters = ParameterSet.restore(LivingParameters.DEFAULT, source.from("parameters"));
        LivingNetwork network = new LivingNetwork(parameters, source.getLong("seed"));
        network.restore(source);
        return network;
    }

    private static LivingNetwork grown(LivingParameters parameters, List<Connection> connections, long seed) {
        LivingNetwork network = new LivingNetwork(parameters, seed);
        LivingGrowth growth = new LivingGrowth(parameters, network.birth(), network.neurons);
        growth.receptors();
        growth.inputs(network.fromInputs);
        growth.backbone(network.backbone, connections);
        growth.memory(network.memory);
        return network;
    }

    @Override
    protected List<Stage> stages() {
        Tone tone = new Tone();
        return List.of(
                Stage.whole(
                        "modulators",
                        new InputArrival(parameters, neurons),
                        new Novelty(parameters, neurons, familiarity, ensemble),
                        new Critic(parameters, neurons, expectation, ensemble),
                        new Release(parameters, modulators, ensemble),
                        new Tagging(parameters, modulators, ensemble),
                        new ReceptorAction(parameters, modulators, ensemble, tone),
                        rhythms(tone)),
                Stage.tiled("dendrites", new DendriticPlateau(parameters, neurons, backbone, memory)),
                Stage.whole("plateaus", new PlateauCensus(parameters, neurons, ensemble)),
                Stage.tiled("membrane", new TrinaryMembrane(parameters, neurons, fromInputs, ensemble, tone)),
                Stage.whole("activity", new ActivityShare(parameters, neurons, ensemble)),
                Stage.tiled(
                        "synapses",
                        new Learning(parameters, neurons, memory, tone),
                        new Turnover(parameters, neurons, memory)));
    }

    private RhythmicExcitability rhythms(Tone tone) {
        return new RhythmicExcitability(parameters, seed(), modulators, tone);
    }

    /** The phase of {@code theta} or {@code gamma}; empty for other rhythms, and for all while they are off. */
    @Override
    public OptionalDouble rhythmPhase(String band) {
        if (parameters.rhythms().strength() == 0 || ablated().contains(Mechanism.RHYTHMS)) {
            return OptionalDouble.empty();
        }
        RhythmicExcitability rhythms = rhythms(new Tone());
        return switch (band) {
            case "theta" -> OptionalDouble.of(rhythms.theta(steps()));
            case "gamma" -> OptionalDouble.of(rhythms.gamma(steps()));
            default -> OptionalDouble.empty();
        };
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public LivingParameters parameters() {
        return parameters;
    }

    private static Set<Mechanism> rhythmic() {
        EnumSet<Mechanism> all = EnumSet.copyOf(MECHANISMS);
        all.add(Mechanism.RHYTHMS);
        return Collections.unmodifiableSet(all);
    }

    /** Rhythms are among them only if they have a strength. */
    @Override
    public Set<Mechanism> mechanisms() {
        return parameters.rhythms().strength() == 0 ? MECHANISMS : RHYTHMIC;
    }

    @Override
    public int neuronCount() {
        return neurons.count();
    }

    /** The number of synapses of the backbone, from inputs, and of memory synapses alive. */
    @Override
    public int synapseCount() {
        return backbone.count() + fromInputs.count() + memoryCount();
    }

    /** The number of memory synapses alive. */
    public int memoryCount() {
        int alive = 0;
        for (int n = 0; n < neurons.count(); n++) {
            alive += neurons.memories.values[n];
        }
        return alive;
    }

    /** The fast weight in each place for a memory synapse; 0 where there is none. */
    @Override
    public double[] weights() {
        double[] weights = new double[memory.count()];
        for (int n = 0; n < neurons.count(); n++) {
            int first = memory.first(n);
            for (int s = first; s < first + neurons.memories.values[n]; s++) {
                weights[s] = memory.fast.values[s];
            }
        }
        return weights;
    }

    @Override
    public double weightLimit() {
        return parameters.memory().bound();
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
        if (!Double.isFinite(current)) {
            throw new IllegalArgumentException(
                    "the current into neuron " + neuron + " is " + current + "; it must be finite");
        }
        neurons.external.values[checkNeuron(neuron)] += current;
    }

    /** Sets the tonic level of a modulator, and its level with it; clamped to [0, 1]. */
    @Override
    public void modulate(Modulator modulator, double level) {
        if (Double.isNaN(level)) {
            throw new IllegalArgumentException("the level of " + modulator.key() + " is not a number");
        }
        modulators.set(modulator, Math.max(0, Math.min(1, level)));
    }

    @Override
    public double level(Modulator modulator) {
        return modulators.of(modulator);
    }

    /**
     * Rewards the network: dopamine is released in the next moment, by as much as the reward exceeds what the critic expects.
     *
     * @param amount finite; negative for punishment
     */
    public void reward(double amount) {
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("the reward is " + amount + "; it must be finite");
        }
        ensemble.reward.values[0] += amount;
    }

    /** The neurons; read them between moments. */
    public LivingNeurons neurons() {
        return neurons;
    }

    /** The synapses that do not learn. */
    public FixedSynapses backbone() {
        return backbone;
    }

    /** The synapses from input neurons. */
    public FixedSynapses fromInputs() {
        return fromInputs;
    }

    /** The synapses that learn. */
    public MemorySynapses memory() {
        return memory;
    }

    /** What the network senses of itself. */
    public Ensemble ensemble() {
        return ensemble;
    }

    /** What the critic expects of inputs. */
    public Expectation expectation() {
        return expectation;
    }

    /** What the membrane of a neuron summed in the moment just lived; all zeros for an input neuron, which sums nothing. */
    public MembraneAccount account(int neuron) {
        if (checkNeuron(neuron) < inputCount()) {
            return new MembraneAccount(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
        }
        Tone tone = new Tone();
        new ReceptorAction(parameters, modulators, ensemble, tone).run(birth(), 0, neurons.count());
        if (!ablated().contains(Mechanism.RHYTHMS)) {
            rhythms(tone).swing(Math.max(0, steps() - 1));
        }
        LivingMembrane membrane = parameters.membrane();
        return new MembraneAccount(
                neurons.alpha1.values[neuron] == 1 ? tone.alpha1Gain : tone.alpha2Gain,
                neurons.backbone.values[neuron],
                tone.plateau,
                neurons.plateau.values[neuron],
                tone.input,
                fromInputs.sum(neurons.state.values, neurons.firstInput(neuron), neurons.inputEnd.values[neuron]),
                ablated().contains(Mechanism.ADAPTATION) ? 0 : membrane.adaptation(),
                neurons.adaptation.values[neuron],
                Elementary.exp(-membrane.dt() / tone.tau),
                neurons.upper.values[neuron],
                neurons.lower.values[neuron],
                tone.threshold,
                ablated().contains(Mechanism.INHIBITION)
                        ? 1
                        : TrinaryMembrane.inhibition(parameters.dendrites().inhibition(), ensemble));
    }

    @Override
    protected int firstSynapse(int neuron) {
        return neuron == 0 ? 0 : neurons.backboneEnd.values[neuron - 1] + memory.first(neuron);
    }

    @Override
    protected void saveModel(StateSink sink) {
        ParameterSet.save(parameters, sink.into("parameters"));
        neurons.save(sink.into("neurons"));
        backbone.save(sink.into("backbone"));
        fromInputs.save(sink.into("input_synapses"));
        memory.save(sink.into("memory"));
        modulators.save(sink.into("modulators"));
        ensemble.save(sink.into("ensemble"));
        familiarity.save(sink.into("familiarity"));
        expectation.save(sink.into("expectation"));
    }

    @Override
    protected void restoreModel(StateSource source) {
        int count = neurons.count();
        int places = memory.count();
        int familiar = familiarity.count();
        int taps = expectation.count();
        neurons.restore(source.from("neurons"));
        backbone.restore(source.from("backbone"));
        fromInputs.restore(source.from("input_synapses"));
        memory.restore(source.from("memory"));
        modulators.restore(source.from("modulators"));
        ensemble.restore(source.from("ensemble"));
        familiarity.restore(source.from("familiarity"));
        expectation.restore(source.from("expectation"));
        boolean fits = neurons.count() == count
                && memory.count() == places
                && modulators.count() == Modulator.values().length
                && ensemble.count() == 1
                && familiarity.count() == familiar
                && expectation.count() == taps
                && neurons.backboneEnd.ends(count, backbone.count())
                && neurons.inputEnd.ends(count, fromInputs.count())
                && neurons.memories.within(count, memory.slots() + 1)
                && backbone.pre.within(backbone.count(), count)
                && fromInputs.pre.within(fromInputs.count(), Math.max(1, inputCount()))
                && memory.pre.within(places, Math.max(1, count));
        if (!fits) {
            throw new SnapshotException("the living network in the snapshot has wiring that does not fit its " + count
                    + " neurons; the snapshot is not usable");
        }
    }
}

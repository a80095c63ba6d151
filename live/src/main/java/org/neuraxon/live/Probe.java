package org.neuraxon.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.living.FixedSynapses;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingNeurons;
import org.neuraxon.core.living.MembraneAccount;
import org.neuraxon.core.living.MemorySynapses;

/**
 * Watches one neuron in every moment: a short history, and for its last change of state what brought it about. Every moment pays for this, so
 * before a moment it only copies what the neuron is about to hear, and looks closely when the state has changed.
 */
final class Probe {

    private static final int REMEMBERED = 300;
    private static final int NAMED = 5;

    private final int neuron;
    private final float[] potential = new float[REMEMBERED];
    private final float[] upper = new float[REMEMBERED];
    private final float[] lower = new float[REMEMBERED];
    private final byte[] state = new byte[REMEMBERED];
    private long seen;
    private double potentialBefore;
    private double adaptationBefore;
    private double injected;
    private int stateBefore;
    private int[] memoryFrom = new int[0];
    private float[] memoryWeight = new float[0];
    private int memories;
    private Map<String, Object> cause = Map.of();

    Probe(int neuron) {
        this.neuron = neuron;
    }

    /** A synapse that spoke. */
    private record Push(String kind, int from, int state, double weight) {
        double strength() {
            return weight * state;
        }

        Map<String, Object> json() {
            return Json.map("kind", kind, "from", from, "state", state, "weight", Json.number(weight));
        }
    }

    /** Notes what the moment to come will start from. */
    void before(LivingNetwork network) {
        LivingNeurons neurons = network.neurons();
        potentialBefore = neurons.potential.values[neuron];
        adaptationBefore = neurons.adaptation.values[neuron];
        injected = neurons.external.values[neuron];
        stateBefore = network.state(neuron);
        // Memory synapses may learn, die and be born in the moment; all others stay as they are.
        MemorySynapses memory = network.memory();
        memories = network.neurons().memories.values[neuron];
        if (memoryFrom.length < memories) {
            memoryFrom = new int[memory.slots()];
            memoryWeight = new float[memory.slots()];
        }
        System.arraycopy(memory.pre.values, memory.first(neuron), memoryFrom, 0, memories);
        System.arraycopy(memory.fast.values, memory.first(neuron), memoryWeight, 0, memories);
    }

    /**
     * Looks at the moment just lived.
     *
     * @param factor by which modulators and plateaus move every threshold now, {@code release × inhibition} of any neuron's account
     * @param before the states of all neurons before the moment
     */
    void after(LivingNetwork network, double factor, float[] before) {
        int slot = (int) (seen++ % REMEMBERED);
        LivingNeurons neurons = network.neurons();
        boolean input = neuron < network.inputCount();
        potential[slot] = (float) network.potential(neuron);
        upper[slot] = input ? 0 : (float) Math.min(1e6, factor * neurons.upper.values[neuron]);
        lower[slot] = input ? 0 : (float) -Math.min(1e6, factor * neurons.lower.values[neuron]);
        state[slot] = (byte) network.state(neuron);
        if (network.state(neuron) != stateBefore) {
            cause = input ? told(network) : cause(network, network.account(neuron), pushes(network, before));
        }
    }

    /** What moves every threshold in the moment just lived. */
    static double factor(LivingNetwork network) {
        MembraneAccount any = network.account(network.neuronCount() - 1);
        return any.release() * any.inhibition();
    }

    private Map<String, Object> told(LivingNetwork network) {
        return Json.map(
                "step",
                network.steps(),
                "from",
                stateBefore,
                "to",
                network.state(neuron),
                "injected",
                Json.number(injected));
    }

    /** The sum that the membrane made; what is left over is noise, which is thereby measured and not guessed. */
    private Map<String, Object> cause(LivingNetwork network, MembraneAccount account, List<Push> pushes) {
        double share = 1 - account.kept();
        double backbone = share * account.gain() * account.backbone();
        double plateau = share * account.gain() * account.plateauStrength() * account.plateau();
        double outside = share * account.gain() * account.inputGain() * (account.heard() + injected);
        double adaptation = -share * account.adaptationStrength() * adaptationBefore;
        double kept = account.kept() * potentialBefore;
        double now = network.potential(neuron);
        double noise = now - kept - backbone - plateau - outside - adaptation;
        return Json.map(
                "step", network.steps(),
                "from", stateBefore,
                "to", network.state(neuron),
                "potential", Json.number(now),
                "before", Json.number(potentialBefore),
                "upper", Json.number(account.upperThreshold()),
                "lower", Json.number(-account.lowerThreshold()),
                "kept", Json.number(kept),
                "backbone", Json.number(backbone),
                "plateau", Json.number(plateau),
                "inputs", Json.number(outside),
                "adaptation", Json.number(adaptation),
                "noise", Json.number(noise),
                "gain", Json.number(account.gain()),
                "release", Json.number(account.release()),
                "inhibition", Json.number(account.inhibition()),
                "pushes", pushes.stream().map(Push::json).toList());
    }

    /** The synapses that pushed most in the moment of the change. */
    private List<Push> pushes(LivingNetwork network, float[] before) {
        LivingNeurons neurons = network.neurons();
        List<Push> found = new ArrayList<>();
        add(
                found,
                "backbone",
                network.backbone(),
                neurons.firstBackbone(neuron),
                neurons.backboneEnd.values[neuron],
                before);
        add(found, "input", network.fromInputs(), neurons.firstInput(neuron), neurons.inputEnd.values[neuron], before);
        for (int i = 0; i < memories; i++) {
            add(found, "memory", memoryFrom[i], memoryWeight[i], before);
        }
        found.sort(Comparator.comparingDouble((Push push) -> -Math.abs(push.strength())));
        return List.copyOf(found.subList(0, Math.min(NAMED, found.size())));
    }

    private static void add(List<Push> found, String kind, FixedSynapses synapses, int first, int end, float[] before) {
        for (int s = first; s < end; s++) {
            add(found, kind, synapses.pre.values[s], synapses.weight.values[s], before);
        }
    }

    private static void add(List<Push> found, String kind, int from, float weight, float[] before) {
        if (before[from] != 0) {
            found.add(new Push(kind, from, (int) before[from], weight));
        }
    }

    /** What a viewer is told. */
    Map<String, Object> json(LivingNetwork network) {
        LivingNeurons neurons = network.neurons();
        MembraneAccount account = network.account(neuron);
        int kept = (int) Math.min(seen, REMEMBERED);
        List<Object> potentials = new ArrayList<>();
        List<Object> uppers = new ArrayList<>();
        List<Object> lowers = new ArrayList<>();
        List<Object> states = new ArrayList<>();
        for (long i = seen - kept; i < seen; i++) {
            int slot = (int) (i % REMEMBERED);
            potentials.add(Json.number(potential[slot]));
            uppers.add(Json.number(upper[slot]));
            lowers.add(Json.number(lower[slot]));
            states.add((int) state[slot]);
        }
        boolean input = neuron < network.inputCount();
        boolean output = neuron >= network.neuronCount() - network.outputCount();
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("potential", Json.number(network.potential(neuron)));
        variables.put("upper_threshold", Json.number(account.upperThreshold()));
        variables.put("lower_threshold", Json.number(-account.lowerThreshold()));
        variables.put("plateau", Json.number(neurons.plateau.values[neuron]));
        variables.put("resource", Json.number(neurons.resource.values[neuron]));
        variables.put("adaptation", Json.number(neurons.adaptation.values[neuron]));
        variables.put("gain", Json.number(account.gain()));
        variables.put("memory_synapses", neurons.memories.values[neuron]);
        return Json.map(
                "type",
                "probe",
                "neuron",
                neuron,
                "kind",
                input ? "input" : output ? "output" : "hidden",
                "receptors",
                neurons.alpha1.values[neuron] == 1 ? "alpha1" : "alpha2",
                "silenced",
                Deed.Lesion.silenced(network, neuron),
                "state",
                network.state(neuron),
                "step",
                network.steps(),
                "variables",
                variables,
                "history",
                Json.map("potential", potentials, "upper", uppers, "lower", lowers, "state", states),
                "cause",
                cause.isEmpty() ? null : cause);
    }
}

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

/** Watches one neuron in every moment: a short history, and for its last change of state what brought it about. */
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
    private List<Push> pushes = List.of();
    private Map<String, Object> cause = Map.of();

    Probe(int neuron) {
        this.neuron = neuron;
    }

    int neuron() {
        return neuron;
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
        pushes = neuron < network.inputCount() ? List.of() : pushes(network);
    }

    /** Looks at the moment just lived. */
    void after(LivingNetwork network) {
        int slot = (int) (seen++ % REMEMBERED);
        MembraneAccount account = network.account(neuron);
        potential[slot] = (float) network.potential(neuron);
        upper[slot] = (float) Math.min(1e6, account.upperThreshold());
        lower[slot] = (float) -Math.min(1e6, account.lowerThreshold());
        state[slot] = (byte) network.state(neuron);
        if (network.state(neuron) != stateBefore) {
            cause = neuron < network.inputCount() ? told(network) : cause(network, account);
        }
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
    private Map<String, Object> cause(LivingNetwork network, MembraneAccount account) {
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

    private List<Push> pushes(LivingNetwork network) {
        LivingNeurons neurons = network.neurons();
        List<Push> found = new ArrayList<>();
        add(
                found,
                "backbone",
                network,
                network.backbone(),
                neurons.firstBackbone(neuron),
                neurons.backboneEnd.values[neuron]);
        add(found, "input", network, network.fromInputs(), neurons.firstInput(neuron), neurons.inputEnd.values[neuron]);
        MemorySynapses memory = network.memory();
        int first = memory.first(neuron);
        for (int s = first; s < first + neurons.memories.values[neuron]; s++) {
            int from = memory.pre.values[s];
            if (network.state(from) != 0) {
                found.add(new Push("memory", from, network.state(from), memory.fast.values[s]));
            }
        }
        found.sort(Comparator.comparingDouble((Push push) -> -Math.abs(push.strength())));
        return List.copyOf(found.subList(0, Math.min(NAMED, found.size())));
    }

    private static void add(
            List<Push> found, String kind, LivingNetwork network, FixedSynapses synapses, int first, int end) {
        for (int s = first; s < end; s++) {
            int from = synapses.pre.values[s];
            if (network.state(from) != 0) {
                found.add(new Push(kind, from, network.state(from), synapses.weight.values[s]));
            }
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

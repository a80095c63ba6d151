package org.neuraxon.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.FixedSynapses;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingNeurons;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.living.MemorySynapses;
import org.neuraxon.core.math.Elementary;

/**
 * Watches one synapse in every moment: a short history, and for the last change of its weight how much of it was learned and how much was
 * return to the slow weight. A memory synapse may die meanwhile; another between the same neurons is taken for its heir.
 */
final class SynapseProbe {

    private static final int REMEMBERED = 600;

    private final Key key;
    private final float[] weight = new float[REMEMBERED];
    private final float[] lasting = new float[REMEMBERED];
    private final byte[] said = new byte[REMEMBERED];
    private long seen;
    private int place = -1;
    private double fastBefore;
    private double slowBefore;
    private double dopamineBefore;
    private Map<String, Object> change = Map.of();

    SynapseProbe(Key key) {
        this.key = key;
    }

    /** Kinds of synapses. */
    enum Kind {
        BACKBONE,
        INPUT,
        MEMORY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind named(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("there is no kind of synapse '" + word.replaceAll("[^ -~]", "?")
                    + "'; choose backbone, input, memory");
        }
    }

    /**
     * Which synapse.
     *
     * @param kind of which table
     * @param pre the neuron that speaks
     * @param post the neuron that hears
     */
    record Key(Kind kind, int pre, int post) {}

    /** Notes what the moment to come will start from. */
    void before(LivingNetwork network) {
        place = find(network);
        if (place >= 0 && key.kind() == Kind.MEMORY) {
            fastBefore = network.memory().fast.values[place];
            slowBefore = network.memory().slow.values[place];
        }
        dopamineBefore = network.level(Modulator.DOPAMINE);
    }

    /** Looks at the moment just lived. */
    void after(LivingNetwork network) {
        int now = find(network);
        int slot = (int) (seen++ % REMEMBERED);
        weight[slot] = now < 0 ? Float.NaN : (float) weight(network, now);
        lasting[slot] = now < 0 || key.kind() != Kind.MEMORY ? Float.NaN : network.memory().lasting.values[now];
        said[slot] = (byte) network.state(key.pre());
        if (key.kind() == Kind.MEMORY && now >= 0 && now == place) {
            double moved = network.memory().fast.values[now] - fastBefore;
            if (moved != 0) {
                double back = returned(network);
                change = Json.map(
                        "step", network.steps(),
                        "before", Json.number(fastBefore),
                        "after", Json.number(fastBefore + moved),
                        "learned", Json.number(moved - back),
                        "returned", Json.number(back),
                        "eligibility", Json.number(network.memory().eligibility.values[now]),
                        "dopamine", Json.number(dopamineBefore));
            }
        }
    }

    /** The part of a change that goes back to the slow weight: (u₂ - u₁)(1 - e^(-T/τ₁)), T the learning interval. */
    private double returned(LivingNetwork network) {
        double share = LivingParameters.LEARNING_INTERVAL
                / network.parameters().memory().fastTau();
        return (slowBefore - fastBefore) * (1 - Elementary.exp(-share));
    }

    private int find(LivingNetwork network) {
        LivingNeurons neurons = network.neurons();
        int post = key.post();
        return switch (key.kind()) {
            case BACKBONE -> find(network.backbone(), neurons.firstBackbone(post), neurons.backboneEnd.values[post]);
            case INPUT -> find(network.fromInputs(), neurons.firstInput(post), neurons.inputEnd.values[post]);
            case MEMORY -> {
                MemorySynapses memory = network.memory();
                int first = memory.first(post);
                int found = -1;
                for (int s = first; s < first + neurons.memories.values[post] && found < 0; s++) {
                    found = memory.pre.values[s] == key.pre() ? s : -1;
                }
                yield found;
            }
        };
    }

    private int find(FixedSynapses synapses, int first, int end) {
        for (int s = first; s < end; s++) {
            if (synapses.pre.values[s] == key.pre()) {
                return s;
            }
        }
        return -1;
    }

    private double weight(LivingNetwork network, int at) {
        return switch (key.kind()) {
            case BACKBONE -> network.backbone().weight.values[at];
            case INPUT -> network.fromInputs().weight.values[at];
            case MEMORY -> network.memory().fast.values[at];
        };
    }

    /** What a viewer is told. */
    Map<String, @Nullable Object> json(LivingNetwork network) {
        int now = find(network);
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        if (now >= 0) {
            variables.put("weight", Json.number(weight(network, now)));
            if (key.kind() == Kind.MEMORY) {
                MemorySynapses memory = network.memory();
                variables.put("slow", Json.number(memory.slow.values[now]));
                variables.put("lasting", Json.number(memory.lasting.values[now]));
                variables.put("eligibility", Json.number(memory.eligibility.values[now]));
            }
            variables.put("delivers", Json.number(weight(network, now) * network.state(key.pre())));
        }
        List<@Nullable Object> weights = new ArrayList<>();
        List<@Nullable Object> lastings = new ArrayList<>();
        List<Object> states = new ArrayList<>();
        for (long i = seen - Math.min(seen, REMEMBERED); i < seen; i++) {
            int slot = (int) (i % REMEMBERED);
            weights.add(Json.number(weight[slot]));
            lastings.add(Json.number(lasting[slot]));
            states.add((int) said[slot]);
        }
        return Json.map(
                "type",
                "synapse",
                "kind",
                key.kind().word(),
                "pre",
                key.pre(),
                "post",
                key.post(),
                "alive",
                now >= 0,
                "learns",
                key.kind() == Kind.MEMORY,
                "pre_state",
                network.state(key.pre()),
                "post_state",
                network.state(key.post()),
                "step",
                network.steps(),
                "variables",
                variables,
                "history",
                Json.map("weight", weights, "lasting", lastings, "state", states),
                "change",
                change.isEmpty() ? null : change);
    }
}

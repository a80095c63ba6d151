package org.neuraxon.learn.sequential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.Connection;
import org.neuraxon.core.living.LivingLayout;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.living.MembraneAccount;

/**
 * A {@link LivingNetwork} that takes in rows and holds them: a retina that remembers a few rows, feature neurons that look at it, and a chain of
 * relays behind each.
 *
 * <pre>
 *   inputs           one for each column (+1 ink, −1 paper, 0 nothing there), and one that is +1 while a row is there
 *   retina           for each column a chain as deep as the deepest patch: the rows that came last
 *   features, relays for each patch a neuron that sees its patch in the retina, and height − 1 neurons that each take over what the one before had
 *   each of these neurons also has one memory synapse from itself: its plateau holds its state
 * </pre>
 *
 * <p>Two states of the whole network follow from the receptors of the living model and nothing else:
 *
 * <pre>
 *                noradrenaline  acetylcholine   gain g   input g C   plateau g G   thresholds
 *   taking in          1              1          1.42       9.07          0        0.98, 1.18    states move on by one neuron a moment
 *   holding            0              0          0.30       0.48       12.0       1.15, 1.38    plateaus hold every state, the rest is too weak
 *   letting go         0              1          0.30       1.92          0        0.98, 1.18    nothing is strong enough: all fall to 0
 * </pre>
 *
 * With relays of weight 1.6 a neuron hears 2.27 from its active predecessor while taking in and .48 while holding. Adaptation (at most .5) and the
 * fatigue of plateaus (down to a fifth) work against holding, as everywhere in the model; the plateaus are strong enough to hold even then.
 * (Acetylcholine for taking in against holding: Hasselmo 2006; plateaus that hold: Larkum, Zhu and Sakmann 1999.)
 */
final class HoldingBody {

    private static final double RELAY = 1.6;
    private static final double INPUT = 0.25;
    private static final double SELF = 0.8;

    private HoldingBody() {}

    /** Grows a network whose features come from early pictures. */
    static LivingNetwork grow(TemporalSettings settings, List<RowPatch> patches) {
        int width = settings.width();
        int deep = RowPatch.deepest(settings.height());
        int inputs = width + 1;
        int retina = inputs;
        int there = retina + width * deep;
        int features = there + 1;
        int chains = patches.size();
        MembraneAccount takingIn = takingIn(settings);
        double gain = takingIn.gain();
        double upper = takingIn.upperThreshold();
        double lower = takingIn.lowerThreshold();
        List<Connection> fromInputs = new ArrayList<>();
        List<Connection> backbone = new ArrayList<>();
        List<Connection> memory = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            fromInputs.add(new Connection(c, retina + c, INPUT));
            for (int d = 1; d < deep; d++) {
                backbone.add(new Connection(retina + (d - 1) * width + c, retina + d * width + c, RELAY));
            }
        }
        fromInputs.add(new Connection(width, there, INPUT));
        for (int k = 0; k < chains; k++) {
            RowPatch patch = patches.get(k);
            // Scale and bias put the two thresholds of the neuron where the patch wants them.
            double scale = (upper + lower) / (patch.upper() - patch.lower()) / gain;
            double bias = upper / gain - scale * patch.upper();
            for (int i = 0; i < patch.age().length; i++) {
                int pre = retina + patch.age()[i] * width + patch.column()[i];
                backbone.add(new Connection(pre, features + k, i < patch.plus() ? scale : -scale));
            }
            backbone.add(new Connection(there, features + k, bias));
            for (int j = 1; j < settings.height(); j++) {
                backbone.add(new Connection(features + (j - 1) * chains + k, features + j * chains + k, RELAY));
            }
        }
        int count = features + chains * settings.height();
        for (int n = inputs; n < count; n++) {
            memory.add(new Connection(n, n, SELF));
        }
        LivingNetwork network = LivingNetwork.grow(
                parameters(settings, inputs, features - inputs, count - features),
                new LivingLayout(fromInputs, backbone, memory),
                settings.seed());
        // What is laid out stays: no neuron strives for another share of activity, no synapse is born, dies or learns.
        network.ablate(
                Mechanism.HOMEOSTASIS,
                Mechanism.SYNAPSE_FORMATION,
                Mechanism.SYNAPSE_PRUNING,
                Mechanism.PLASTICITY,
                Mechanism.CONSOLIDATION);
        return network;
    }

    /** What a neuron's membrane is like while the network takes in; asked of a network of one neuron. */
    private static MembraneAccount takingIn(TemporalSettings settings) {
        LivingNetwork one = LivingNetwork.grow(
                parameters(settings, 0, 1, 0), new LivingLayout(List.of(), List.of(), List.of()), settings.seed());
        one.modulate(Modulator.NORADRENALINE, 1);
        one.modulate(Modulator.ACETYLCHOLINE, 1);
        return one.account(0);
    }

    private static LivingParameters parameters(TemporalSettings settings, int inputs, int hidden, int outputs) {
        return LivingParameters.DEFAULT.with(Map.ofEntries(
                Map.entry("num_input_neurons", inputs),
                Map.entry("num_hidden_neurons", hidden),
                Map.entry("num_output_neurons", outputs),
                Map.entry("topology", "explicit"),
                Map.entry("memory_synapses", 1),
                Map.entry("memory_headroom", 1.0),
                // A row is a moment: nothing but the plateau carries a state from one moment to the next.
                Map.entry("tau_membrane", 0.2),
                Map.entry("tau_synapse", 0.2),
                Map.entry("noise", settings.noise()),
                Map.entry("alpha1_share", 1.0),
                Map.entry("plateau_strength", 40.0),
                Map.entry("plateau_inhibition", 0.0)));
    }
}

package org.neuraxon.core.living;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;

/**
 * What reaches a neuron from others, and the plateau that its memory synapses raise together:
 *
 * <pre>
 * y ← low-pass(τs) of Σ w s        over the backbone
 * h ← low-pass(τs) of Σ u₁ s       over memory synapses
 * d = clip((|h| - h₀) / rise, 0, 1),  q = sign(h) d R
 * dR/dt = (1 - R) / τr - d R / τd     exact within a moment
 * </pre>
 *
 * <p>The dead zone below h₀ keeps chance coincidences from acting as memories, and the resource R ends every recall. Plateaus: Larkum, Zhu
 * &amp; Sakmann (1999); the equations are ours. Without {@link Mechanism#DENDRITES} the branch adds up: d = clip(|h| / (h₀ + rise), 0, 1).
 *
 * <p>Reads states; writes y, h, q, R of its own neurons.
 */
final class DendriticPlateau implements Phase {

    private final int inputs;
    private final LivingDendrites dendrites;
    private final LivingNeurons neurons;
    private final FixedSynapses backbone;
    private final MemorySynapses memory;
    private final double kept;
    private final double dt;
    /** What a resource keeps of its distance from rest in a moment without a plateau, and under a full one: nearly every neuron is in one of the two. */
    private final double keptAtRest;

    private final double keptInPlateau;

    DendriticPlateau(
            LivingParameters parameters, LivingNeurons neurons, FixedSynapses backbone, MemorySynapses memory) {
        inputs = parameters.population().inputs();
        dendrites = parameters.dendrites();
        dt = parameters.membrane().dt();
        kept = Elementary.exp(-dt / parameters.membrane().synapticTau());
        keptAtRest = Elementary.exp(-dt * rate(0));
        keptInPlateau = Elementary.exp(-dt * rate(1));
        this.neurons = neurons;
        this.backbone = backbone;
        this.memory = memory;
    }

    @Override
    public void run(Moment now, int from, int to) {
        boolean connected = now.has(Mechanism.RECURRENCE);
        boolean tires = now.has(Mechanism.FATIGUE);
        double onset = now.has(Mechanism.DENDRITES) ? dendrites.onset() : 0;
        double rise = dendrites.onset() + dendrites.rise() - onset;
        float[] state = neurons.state.values;
        for (int n = Math.max(from, inputs); n < to; n++) {
            double heard = 0;
            double recalled = 0;
            if (connected) {
                heard = backbone.sum(state, neurons.firstBackbone(n), neurons.backboneEnd.values[n]);
                int first = memory.first(n);
                recalled = memory.sum(state, first, first + neurons.memories.values[n]);
            }
            neurons.backbone.values[n] = heard + kept * (neurons.backbone.values[n] - heard);
            double h = recalled + kept * (neurons.memory.values[n] - recalled);
            neurons.memory.values[n] = h;
            double drive = Math.max(0, Math.min(1, (Math.abs(h) - onset) / rise));
            double resource = tires ? tired(neurons.resource.values[n], drive) : 1;
            neurons.resource.values[n] = resource;
            neurons.plateau.values[n] = Math.signum(h) * drive * resource;
        }
    }

    private double tired(double resource, double drive) {
        if (drive == 0 && resource == 1) {
            return 1;
        }
        double rate = rate(drive);
        double rest = 1 / dendrites.recoveryTau() / rate;
        double still = drive == 0 ? keptAtRest : drive == 1 ? keptInPlateau : Elementary.exp(-dt * rate);
        return rest + (resource - rest) * still;
    }

    private double rate(double drive) {
        return 1 / dendrites.recoveryTau() + drive / dendrites.depletionTau();
    }
}

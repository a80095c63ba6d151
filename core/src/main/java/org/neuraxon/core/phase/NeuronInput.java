package org.neuraxon.core.phase;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Ambient;
import org.neuraxon.core.blueprint.Membrane;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.blueprint.Receptors;
import org.neuraxon.core.blueprint.Rhythms;
import org.neuraxon.core.math.Elementary;

/**
 * Everything that enters a neuron in a moment:
 *
 * <pre>
 * X = g_NA (D g) + x_ext + osc - adaptation + spontaneous
 * g_NA = 1 + 0.5 β1 + 0.2 α2
 * osc = c (A_γ max(0, cos(θ + φ)) sin(γ + 2φ) + 0.5 A_slow sin(slow + 0.3φ) + 0.3 A_infra sin(infra)),   φ = 2π n / N
 * </pre>
 *
 * Theta gates gamma: phase-amplitude coupling (Canolty et al., 2006). A spontaneous current, normal with standard deviation 0.3, occurs
 * with probability (rate + 0.3 α2) dt.
 *
 * <p>Reads {@link Neurons#dendriticSum}, receptors, rhythms; writes {@link Neurons#rawInput}.
 */
public final class NeuronInput implements Phase {

    private static final double SPONTANEOUS_SIZE = 0.3;

    private final Membrane parameters;
    private final Neurons neurons;
    private final Receptors receptors;
    private final Rhythms rhythms;
    private final Ambient ambient;
    private final double[] cosine;
    private final double[] sine;
    private final double[] cosineTwice;
    private final double[] sineTwice;
    private final double[] cosineThird;
    private final double[] sineThird;

    /** Places the neurons on the circle of phases. */
    public NeuronInput(Membrane parameters, Neurons neurons, Receptors receptors, Rhythms rhythms, Ambient ambient) {
        this.parameters = parameters;
        this.neurons = neurons;
        this.receptors = receptors;
        this.rhythms = rhythms;
        this.ambient = ambient;
        int count = neurons.count();
        cosine = new double[count];
        sine = new double[count];
        cosineTwice = new double[count];
        sineTwice = new double[count];
        cosineThird = new double[count];
        sineThird = new double[count];
        for (int n = 0; n < count; n++) {
            double place = 2 * Math.PI * n / count;
            cosine[n] = Elementary.cos(place);
            sine[n] = Elementary.sin(place);
            cosineTwice[n] = Elementary.cos(2 * place);
            sineTwice[n] = Elementary.sin(2 * place);
            cosineThird[n] = Elementary.cos(0.3 * place);
            sineThird[n] = Elementary.sin(0.3 * place);
        }
    }

    @Override
    public void run(Moment now, int from, int to) {
        double arousal = 1 + 0.5 * receptors.of(Receptor.BETA1) + 0.2 * receptors.of(Receptor.ALPHA2);
        double spontaneous = now.has(Mechanism.SPONTANEOUS_ACTIVITY)
                ? (parameters.spontaneousRate() + 0.3 * receptors.of(Receptor.ALPHA2)) * now.dt()
                : 0;
        boolean rhythmic = now.has(Mechanism.RHYTHMS);
        boolean homeostasis = now.has(Mechanism.HOMEOSTASIS);
        double[] dendrites = neurons.dendriticSum.values;
        double[] external = neurons.external.values;
        double[] adaptation = neurons.adaptation.values;
        double[] input = neurons.rawInput.values;
        Drive drive = rhythmic ? new Drive() : null;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                double gain = homeostasis ? neurons.gain.values[n] : 1;
                input[n] = arousal * (dendrites[n] * gain)
                        + external[n]
                        + (drive == null ? 0 : drive.at(n))
                        - adaptation[n];
                if (spontaneous > 0 && now.event(spontaneous, Chance.SPONTANEOUS_EVENT, n)) {
                    input[n] += SPONTANEOUS_SIZE * now.normal(Chance.SPONTANEOUS_SIZE, n);
                }
            }
        }
    }

    /** The rhythms of this moment; sums of angles are expanded so that each neuron needs no sine of its own. */
    private final class Drive {

        private final double coupling = ambient.coupling.values[0];
        private final int gammaBand = rhythms.band("gamma");
        private final int slowBand = rhythms.band("slow");
        private final int infraBand = rhythms.band("infraslow");
        private final double theta = phase(rhythms.band("theta"));
        private final double gamma = amplitude(gammaBand);
        private final double slow = 0.5 * amplitude(slowBand);
        private final double infra = 0.3 * amplitude(infraBand) * Elementary.sin(phase(infraBand));
        private final double cosTheta = Elementary.cos(theta);
        private final double sinTheta = Elementary.sin(theta);
        private final double cosGamma = Elementary.cos(phase(gammaBand));
        private final double sinGamma = Elementary.sin(phase(gammaBand));
        private final double cosSlow = Elementary.cos(phase(slowBand));
        private final double sinSlow = Elementary.sin(phase(slowBand));

        double at(int n) {
            double gate = Math.max(0, cosTheta * cosine[n] - sinTheta * sine[n]);
            double fastWave = sinGamma * cosineTwice[n] + cosGamma * sineTwice[n];
            double slowWave = sinSlow * cosineThird[n] + cosSlow * sineThird[n];
            return coupling * (gamma * gate * fastWave + slow * slowWave + infra);
        }

        private double amplitude(int row) {
            return row < 0 ? 0 : rhythms.amplitude.values[row];
        }

        private double phase(int row) {
            return row < 0 ? 0 : rhythms.phase.values[row];
        }
    }
}

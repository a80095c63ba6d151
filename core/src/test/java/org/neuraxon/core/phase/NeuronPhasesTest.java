package org.neuraxon.core.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Moments;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Receptor;

/**
 * Each phase over neurons and modulators against numbers worked out by hand. Neuron 0 is an input, 1 and 2 are hidden, 3 is the output; 2 is
 * dead, so nothing may move it.
 */
class NeuronPhasesTest {

    private static final Offset<Double> EXACT = within(1e-14);
    private static final int DEAD = 2;
    private static final Moment NOW = Moments.first(2);

    private final BlueprintParameters parameters = BlueprintParameters.DEFAULT.with(Map.of(
            "num_input_neurons",
            1,
            "num_hidden_neurons",
            2,
            "num_output_neurons",
            1,
            "ctsn_learn_enabled",
            true,
            "dsn_learn_enabled",
            true,
            "spontaneous_firing_rate",
            0));
    private final Blueprint2 network = Blueprint2.bare(parameters, 1);
    private final Neurons neurons = network.neurons();

    NeuronPhasesTest() {
        neurons.active.values[DEAD] = 0;
    }

    @Test
    void onlyLivingNeuronsBehindTheInputsEvolve() {
        assertThat(neurons.evolves(0)).isFalse();
        assertThat(neurons.evolves(1)).isTrue();
        assertThat(neurons.evolves(DEAD)).isFalse();
        assertThat(neurons.evolves(3)).isTrue();
    }

    @Test
    void theCensusCountsTheLiving() {
        states(1, -1, 1, 0);
        neurons.previous.values[3] = 1;
        new ActivityCensus(neurons, network.ambient()).run(NOW, 0, 4);
        // Living: 0 (+1, was 0), 1 (-1, was 0), 3 (0, was +1).
        assertThat(network.ambient().activity.values[0]).isCloseTo(2.0 / 3, EXACT);
        assertThat(network.ambient().excitation.values[0]).isCloseTo(1.0 / 3, EXACT);
        assertThat(network.ambient().change.values[0]).isEqualTo(1);
    }

    @Test
    void modulatorsAreClearedAndReleased() {
        network.ambient().activity.values[0] = 0.5;
        network.ambient().excitation.values[0] = 0.25;
        network.ambient().change.values[0] = 0.75;
        double[] tonic = network.modulators().tonic.values;
        double[] phasic = network.modulators().phasic.values;
        for (int m = 0; m < 4; m++) {
            tonic[m] = 0.65;
            phasic[m] = 0.4;
        }
        new ModulatorRelease(parameters.modulation(), network.ambient(), network.modulators()).run(NOW, 0, 4);
        // Tonic: 0.65 + 2/5000 (0.15 - 0.65) = 0.6498; phasic: 0.4 - 2/200 * 0.4 = 0.396; released: 0.02 * 2 times the
        // share.
        double dopamine = 0.396 + 0.04 * 0.75;
        assertThat(phasic[Modulator.DOPAMINE.ordinal()]).isCloseTo(dopamine, EXACT);
        assertThat(tonic[Modulator.DOPAMINE.ordinal()]).isCloseTo(0.6498, EXACT);
        assertThat(phasic[Modulator.SEROTONIN.ordinal()]).isCloseTo(0.396, EXACT);
        assertThat(phasic[Modulator.ACETYLCHOLINE.ordinal()])
                .isCloseTo((0.396 + 0.04 * 0.25) * (1 - 0.1 * dopamine), EXACT);
        assertThat(tonic[Modulator.ACETYLCHOLINE.ordinal()]).isCloseTo(0.6498, EXACT);
        double noradrenaline = 0.396 + 0.04 * 0.75;
        assertThat(phasic[Modulator.NORADRENALINE.ordinal()]).isCloseTo(noradrenaline, EXACT);
        // Noradrenaline releases serotonin: 0.02 * 2 times its level.
        assertThat(tonic[Modulator.SEROTONIN.ordinal()])
                .isCloseTo(0.6498 + 0.04 * 0.5 + 0.04 * (0.6498 + noradrenaline), EXACT);

        phasic[Modulator.DOPAMINE.ordinal()] = 5;
        tonic[Modulator.DOPAMINE.ordinal()] = -1;
        new ModulatorRelease(parameters.modulation(), network.ambient(), network.modulators()).run(NOW, 0, 4);
        assertThat(phasic[Modulator.DOPAMINE.ordinal()]).isEqualTo(2);
        assertThat(tonic[Modulator.DOPAMINE.ordinal()]).isZero();
    }

    @Test
    void receptorsRespondToWhatTheySee() {
        int dopamine = Modulator.DOPAMINE.ordinal();
        network.modulators().tonic.values[dopamine] = 0.5;
        network.modulators().phasic.values[dopamine] = 0.25;
        new ReceptorBinding(parameters.modulation(), network.modulators(), network.receptors()).run(NOW, 0, 4);
        // D2 is tonic: 1 / (1 + e^(-4 (0.5 - 0.25))) ; D1 sees both: 1 / (1 + e^(-3 (0.75 - 0.35))).
        assertThat(network.receptors().of(Receptor.D2)).isCloseTo(0.731058578630005, EXACT);
        assertThat(network.receptors().of(Receptor.D1)).isCloseTo(0.768524783499018, EXACT);
        network.modulators().phasic.values[dopamine] = 3;
        new ReceptorBinding(parameters.modulation(), network.modulators(), network.receptors()).run(NOW, 0, 4);
        // Capped at 1: 1 / (1 + e^(-3 * 0.65)).
        assertThat(network.receptors().of(Receptor.D1)).isCloseTo(0.875446641812584, EXACT);
    }

    @Test
    void inputsTakeTheirRoundedSign() {
        double[] current = {0.5, 0.51, 1.5, -7, -0.4};
        int[] state = {0, 1, 1, -1, 0};
        for (int i = 0; i < current.length; i++) {
            neurons.state.values[0] = 1;
            neurons.external.values[0] = current[i];
            new SensoryInput(parameters.membrane(), neurons).run(NOW, 0, 4);
            assertThat(neurons.state.values[0]).isEqualTo((byte) state[i]);
            assertThat(neurons.potential.values[0]).isEqualTo(0.4 * state[i]);
        }
        neurons.state.values[0] = -1;
        neurons.external.values[0] = 0;
        new SensoryInput(parameters.membrane(), neurons).run(NOW, 0, 4);
        assertThat(neurons.state.values[0]).isEqualTo((byte) -1);
        assertThat(neurons.previous.values[0]).isEqualTo((byte) -1);
    }

    @Test
    void activityIsAveragedOnFiveTimeScales() {
        states(0, -1, 1, 0);
        neurons.rate.values[1] = 0.3;
        neurons.ultrafast.values[1] = 0.5;
        neurons.fast.values[1] = 0.5;
        neurons.slow.values[1] = 0.5;
        new ActivityHomeostasis(parameters.rateHomeostasis(), parameters.multiScaleHomeostasis(), neurons)
                .run(NOW, 0, 4);
        // q = 1, r* = 0.2, dt = 2; τ = 5, 2000, 300000, 3600000 ms.
        assertThat(neurons.rate.values[1]).isCloseTo(0.3 + 0.01 * 0.7 * 2, EXACT);
        assertThat(neurons.ultrafast.values[1]).isCloseTo(0.6 * 0.5 + 0.4, EXACT);
        assertThat(neurons.fast.values[1]).isCloseTo(0.999 * 0.5 + 0.001, EXACT);
        assertThat(neurons.gain.values[1]).isCloseTo(1 - 2.0 / 300_000 * 0.001 * 0.8, within(1e-16));
        assertThat(neurons.slow.values[1]).isCloseTo(0.5 + 2.0 / 3_600_000 * (0.8 - 0.5), EXACT);
        assertThat(neurons.gain.values[3]).isCloseTo(1 + 2.0 / 300_000 * 0.001 * 0.2, within(1e-16));
        assertThat(neurons.ultrafast.values[DEAD]).isZero();
    }

    @Test
    void aNeuronAddsUpWhatEntersIt() {
        neurons.dendriticSum.values[1] = 0.5;
        neurons.external.values[1] = 0.3;
        neurons.adaptation.values[1] = 0.05;
        neurons.gain.values[1] = 1.5;
        network.receptors().activation.values[Receptor.BETA1.ordinal()] = 0.4;
        network.receptors().activation.values[Receptor.ALPHA2.ordinal()] = 0.5;
        network.rhythms().add("infraslow", 0.05, 1.1, 0.8);
        network.rhythms().add("slow", 0.5, 2.2, 0.7);
        network.rhythms().add("theta", 6, 0.3, 1);
        network.rhythms().add("gamma", 40, 0.9, 0.6);
        Moment quiet = Moments.first(1, Mechanism.SPONTANEOUS_ACTIVITY);
        NeuronInput phase = new NeuronInput(
                parameters.membrane(), neurons, network.receptors(), network.rhythms(), network.ambient());
        phase.run(quiet, 0, 4);
        // g_NA = 1 + 0.2 + 0.1 = 1.3; φ = 2π/4 for neuron 1 and 6π/4 for neuron 3; coupling 0.1.
        assertThat(neurons.rawInput.values[1])
                .isCloseTo(1.3 * 0.5 * 1.5 + 0.3 + rhythm(Math.PI / 2) - 0.05, within(1e-13));
        assertThat(neurons.rawInput.values[3]).isCloseTo(rhythm(1.5 * Math.PI), within(1e-13));
        assertThat(rhythm(1.5 * Math.PI)).isNotEqualTo(rhythm(Math.PI / 2));
        assertThat(neurons.rawInput.values[DEAD]).isZero();
        phase.run(Moments.first(1, Mechanism.SPONTANEOUS_ACTIVITY, Mechanism.RHYTHMS, Mechanism.HOMEOSTASIS), 0, 4);
        assertThat(neurons.rawInput.values[1]).isCloseTo(1.3 * 0.5 + 0.3 - 0.05, EXACT);
    }

    /** The formula as it stands, with an independent sine. */
    private static double rhythm(double place) {
        double gated = 0.6 * Math.max(0, Math.cos(0.3 + place)) * Math.sin(0.9 + 2 * place);
        return 0.1 * (gated + 0.5 * 0.7 * Math.sin(2.2 + 0.3 * place) + 0.3 * 0.8 * Math.sin(1.1));
    }

    @Test
    void retentionFollowsTheLastInputsAndLearns() {
        double[] remembered = {9, 0.1, 0.2, 0.3};
        System.arraycopy(remembered, 0, network.memory().input.values, 4, 4);
        neurons.rawInput.values[1] = -0.5;
        new Retention(parameters.inputConditionedDecay(), neurons, network.memory()).run(NOW, 0, 4);
        // Inputs 0.1, 0.2, 0.3, -0.5 with kernel 0.1, 0.2, 0.3, 0.4: 0.01 + 0.04 + 0.09 - 0.2 = -0.06; α = 1 / (1 +
        // e^0.06).
        double kept = 0.485004498380590;
        assertThat(neurons.retention.values[1]).isCloseTo(kept, EXACT);
        assertThat(network.memory().input.values)
                .startsWith(new double[] {0, 0, 0, 0, 0.1, 0.2, 0.3, -0.5})
                .hasSizeGreaterThanOrEqualTo(16);
        // |x_4 - x_3| = 0.8; target = logistic(2 - 4 * 0.8) = 1 / (1 + e^1.2) = 0.231475216500982.
        double common = 0.01 * (kept - 0.231475216500982) * kept * (1 - kept);
        double[] kernel = {
            0.1 - common * 0.1, 0.2 - common * 0.2, 0.3 - common * 0.3, 0.4 + common * 0.5,
        };
        double sum = kernel[0] + kernel[1] + kernel[2] + kernel[3];
        for (int i = 0; i < 4; i++) {
            assertThat(network.memory().kernel.values[4 + i]).isCloseTo(kernel[i] / sum, EXACT);
        }
        assertThat(network.memory().kernel.values[DEAD * 4]).isCloseTo(0.1, EXACT);
        assertThat(neurons.retention.values[DEAD]).isEqualTo(0.5);
    }

    @Test
    void theMembraneKeepsAShare() {
        neurons.retention.values[1] = 0.75;
        neurons.potential.values[1] = 0.8;
        neurons.rawInput.values[1] = -0.4;
        MembraneIntegration phase = new MembraneIntegration(
                parameters.inputConditionedDecay(), parameters.multiScaleHomeostasis(), neurons);
        phase.run(NOW, 0, 4);
        assertThat(neurons.potential.values[1]).isCloseTo(0.6 - 0.1, EXACT);
        neurons.ultrafast.values[1] = 2.1; // above the ceiling of 2: halved
        phase.run(Moments.first(1, Mechanism.INPUT_CONDITIONED_DECAY), 0, 4);
        assertThat(neurons.potential.values[1]).isCloseTo(0.5 * (0.25 - 0.2), EXACT);
        phase.run(Moments.first(1, Mechanism.HOMEOSTASIS), 0, 4);
        assertThat(neurons.potential.values[1]).isCloseTo(0.75 * 0.025 - 0.1, EXACT);
    }

    @Test
    void theComplementIsAddedAndLearns() {
        neurons.rawInput.values[1] = 0.6;
        neurons.potential.values[1] = 0.2;
        neurons.complement.values[1] = 0.5;
        neurons.phiBias.values[1] = 0.1;
        neurons.rate.values[1] = 0.5;
        new Complement(parameters.complementState(), neurons).run(NOW, 0, 4);
        // φ = tanh(0.5 * 0.6 + 0.1) = tanh 0.4; h = 0.9 * 0.5 + 0.1 φ.
        double phi = 0.379948962255225;
        assertThat(neurons.phi.values[1]).isCloseTo(phi, EXACT);
        assertThat(neurons.complement.values[1]).isCloseTo(0.45 + 0.1 * phi, EXACT);
        assertThat(neurons.stateTilde.values[1]).isCloseTo(0.2 + 0.45 + 0.1 * phi, EXACT);
        new ComplementLearning(parameters.complementState(), parameters.rateHomeostasis(), neurons).run(NOW, 0, 4);
        // 0.005 (0.2 - 0.5) (1 - 0.9) (1 - φ²)
        double step = -0.005 * 0.3 * 0.1 * (1 - phi * phi);
        assertThat(neurons.phiGain.values[1]).isCloseTo(0.5 + step * 0.6, EXACT);
        assertThat(neurons.phiBias.values[1]).isCloseTo(0.1 + step, EXACT);
        new Complement(parameters.complementState(), neurons).run(Moments.first(1, Mechanism.COMPLEMENT_STATE), 0, 4);
        assertThat(neurons.complement.values[1]).isZero();
        assertThat(neurons.stateTilde.values[1]).isEqualTo(0.2);
    }

    @Test
    void twoThresholdsMakeThreeStates() {
        network.receptors().activation.values[Receptor.M1.ordinal()] = 0.5;
        network.receptors().activation.values[Receptor.M2.ordinal()] = 0.25;
        neurons.modulatorySum.values[1] = 0.3;
        neurons.rate.values[1] = 0.6;
        neurons.fast.values[1] = 0.7;
        neurons.autoreceptor.values[1] = 0.15;
        neurons.state.values[1] = -1;
        neurons.stateTilde.values[1] = 0.34;
        neurons.stateTilde.values[3] = -0.43;
        TrinaryReadout phase = new TrinaryReadout(
                parameters.membrane(),
                parameters.rateHomeostasis(),
                parameters.multiScaleHomeostasis(),
                neurons,
                network.receptors());
        phase.run(NOW, 0, 4);
        // Δ_meta = 0.3 tanh(0.3 + 0.15 - 0.05) = 0.3 * 0.379948962255225; homeostasis 0.0005 * 0.4 + 0.1 * 0.5 =
        // 0.0502.
        double shift = 0.0502 - 0.3 * 0.379948962255225;
        assertThat(neurons.thresholdExcitatory.values[1]).isCloseTo(0.4 + shift - 0.015, EXACT);
        assertThat(neurons.thresholdInhibitory.values[1]).isCloseTo(-0.4 + shift + 0.015, EXACT);
        assertThat(neurons.state.values[1]).isEqualTo((byte) 1);
        assertThat(neurons.previous.values[1]).isEqualTo((byte) -1);
        // Neuron 3: 0.3 tanh(0.1) = 0.3 * 0.0996679946249558, rate at target, fast 0: 0.1 (0 - 0.2); -0.45 < -0.43.
        double resting = -0.4 - 0.3 * 0.0996679946249558 - 0.02;
        assertThat(neurons.thresholdInhibitory.values[3]).isCloseTo(resting, EXACT);
        assertThat(neurons.state.values[3]).isZero();
        neurons.stateTilde.values[3] = -0.451;
        phase.run(NOW, 0, 4);
        assertThat(neurons.state.values[3]).isEqualTo((byte) -1);
        phase.run(Moments.first(1, Mechanism.HOMEOSTASIS), 0, 4);
        assertThat(neurons.thresholdInhibitory.values[3]).isCloseTo(resting + 0.02, EXACT);
    }

    @Test
    void adaptationAstrocytesAndHealthFollowTheState() {
        states(0, -1, 1, 0);
        neurons.adaptation.values[1] = 0.5;
        neurons.autoreceptor.values[1] = 0.5;
        neurons.stateTilde.values[1] = -0.6;
        neurons.astrocyte.values[1] = 0.2;
        neurons.health.values[1] = 0.5;
        neurons.potential.values[1] = -0.02;
        neurons.health.values[3] = 0.5;
        neurons.potential.values[3] = -0.019;
        new Adaptation(parameters.membrane(), neurons).run(NOW, 0, 4);
        // 2/100 (0.1 - 0.5), 2/200 (-0.2 - 0.5).
        assertThat(neurons.adaptation.values[1]).isCloseTo(0.5 - 0.02 * 0.4, EXACT);
        assertThat(neurons.autoreceptor.values[1]).isCloseTo(0.5 - 0.01 * 0.7, EXACT);
        assertThat(neurons.adaptation.values[DEAD]).isZero();
        new AstrocyteActivity(parameters.astrocyteGating(), neurons).run(NOW, 0, 4);
        assertThat(neurons.astrocyte.values[1]).isCloseTo(0.999 * 0.2 + 0.001 * 0.6, EXACT);
        new NeuronHealth(parameters.membrane(), parameters.structure(), neurons).run(NOW, 0, 4);
        // |V| / 2 = 0.01 is not quiet: + 0.0005 * 2; 0.0095 is: - 0.001 * 2.
        assertThat(neurons.health.values[1]).isCloseTo(0.501, EXACT);
        assertThat(neurons.health.values[3]).isCloseTo(0.498, EXACT);
        assertThat(neurons.health.values[DEAD]).isEqualTo(1);
    }

    @Test
    void onlyFrailHiddenNeuronsDieAndRarely() {
        int deaths = 0;
        for (int seed = 0; seed < 5000; seed++) {
            Blueprint2 other = Blueprint2.bare(parameters, seed);
            other.neurons().health.values[1] = 0.05;
            other.neurons().health.values[2] = 0.11;
            other.neurons().health.values[3] = 0.05;
            other.step();
            deaths += 1 - other.neurons().active.values[1];
            assertThat(other.neurons().active.values[2]).isEqualTo((byte) 1);
            assertThat(other.neurons().active.values[3]).isEqualTo((byte) 1);
        }
        // Two chances of 0.001 in a step: 10 expected, standard deviation 3.2.
        assertThat(deaths).isBetween(1, 22);
    }

    @Test
    void energyIsUsedByTheActive() {
        states(1, -1, 1, 0);
        neurons.external.values[1] = 3;
        new EnergyUse(neurons, network.ambient()).run(NOW, 0, 4);
        assertThat(network.energy()).isCloseTo(0.01 * 2 * 2, EXACT);
        assertThat(neurons.external.values[1]).isZero();
    }

    private void states(int... states) {
        for (int n = 0; n < states.length; n++) {
            neurons.state.values[n] = (byte) states[n];
        }
    }
}

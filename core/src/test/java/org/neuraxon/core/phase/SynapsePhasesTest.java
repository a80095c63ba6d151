package org.neuraxon.core.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moments;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Each phase over synapses against numbers worked out by hand. Two inputs (0, 1), three hidden neurons (2, 3, 4) and one output (5); synapses
 * 0, 1, 2 lie on branch 0 of neuron 3, from neurons 0, 1, 2; synapse 3 on its branch 1, from neuron 0.
 */
class SynapsePhasesTest {

    private static final Offset<Double> EXACT = within(1e-14);
    private static final int POST = 3;

    private final BlueprintParameters parameters = BlueprintParameters.DEFAULT.with(Map.of(
            "num_input_neurons", 2, "num_hidden_neurons", 3, "num_output_neurons", 1, "num_dendritic_branches", 2));
    private final Blueprint2 network = Blueprint2.bare(parameters, 1);
    private final Neurons neurons = network.neurons();
    private final Synapses synapses = network.synapses();

    SynapsePhasesTest() {
        synapses.lay(new int[] {0, 1, 2, 0}, new int[] {POST, POST, POST, POST}, new int[] {0, 0, 0, 1});
    }

    @Test
    void currentsAddUpOnBranchesAndLargeBranchesRespondMore() {
        states(1, -1, 1);
        fast(0.4, -0.3, 0.1, 0.2);
        slow(0.2, 0.1, 0.3, 0);
        synapses.chronoFast().values[0] = 2;
        synapses.chronoSlow().values[0] = 5;
        meta(0.1, 0.2, 0.3, 0.4);
        synapses.modulatory.values[1] = 1;
        synapses.modulatory.values[2] = 1;
        transmit();
        // Branch 0: (0.4 + 0.2) 1 + 0.15 * 0.4 * 2 + 0.08 * 0.2 * 5 = 0.8;  (-0.3 + 0.1) (-1) = 0.2;  (0.1 + 0.3) 1 =
        // 0.4;
        // 1.4 > 0.4, so 1.4^1.3 = e^(1.3 * 0.336472236621213) = e^0.437413907607577. Branch 1: 0.2, not above 0.4.
        assertThat(neurons.dendriticSum.values[POST]).isCloseTo(Math.exp(0.437413907607577) + 0.2, EXACT);
        assertThat(neurons.modulatorySum.values[POST]).isCloseTo(0.2 + 0.3, EXACT);
        assertThat(neurons.dendriticSum.values[2]).isZero();

        synapses.silent.values[0] = 1; // 0.2 + 0.4 left
        synapses.integrity().values[1] = 0; // 0.4 left, which is not above the threshold; its meta weight goes as well
        transmit();
        assertThat(neurons.dendriticSum.values[POST]).isCloseTo(0.4 + 0.2, EXACT);
        assertThat(neurons.modulatorySum.values[POST]).isCloseTo(0.3, EXACT);

        neurons.active.values[2] = 0; // nothing left on branch 0
        states(-1, -1, 1);
        transmit();
        assertThat(neurons.dendriticSum.values[POST]).isCloseTo(-0.2, EXACT);
        assertThat(neurons.modulatorySum.values[POST]).isZero();

        fast(0, 0, 0, -0.9); // (-0.9) (-1) = 0.9, then its mirror image: |.|^1.3 keeps the sign
        transmit();
        double up = neurons.dendriticSum.values[POST];
        states(1, -1, 1);
        transmit();
        assertThat(up).isCloseTo(Math.exp(1.3 * Math.log(0.9)), EXACT);
        assertThat(neurons.dendriticSum.values[POST]).isEqualTo(-up);
    }

    @Test
    void signalsAreAbsentFromWornOutSynapsesAndDeadNeurons() {
        states(1, -1, 0);
        synapses.integrity().values[1] = 0;
        bring();
        assertThat(signals()).containsExactly(1, Synapses.ABSENT, 0, 1);
        assertThat(synapses.allTakePart(0, 4)).isFalse();
        assertThat(synapses.allTakePart(2, 4)).isTrue();
        neurons.active.values[0] = 0;
        bring();
        assertThat(signals()).containsExactly(Synapses.ABSENT, Synapses.ABSENT, 0, Synapses.ABSENT);
        neurons.active.values[POST] = 0;
        bring();
        assertThat(signals()).containsOnly((int) Synapses.ABSENT);
    }

    @Test
    void warpsFollowTheSignalAndTheSlowTrace() {
        states(0, 1, -1);
        synapses.chronoFast().values[1] = 3;
        synapses.chronoSlow().values[1] = 2;
        synapses.chronoSlow().values[2] = -9.8;
        bring();
        SynapticTimeWarping warping = new SynapticTimeWarping(parameters.timeWarping(), synapses);
        warping.run(Moments.first(1), 0, 6);
        // s = 0, z = 0: u = -1, logistic 0.268941421369995, ω = 0.8 * 0.5 + 0.2 * 0.268941421369995.
        assertThat(synapses.omega().values[0]).isCloseTo(0.453788284273999, EXACT);
        assertThat(synapses.chronoFast().values[0]).isZero();
        assertThat(synapses.chronoSlow().values[0]).isZero();
        // s = 1, z = 2: tanh 0.2 = 0.197375320224904, u = 2 + 0.296062980337356 - 1, logistic 0.785171643455938 (below
        // 0.95),
        // ω = 0.4 + 0.157034328691188, z = 2 * 0.99^ω + 1 with ln 0.99 = -0.0100503358535014.
        double omega = 0.557034328691188;
        assertThat(synapses.omega().values[1]).isCloseTo(omega, EXACT);
        assertThat(synapses.chronoSlow().values[1]).isCloseTo(2 * Math.exp(-0.0100503358535014 * omega) + 1, EXACT);
        assertThat(synapses.chronoFast().values[1]).isCloseTo(0.95 * 3 + 1, EXACT);
        // s = -1, z = -9.8: u = -2 - 1.5 * 0.753 - 1 = -4.13, logistic 0.0158 is below ω_min = 0.05; z would be -10.7.
        assertThat(synapses.omega().values[2]).isCloseTo(0.8 * 0.5 + 0.2 * 0.05, EXACT);
        assertThat(synapses.chronoSlow().values[2]).isEqualTo(-10);
        // Synapse 3 has the same source as synapse 0, first with another past, then with the same one, which they
        // share.
        synapses.chronoSlow().values[3] = 0.5;
        bring();
        warping.run(Moments.first(1), 0, 6);
        synapses.chronoSlow().values[3] = synapses.chronoSlow().values[0];
        synapses.omega().values[3] = synapses.omega().values[0];
        bring();
        warping.run(Moments.first(1), 0, 6);
        assertThat(synapses.omega().values[3]).isEqualTo(synapses.omega().values[0]);
        // ω = 0.8 ω + 0.2 * 0.268941421369995 twice more: 0.5, 0.4537.., 0.4168.., 0.3872..
        assertThat(synapses.omega().values[0]).isCloseTo(0.268941421369995 + 0.512 * (0.5 - 0.268941421369995), EXACT);
    }

    @Test
    void pairsOfSpikesChangeWeightsAndNeighboursTakeAShare() {
        receptor(Receptor.D1, 0.5);
        receptor(Receptor.D2, 0.25);
        synapses.preTrace().values[0] = 1;
        synapses.postTrace().values[1] = 1;
        states(0, 1, 0);
        neurons.state.values[POST] = 1;
        TimingPlasticity timing = new TimingPlasticity(parameters.plasticity(), neurons, synapses, network.receptors());
        bring(2);
        timing.run(Moments.first(2, Mechanism.ASSOCIATIVITY), 0, 6);
        // dt = 2, τ = 20, η = 0.01. Synapse 0: pre 1 + (-1/20) 2 = 0.9, post 0 + 2 = 2; Δw = 0.01 (0.9 * 0.5) = 0.0045.
        assertThat(synapses.preTrace().values[0]).isCloseTo(0.9, EXACT);
        assertThat(synapses.postTrace().values[0]).isCloseTo(2, EXACT);
        assertThat(synapses.recentChange.values[0]).isCloseTo(0.0045, EXACT);
        // Synapse 1: pre 2, post 1 + (-1/20 + 1) 2 = 2.9; Δw = 0.01 (2 * 0.5 - 2.9 * 0.25) + 0.005 * 0.5 = 0.00275 +
        // 0.0025.
        assertThat(synapses.preTrace().values[1]).isCloseTo(2, EXACT);
        assertThat(synapses.postTrace().values[1]).isCloseTo(2.9, EXACT);
        assertThat(synapses.recentChange.values[1]).isCloseTo(0.00525, EXACT);
        assertThat(synapses.recentChange.values[2]).isZero();

        neurons.state.values[POST] = -1;
        synapses.preTrace().values[1] = 0;
        synapses.postTrace().values[1] = 1;
        bring(2);
        timing.run(Moments.first(2, Mechanism.ASSOCIATIVITY), 0, 6);
        // (1, -1): post 1 - 2/20 = 0.9; Δw = -0.01 * 0.9 * 0.25 - 0.005 * 0.25 = -0.00225 - 0.00125.
        assertThat(synapses.recentChange.values[1]).isCloseTo(-0.0035, EXACT);
        assertThat(synapses.recentChange.values[0]).isZero();

        synapses.recentChange.values[0] = 1;
        synapses.recentChange.values[1] = 2;
        synapses.recentChange.values[2] = 4;
        synapses.recentChange.values[3] = 8;
        bring(2);
        timing.run(Moments.first(2, Mechanism.PLASTICITY), 0, 6);
        // No change of their own, α = 0.005, ranks 0, 1, 2, one after the other:
        // Δ0 = α (2/2 + 4/3),  Δ1 = α (Δ0/2 + 4/2),  Δ2 = α (Δ0/3 + Δ1/2),  Δ3 = 0 (alone on its branch)
        double first = 0.005 * (1 + 4.0 / 3);
        double second = 0.005 * (first / 2 + 2);
        assertThat(synapses.recentChange.values[0]).isCloseTo(first, EXACT);
        assertThat(synapses.recentChange.values[1]).isCloseTo(second, EXACT);
        assertThat(synapses.recentChange.values[2]).isCloseTo(0.005 * (first / 3 + second / 2), EXACT);
        assertThat(synapses.recentChange.values[3]).isZero();
    }

    @Test
    void neighboursOnALongBranchFollowTheFormulaInAnyOrderOfBirth() {
        int size = 43;
        int[] pre = new int[size];
        int[] post = new int[size];
        for (int i = 0; i < size; i++) {
            pre[i] = i % 4 == 3 ? 5 : i * 7 % 5; // ranks are not the order of birth
            post[i] = POST;
        }
        synapses.lay(pre, post, new int[size]);
        double[] expected = new double[size];
        for (int i = 0; i < size; i++) {
            synapses.recentChange.values[i] = Math.sin(i);
            expected[i] = Math.sin(i);
        }
        synapses.integrity().values[17] = 0; // absent: keeps its change, and the others hear it
        bring();
        DendriticNeighbours neighbours = new DendriticNeighbours(synapses);
        double[] own = neighbours.own(size);
        for (int i = 0; i < size; i++) {
            own[i] = Math.cos(i);
        }
        neighbours.share(0.3, POST, POST + 1);
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                int distance = Math.abs(synapses.rank.values[i] - synapses.rank.values[j]);
                sum += i == j ? 0 : expected[j] / (distance + 1);
            }
            expected[i] = i == 17 ? expected[i] : Math.cos(i) + 0.3 * sum;
        }
        for (int i = 0; i < size; i++) {
            assertThat(synapses.recentChange.values[i]).isCloseTo(expected[i], within(1e-11));
        }
    }

    @Test
    void weightsRelaxAndTakeUpTheChange() {
        fast(0.5, 0.9, 0.1, 0);
        slow(-0.4, 0.9, 0.1, 0);
        meta(0.2, 0.4, 0.1, 0);
        synapses.recentChange.values[0] = 0.1;
        synapses.recentChange.values[1] = 1000;
        synapses.integrity().values[2] = 0;
        receptor(Receptor.SEROTONIN_2A, 0.6);
        receptor(Receptor.SEROTONIN_1A, 0.8);
        bring();
        new WeightDynamics(parameters.weights(), synapses, network.receptors()).run(Moments.first(2), 0, 6);
        // Shares 2/5, 2/50, 2/1000; serotonin 0.5 * 0.6 + 0.1 * 0.2 = 0.32.
        assertThat(synapses.fast.values[0]).isCloseTo(0.5 + 0.4 * (0.03 - 0.5), EXACT);
        assertThat(synapses.slow.values[0]).isCloseTo(-0.4 + 0.04 * (0.01 + 0.4), EXACT);
        assertThat(synapses.meta.values[0]).isCloseTo(0.2 + 0.002 * (0.005 * 0.32 - 0.2), EXACT);
        // A change of 1000 would give 0.54 + 120, 0.864 + 4 and 0.3992 + 0.032.
        assertThat(synapses.fast.values[1]).isEqualTo(1);
        assertThat(synapses.slow.values[1]).isEqualTo(1);
        assertThat(synapses.meta.values[1]).isCloseTo(0.3992 + 0.032, EXACT);
        assertThat(synapses.fast.values[2]).isEqualTo(0.1);
    }

    @Test
    void weakSynapsesWearOutAndStrongOnesRecover() {
        fast(0.009, 0.009, 0.5, -0.5);
        slow(-0.009, 0.01, 0.5, 0.5);
        synapses.integrity().values[1] = 0.5;
        synapses.integrity().values[2] = 0.9995;
        synapses.integrity().values[3] = 0;
        bring();
        new SynapticIntegrity(parameters.structure(), neurons, synapses).run(Moments.first(2), 0, 6);
        // Death rate 0.01 and recovery 0.001 per ms, dt = 2.
        assertThat(synapses.integrity().values[0]).isCloseTo(1 - 0.02, EXACT);
        assertThat(synapses.integrity().values[1]).isCloseTo(0.5 + 0.002, EXACT);
        assertThat(synapses.integrity().values[2]).isEqualTo(1);
        assertThat(synapses.integrity().values[3]).isZero();
    }

    @Test
    void astrocytesTurnEligibilityIntoWeight() {
        network.modulators().phasic.values[Modulator.DOPAMINE.ordinal()] = 0.5;
        neurons.astrocyte.values[POST] = 0.8;
        int[] post = {1, 1, -1, -1, 0};
        int[] pre = {1, -1, 1, -1, 1};
        double[] psi = {1, -0.3, -0.5, 0, 0};
        for (int i = 0; i < post.length; i++) {
            synapses.eligibility.values[0] = 2;
            fast(0.3, 0, 0, 0);
            slow(-0.3, 0, 0, 0);
            neurons.state.values[POST] = (byte) post[i];
            states(pre[i], 0, 0);
            bring();
            new AstrocyteGatedPlasticity(parameters.astrocyteGating(), neurons, synapses, network.modulators())
                    .run(Moments.first(1), 0, 6);
            // e = 0.95 * 2 + ψ, Δ = 0.005 * 0.5 * 0.8 e = 0.002 e.
            double eligibility = 1.9 + psi[i];
            assertThat(synapses.eligibility.values[0]).isCloseTo(eligibility, EXACT);
            assertThat(synapses.fast.values[0]).isCloseTo(0.3 + 0.3 * 0.002 * eligibility, EXACT);
            assertThat(synapses.slow.values[0]).isCloseTo(-0.3 + 0.1 * 0.002 * eligibility, EXACT);
        }
    }

    @Test
    void scalingMovesWeightsTowardsTheTargetRate() {
        fast(0.5, 0.5, 0.5, 0.99999);
        slow(-0.5, -0.5, 0.5, 0.5);
        synapses.integrity().values[1] = 0;
        neurons.rate.values[POST] = 0.1;
        neurons.gain.values[POST] = 1.5;
        new SynapticScaling(parameters.rateHomeostasis(), neurons, synapses).run(Moments.first(1), 0, 6);
        // 1 + 0.0005 (0.2 - 0.1) 1.5 = 1.000075.
        assertThat(synapses.fast.values[0]).isCloseTo(0.5000375, EXACT);
        assertThat(synapses.slow.values[0]).isCloseTo(-0.5000375, EXACT);
        assertThat(synapses.fast.values[1]).isEqualTo(0.5);
        assertThat(synapses.fast.values[3]).isEqualTo(1);
    }

    private void transmit() {
        new AxonalDrive(parameters.timeWarping(), neurons, synapses).run(Moments.first(1), 0, 6);
        new SynapticTransmission(parameters.membrane(), neurons, synapses).run(Moments.first(1), 0, 6);
    }

    private void bring() {
        bring(1);
    }

    private void bring(double dt) {
        synapses.axons().share(neurons);
        new AxonalSignal(parameters.plasticity(), neurons, synapses).run(Moments.first(dt), 0, 6);
        new PresynapticSignal(synapses).run(Moments.first(dt), 0, 6);
    }

    private int[] signals() {
        int[] signals = new int[synapses.count()];
        for (int s = 0; s < signals.length; s++) {
            signals[s] = synapses.signal.values[s];
        }
        return signals;
    }

    private void receptor(Receptor receptor, double activation) {
        network.receptors().activation.values[receptor.ordinal()] = activation;
    }

    private void states(int... states) {
        for (int n = 0; n < states.length; n++) {
            neurons.state.values[n] = (byte) states[n];
        }
    }

    private void fast(double... weights) {
        System.arraycopy(weights, 0, synapses.fast.values, 0, weights.length);
    }

    private void slow(double... weights) {
        System.arraycopy(weights, 0, synapses.slow.values, 0, weights.length);
    }

    private void meta(double... weights) {
        System.arraycopy(weights, 0, synapses.meta.values, 0, weights.length);
    }
}

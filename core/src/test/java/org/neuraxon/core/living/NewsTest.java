package org.neuraxon.core.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;

/** What is news to the network: unfamiliar inputs, rewards nobody expected, dopamine after acetylcholine. */
class NewsTest {

    private static final LivingParameters SMALL = LivingParameters.DEFAULT.with(
            Map.of("num_input_neurons", 6, "num_hidden_neurons", 44, "num_output_neurons", 10, "memory_synapses", 20));

    private static void show(LivingNetwork network, int moments, double... pattern) {
        for (int t = 0; t < moments; t++) {
            network.inputs(pattern);
            network.step();
        }
    }

    @Test
    void whatIsHeardBecomesFamiliarAndAnotherPatternIsNews() {
        LivingNetwork network = LivingNetwork.grow(SMALL.with("noradrenaline_novelty", 1.5), 1);
        network.step(2_000);
        double calm = network.level(Modulator.NORADRENALINE);
        show(network, 100, 1, -1, 0, 1, 0, 0);
        assertThat(network.level(Modulator.NORADRENALINE)).isGreaterThan(calm + 0.05);
        for (int k = 0; k < 20; k++) {
            show(network, 100, 1, -1, 0, 1, 0, 0);
            network.step(200);
        }
        show(network, 60, 1, -1, 0, 1, 0, 0);
        double familiar = network.ensemble().novelty.values[0];
        network.step(1_000);
        show(network, 60, 1, 1, 0, 0, -1, 1);
        assertThat(familiar).isLessThan(0.1);
        assertThat(network.ensemble().novelty.values[0]).isGreaterThan(2 * familiar);
    }

    @Test
    void withoutInputThereIsNoNews() {
        LivingNetwork network = LivingNetwork.grow(SMALL, 1);
        network.step(500);
        assertThat(network.ensemble().novelty.values[0]).isZero();
        assertThat(network.ensemble().value.values[0]).isZero();
        assertThat(network.ensemble().news.values[0]).isZero();
    }

    /** By hand: one bin of a cue that says 1 for its whole length, then reward 1 in the bin after. */
    @Test
    void theCriticCorrectsByItsRate() {
        LivingNetwork network = LivingNetwork.grow(SMALL.with("critic_rate", 0.3), 1);
        show(network, 10, 1);
        for (int t = 0; t < 10; t++) {
            network.reward(0.1);
            network.step();
        }
        network.step();
        // The cue stood in the first tap when the reward came: trace 1, overlap 1, error 1.
        assertThat(network.expectation().weight.values[1]).isEqualTo(0.3 / 2, within(1e-12));
        assertThat(network.expectation().weight.values[2]).isZero();
    }

    @Test
    void anExpectedRewardIsNoNewsAndItsAbsenceIs() {
        LivingNetwork network = LivingNetwork.grow(SMALL, 3);
        for (int k = 0; k < 60; k++) {
            trial(network, true);
        }
        double met = trial(network, true);
        double missed = trial(network, false);
        assertThat(met).isBetween(-0.3, 0.3);
        assertThat(missed).isLessThan(-0.7);
        network.ablate(Mechanism.EXPECTATION);
        assertThat(trial(network, true)).isEqualTo(1, within(1e-9));
    }

    /** Reward and news summed over 60 moments around the reward, of size 1 in all; the cue comes 200 moments before. */
    private static double trial(LivingNetwork network, boolean rewarded) {
        network.step(700);
        show(network, 20, 0, 1);
        network.step(180 - 20);
        double sum = 0;
        for (int t = 0; t < 60; t++) {
            double reward = rewarded && t >= 20 && t < 40 ? 0.05 : 0;
            network.reward(reward);
            network.step();
            sum += reward + network.ensemble().news.values[0];
        }
        return sum;
    }

    @Test
    void dopamineAfterAcetylcholineStrengthensAndTheReverseDoesNot() {
        assertThat(change(0, 1)).isPositive();
        assertThat(change(1, 0)).isNegative();
    }

    private static double change(double dopamineFirst, double dopamineThen) {
        LivingNetwork network = LivingNetwork.grow(SMALL, 5);
        network.ablate(
                Mechanism.MODULATION,
                Mechanism.SPONTANEOUS_ACTIVITY,
                Mechanism.SYNAPSE_FORMATION,
                Mechanism.SYNAPSE_PRUNING);
        level(network, dopamineFirst);
        double before = sum(network);
        for (int t = 0; t < 100; t++) {
            for (int n = 6; t >= 60 && n < 60; n++) {
                network.inject(n, 3);
            }
            network.step();
        }
        level(network, dopamineThen);
        network.step(100);
        return sum(network) - before;
    }

    /** Dopamine and acetylcholine alternate. */
    private static void level(LivingNetwork network, double dopamine) {
        network.modulate(Modulator.SEROTONIN, 0);
        network.modulate(Modulator.DOPAMINE, dopamine);
        network.modulate(Modulator.ACETYLCHOLINE, 1 - dopamine);
    }

    private static double sum(LivingNetwork network) {
        double sum = 0;
        for (double weight : network.weights()) {
            sum += weight;
        }
        return sum;
    }
}

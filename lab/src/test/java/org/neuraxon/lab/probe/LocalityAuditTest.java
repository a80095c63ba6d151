package org.neuraxon.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.lab.probe.LocalityAudit.Disturbance;

class LocalityAuditTest {

    private static LivingNetwork network;

    @BeforeAll
    static void grow() {
        network = LivingNetwork.grow(
                LivingParameters.DEFAULT.with(Map.of("num_hidden_neurons", 60, "memory_synapses", 30)), 3);
        network.step(200);
        network.modulate(Modulator.DOPAMINE, 0.9);
        network.modulate(Modulator.ACETYLCHOLINE, 0.8);
        network.modulate(Modulator.SEROTONIN, 0.1);
        network.step(25);
    }

    private static LocalityAudit audit() {
        return new LocalityAudit(network, new CounterRandom(5), 1);
    }

    @ParameterizedTest
    @EnumSource(Disturbance.class)
    void whatIsNotLocalDoesNotMatterAndWhatIsDoes(Disturbance what) {
        LocalityAudit.Outcome outcome = audit().disturb(what);
        assertThat(outcome.violations()).isZero();
        if (what.local()) {
            assertThat(outcome.reached()).isPositive();
        } else {
            assertThat(outcome.compared()).isGreaterThan(audit().synapses() / 2);
        }
    }

    /** At a moment in which nothing is learned there is nothing to find; the audit must notice the difference. */
    @Test
    void theAuditedNetworkLearns() {
        assertThat(network.steps() % 5).isZero();
        float[] before = network.memory().fast.values.clone();
        LivingNetwork copy = (LivingNetwork) org.neuraxon.core.model.Models.restored(network.snapshot());
        copy.step();
        assertThat(copy.memory().fast.values).isNotEqualTo(before);
    }

    @Test
    void levelsHearOfActivityAndRewardAlone() {
        assertThat(audit().levelsFollowActivityAlone()).isTrue();
        assertThat(audit().levelsIgnoreWeights(20)).isTrue();
        assertThat(audit().levelsFollowActivity()).isTrue();
        assertThat(audit().dopamineFollowsReward()).isTrue();
    }
}

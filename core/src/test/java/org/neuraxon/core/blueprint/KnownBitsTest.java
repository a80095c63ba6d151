package org.neuraxon.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Mechanism;

/**
 * Fixed lives end with known digests. A change here is a change of what seeds, snapshots and recordings mean: if it is meant, put the new
 * digests in and say so in the change; whether the new numbers are right, the golden trajectories and the tests of single phases tell.
 */
class KnownBitsTest {

    /** The mechanisms there were when the bits were pinned; a snapshot names those that are off. */
    private static final Mechanism[] THEN = EnumSet.complementOf(EnumSet.of(
                    Mechanism.CONSOLIDATION,
                    Mechanism.INHIBITION,
                    Mechanism.FATIGUE,
                    Mechanism.NOVELTY,
                    Mechanism.EXPECTATION))
            .toArray(Mechanism[]::new);

    @Test
    void aStirredLife() {
        assertThat(Stirred.dynamics(Stirred.live(Blueprint2.grow(Stirred.parameters(), 7), 250)))
                .isEqualTo("2cb9f66cbfd0f4fa743b47f81e6dab52a32d3d7e054e0f097022e6f5834c0968");
    }

    @Test
    void aLifeWithTheSwitchesOff() {
        BlueprintParameters plain = Stirred.parameters()
                .with("chrono_enabled", false)
                .with("dsn_enabled", false)
                .with("ctsn_enabled", false)
                .with("agmp_enabled", false);
        assertThat(Stirred.dynamics(Stirred.live(Blueprint2.grow(plain, 7), 120)))
                .isEqualTo("4df299cf6d8d76bd395cf63f30d815597ea4a978644561dd2ff03bdb16b5e2aa");
    }

    @Test
    void aLifeWithLongBranchesAndWithoutClips() {
        BlueprintParameters unclipped = Stirred.parameters()
                .with("ws_k", 24)
                .with("num_dendritic_branches", 1)
                .with("chrono_trace_clip", 0)
                .with("chrono_gate_norm", 0)
                .with("chrono_raw_clip", 0)
                .with("receptor_concentration_cap", 0)
                .with("receptor_slope_tonic", 0)
                .with("receptor_slope_phasic", 0)
                .with("chrono_omega_min", 0.9)
                .with("chrono_omega_max", 0.1);
        assertThat(Stirred.dynamics(Stirred.live(Blueprint2.grow(unclipped, 8), 120)))
                .isEqualTo("9cb879bee8625dcb7f914ae7646f789bb3772c86d3945f00ada41a3b9ac2f794");
    }

    @Test
    void aLifeWithEverythingAblated() {
        Blueprint2 network = Blueprint2.grow(Stirred.parameters(), 9);
        network.ablate(THEN);
        assertThat(Stirred.dynamics(Stirred.live(network, 120)))
                .isEqualTo("58dadddf4d0187dbbf19439a6813eeb5f727745cbd24e99526bc78f6fbf39356");
    }
}

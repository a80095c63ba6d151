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
                .isEqualTo("77a46f77872efd67185a793779ec9c5dc44a8afe0a69cdab629b764699354a74");
    }

    @Test
    void aLifeWithTheSwitchesOff() {
        BlueprintParameters plain = Stirred.parameters()
                .with("chrono_enabled", false)
                .with("dsn_enabled", false)
                .with("ctsn_enabled", false)
                .with("agmp_enabled", false);
        assertThat(Stirred.dynamics(Stirred.live(Blueprint2.grow(plain, 7), 120)))
                .isEqualTo("69e0d30f4772c97f9154463401638983edf9f95624c2489c9639783d9aba5c6c");
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
                .isEqualTo("b85a6e46fb97f1ea497c8c86908bf03f11510e60156b9605c7749c27ecb8a2b7");
    }

    @Test
    void aLifeWithEverythingAblated() {
        Blueprint2 network = Blueprint2.grow(Stirred.parameters(), 9);
        network.ablate(THEN);
        assertThat(Stirred.dynamics(Stirred.live(network, 120)))
                .isEqualTo("a32e9b77751e8952811ef36690c513e917a704ddb9891fc004c255a259e3a1de");
    }
}

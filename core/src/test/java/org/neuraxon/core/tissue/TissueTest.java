package org.neuraxon.core.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.state.SnapshotFile;

/** Spheres, projections and their snapshots. */
class TissueTest {

    @Test
    void savingAndLoadingChangesNothing() {
        Tissue whole = live(tissue(ProjectionParameters.DEFAULT.with("delay_steps", 3)), 60);
        Tissue first = live(tissue(ProjectionParameters.DEFAULT.with("delay_steps", 3)), 25);
        Tissue second = Tissue.restored(SnapshotFile.parse(SnapshotFile.bytes(first.snapshot()), "test"));
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(live(second, 35).digest()).isEqualTo(whole.digest());
    }

    /** If a change of bits is meant, put the new digests in and say so: seeds, snapshots and recordings then mean something else. */
    @ParameterizedTest
    @CsvSource({
        "dense,cd4b4599e93032df521c764b923ae81528904260726e4e1947d3ee32796ac378",
        "sparse,1dbfc8941272fbf2435d099c0b4e8246bfb916eac35873fa5019f0cbbc674928",
        "topographic,03d062cc0e743daab706ff8c2f2f2d60e3a59f3fffdcb6b169b55607f144beba",
        "one_to_one,373a455b850f60c4229f64ad78dcba586be4a078c80901af32adb05eea748c8a"
    })
    void fixedLivesEndWithKnownDigests(String topology, String digest) {
        ProjectionParameters parameters =
                ProjectionParameters.DEFAULT.with("topology", topology).with("delay_steps", 2);
        assertThat(live(tissue(parameters), 60).digest()).isEqualTo(digest);
    }

    @Test
    void aPayloadArrivesAfterItsDelay() {
        for (int delay = 0; delay <= 3; delay++) {
            ProjectionParameters parameters = ProjectionParameters.DEFAULT
                    .with("delay_steps", delay)
                    .with("coherence_strength", 0)
                    .with("topology", "one_to_one")
                    .with("gain", 5);
            Tissue tissue = tissue(parameters);
            Blueprint2 source = (Blueprint2) tissue.sphere("a").network();
            source.neurons().state.values[28] = 1;
            int arrived = -1;
            for (int t = 0; t < 6 && arrived < 0; t++) {
                tissue.step();
                if (tissue.sphere("b").lastCombinedInputs().get(0) == 1) {
                    arrived = t;
                }
            }
            assertThat(arrived).isEqualTo(delay);
        }
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void rowsOfANewProjectionAreNormalised(Topology topology) {
        Projection projection = Projection.grow(
                "p",
                "a",
                "b",
                List.of(25, 26, 27, 28),
                List.of(0, 1, 2, 3),
                ProjectionParameters.DEFAULT.with("topology", topology.key()),
                7);
        for (double[] row : projection.weights()) {
            double sum = 0;
            for (double weight : row) {
                assertThat(weight).isNotNegative();
                sum += weight;
            }
            assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
        }
    }

    @Test
    void theKindChoosesTheRhythm() {
        assertThat(ProjectionParameters.DEFAULT.with("kind", "feedforward").coherenceBand())
                .isEqualTo("gamma");
        assertThat(ProjectionParameters.DEFAULT.with("kind", "feedback").coherenceBand())
                .isEqualTo("beta");
        assertThat(ProjectionParameters.DEFAULT
                        .with("coherence_band", "gamma")
                        .with("kind", "thalamic_like")
                        .coherenceBand())
                .isEqualTo("theta");
    }

    @Test
    void impossiblePortsAreRefused() {
        Tissue tissue = tissue(ProjectionParameters.DEFAULT);
        assertThatThrownBy(() -> sphere("c", 1, new Ports(List.of(7), List.of(), List.of(), List.of())))
                .hasMessageContaining("sensory");
        assertThatThrownBy(() -> tissue.add(sphere("a", 1, ports()))).hasMessageContaining("two spheres");
        assertThatThrownBy(() -> tissue.add(
                        Projection.grow("q", "a", "b", List.of(1), List.of(0), ProjectionParameters.DEFAULT, 1)))
                .hasMessageContaining("not an output");
        assertThatThrownBy(() -> tissue.sphere("a").inject(99, 1)).hasMessageContaining("neuron 99");
    }

    private static Tissue tissue(ProjectionParameters parameters) {
        Tissue tissue = new Tissue("test");
        tissue.add(new Layer("L", 0, ""));
        tissue.add(sphere("a", 1, ports()));
        tissue.add(sphere("b", 2, ports()));
        tissue.add(Projection.grow(
                "a-b", "a", "b", List.of(28, 29), List.of(0, 1), parameters.with("plasticity_rate", 0.01), 3));
        tissue.add(Projection.grow("b-b", "b", "b", List.of(25), List.of(2, 3), parameters, 3));
        return tissue;
    }

    private static Ports ports() {
        return new Ports(List.of(3, 4), List.of(0, 1), List.of(28, 29), List.of(25));
    }

    private static Sphere sphere(String id, long seed, Ports ports) {
        return new Sphere(id, id, "L", "", List.of("test"), ports, Blueprint2.grow(BlueprintParameters.DEFAULT, seed));
    }

    private static Tissue live(Tissue tissue, int moments) {
        for (int i = 0; i < moments; i++) {
            tissue.sphere("a").inject(3, (tissue.steps() % 3) - 1.0);
            tissue.sphere("a").inject(20, 0.5);
            tissue.step();
        }
        return tissue;
    }
}

package org.neuraxon.core.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotFile;

/** A projection by itself: what it sends, when, and what it learns, worked out by hand. */
class ProjectionTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final int INPUTS = 4;
    private static final int NEURONS = 9;
    private static final List<Integer> FROM = List.of(7, 8);
    private static final List<Integer> TO = List.of(1, 3);
    private static final ProjectionParameters PLAIN = ProjectionParameters.DEFAULT
            .with("delay_steps", 0)
            .with("normalize_rows", false)
            .with("coherence_strength", 0);

    /** cos(0.8) is 0.6967067093471654, so the gate is 0.6 + 0.2 * 1.6967067093471654. */
    @Test
    void thePayloadIsWhatItsFormulaSays() {
        double gate = 0.93934134186943308;
        Sphere source = sphere(FROM, 1, -1);
        Sphere target = sphere(TO, 0, 0);
        rhythm(source, "theta", 1.1);
        rhythm(target, "theta", 0.3);
        ProjectionParameters parameters =
                PLAIN.with("gain", 3).with("bias", 0.25).with("coherence_strength", 0.4);
        Projection projection = projection(parameters, new double[][] {{0.5, -0.25}, {1, 2}}, List.of());
        assertThat(arriving(projection, source, target, Map.of()))
                .hasEntrySatisfying(1, value -> assertThat(value).isCloseTo(3 * gate * (0.25 + 0.75), EXACT))
                .hasEntrySatisfying(3, value -> assertThat(value).isCloseTo(3 * gate * (0.25 - 1), EXACT))
                .hasSize(2);
        assertThat(arriving(projection, source, target, Map.of(3, 10.0)).get(3))
                .isCloseTo(10 + 3 * gate * (0.25 - 1), EXACT);
    }

    @Test
    void withoutTheRhythmOnBothSidesNothingGates() {
        ProjectionParameters parameters = PLAIN.with("coherence_strength", 1);
        double[][] weights = {{1, 0}, {0, 1}};
        for (int with = 0; with < 4; with++) {
            Sphere source = sphere(FROM, 1, 1);
            Sphere target = sphere(TO, 0, 0);
            rhythm(source, (with & 1) == 0 ? "gamma" : "theta", Math.PI);
            rhythm(target, (with & 2) == 0 ? "gamma" : "theta", 0);
            double arrived = arriving(projection(parameters, weights, List.of()), source, target, Map.of())
                    .get(1);
            assertThat(arrived).isCloseTo(with == 3 ? 0 : 1, EXACT);
            Projection gated = projection(parameters, weights, List.of());
            assertThat(gated.gate(source, target).isPresent()).isEqualTo(with == 3);
            Projection plain = projection(PLAIN, weights, List.of());
            assertThat(plain.gate(source, target)).isEmpty();
            assertThat(arriving(projection(PLAIN, weights, List.of()), source, target, Map.of())
                            .get(1))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsUnderwayArrivesInTheOrderOfSending() {
        List<double[]> sent = new ArrayList<>(List.of(new double[] {5, 6}, new double[] {7, 8}));
        Projection projection = projection(PLAIN.with("delay_steps", 2), new double[][] {{1, 0}, {0, 1}}, sent);
        sent.get(0)[0] = 99;
        projection.underway().get(1)[1] = 99;
        Sphere source = sphere(FROM, 1, -1);
        Sphere target = sphere(TO, 0, 0);
        assertThat(arriving(projection, source, target, Map.of())).isEqualTo(Map.of(1, 5.0, 3, 6.0));
        assertThat(projection.underway()).containsExactly(new double[] {7, 8}, new double[] {1, -1});
        assertThat(arriving(projection, source, target, Map.of())).isEqualTo(Map.of(1, 7.0, 3, 8.0));
        assertThat(arriving(projection, source, target, Map.of())).isEqualTo(Map.of(1, 1.0, 3, -1.0));
    }

    /** Source (+1, -1), target (+1, 0): (0.5 + 0.2, -0.3 - 0.2) and (0.1, 1.2), less a tenth, clipped at 0.6. */
    @Test
    void weightsFollowBothSides() {
        Sphere source = sphere(FROM, 1, -1);
        Sphere target = sphere(TO, 1, 0);
        ProjectionParameters parameters =
                PLAIN.with("plasticity_rate", 0.2).with("weight_decay", 0.1).with("weight_clip", 0.6);
        double[][] weights = {{0.5, -0.3}, {0.1, 1.2}};
        Projection projection = projection(parameters, weights, List.of());
        projection.learn(source, target);
        assertThat(projection.weights()[0]).containsExactly(new double[] {0.6, -0.45}, EXACT);
        assertThat(projection.weights()[1]).containsExactly(new double[] {0.09, 0.6}, EXACT);
        assertThat(weights[0]).containsExactly(0.5, -0.3);

        projection.weights()[0][0] = 99;
        assertThat(projection.weights()[0][0]).isEqualTo(0.6);
        Sphere mirrored = sphere(TO, -1, 0);
        for (int t = 0; t < 20; t++) {
            projection.learn(source, mirrored);
        }
        assertThat(projection.weights()[0]).containsExactly(-0.6, 0.6);
    }

    @Test
    void weightsWithoutDecayStayWhereNothingCoincides() {
        Projection projection =
                projection(PLAIN.with("plasticity_rate", 0.2), new double[][] {{0.5, -0.3}, {0.1, 1.2}}, List.of());
        projection.learn(sphere(FROM, 1, -1), sphere(TO, 0, 0));
        assertThat(projection.weights()).isDeepEqualTo(new double[][] {{0.5, -0.3}, {0.1, 1.2}});
    }

    @Test
    void aProjectionThatDoesNotLearnForgetsNothingEither() {
        for (double rate : new double[] {0, -0.5}) {
            ProjectionParameters parameters = PLAIN.with("plasticity_rate", rate)
                    .with("weight_decay", 0.5)
                    .with("weight_clip", 0.1);
            Projection projection = projection(parameters, new double[][] {{0.5, -0.3}, {0.1, 1.2}}, List.of());
            projection.learn(sphere(FROM, 1, -1), sphere(TO, 1, 0));
            assertThat(projection.weights()).isDeepEqualTo(new double[][] {{0.5, -0.3}, {0.1, 1.2}});
        }
    }

    @Test
    void rowsAddUpToOneUnlessNothingIsInThem() {
        ProjectionParameters parameters =
                PLAIN.with("normalize_rows", true).with("plasticity_rate", 1).with("weight_clip", 10);
        Projection projection = projection(parameters, new double[][] {{0.5, -1.5}, {0, 0}}, List.of());
        assertThat(projection.weights()).isDeepEqualTo(new double[][] {{0.25, -0.75}, {0, 0}});
        projection.learn(sphere(FROM, 1, 1), sphere(TO, 1, 0));
        assertThat(projection.weights()[0]).containsExactly(new double[] {1.25 / 1.5, 0.25 / 1.5}, EXACT);
        assertThat(projection.weights()[1]).containsExactly(0, 0);
    }

    @Test
    void aProjectionSaysWhatItIs() {
        Projection projection = projection(PLAIN, new double[][] {{0.5, -0.3}, {0.1, 1.2}}, List.of());
        assertThat(projection.id()).isEqualTo("p");
        assertThat(projection.source()).isEqualTo("a");
        assertThat(projection.target()).isEqualTo("b");
        assertThat(projection.from()).isEqualTo(FROM);
        assertThat(projection.to()).isEqualTo(TO);
        assertThat(projection.parameters()).isEqualTo(PLAIN);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        double[][] fine = {{0.5, -0.3}, {0.1, 1.2}};
        assertThatThrownBy(() -> projection(PLAIN, new double[][] {{1, 2}}, List.of()))
                .hasMessage("the weight matrix of projection 'p' must have 2 rows of 2 weights");
        assertThatThrownBy(() -> projection(PLAIN, new double[][] {{1, 2}, {1}}, List.of()))
                .hasMessageContaining("2 rows of 2 weights");
        assertThatThrownBy(() -> projection(PLAIN, fine, List.of(new double[2], new double[3])))
                .hasMessage("the delay buffer of projection 'p' must have 2 values in each row");
        ProjectionParameters impossible =
                new ProjectionParameters(1, -1, 0.25, 0.2, "theta", "dense", 1, false, 0, 0, 1.5, true, 0, "driving");
        assertThatThrownBy(() -> projection(impossible, fine, List.of())).hasMessageContaining("'delay_steps' is -1");
        assertThatThrownBy(() -> grow(2, 2, PLAIN.with("topology", "ring"), 1))
                .hasMessageContaining("there is no topology 'ring'");
    }

    @Test
    void denseAndSparseReachAsManyAsTheySay() {
        assertThat(share(grow(40, 50, PLAIN, 1))).isEqualTo(1);
        ProjectionParameters sparse = PLAIN.with("topology", "sparse");
        assertThat(share(grow(40, 50, sparse.with("sparse_prob", 0.3), 1))).isCloseTo(0.3, within(0.05));
        assertThat(share(grow(40, 50, sparse.with("sparse_prob", 0), 1))).isZero();
    }

    /** Whoever lies on the edge itself is left out here: there rounding decides. */
    @Property(tries = 40)
    void topographicReachesItsNeighbourhood(
            @ForAll @IntRange(min = 1, max = 12) int sources, @ForAll @IntRange(min = 1, max = 12) int targets) {
        double[][] weights =
                grow(sources, targets, PLAIN.with("topology", "topographic"), 1).weights();
        for (int i = 0; i < targets; i++) {
            for (int j = 0; j < sources; j++) {
                // |(i + 1/2) / targets - (j + 1/2) / sources| against 1/4 or 1/2 of the larger step, times 4 targets
                // sources
                int distance = 2 * Math.abs((2 * i + 1) * sources - (2 * j + 1) * targets);
                int reach = Math.max(targets * sources, 2 * Math.max(targets, sources));
                if (distance != reach) {
                    assertThat(weights[i][j] != 0).isEqualTo(distance < reach);
                }
            }
        }
    }

    @Test
    void theEdgeBelongsToTheNeighbourhood() {
        double[] row = grow(8, 8, PLAIN.with("topology", "topographic"), 1).weights()[3];
        assertThat(row[0]).isZero();
        assertThat(row[1]).isPositive();
        assertThat(row[5]).isPositive();
        assertThat(row[6]).isZero();
    }

    @Test
    void oneToOneWeighsOne() {
        ProjectionParameters parameters = PLAIN.with("topology", "one_to_one").with("allow_negative_weights", true);
        assertThat(grow(3, 2, parameters, 1).weights()).isDeepEqualTo(new double[][] {{1, 0, 0}, {0, 1, 0}});
    }

    @Test
    void halfTheWeightsAreNegativeIfTheyMayBe() {
        double[][] positive = grow(40, 50, PLAIN, 1).weights();
        double[][] signed =
                grow(40, 50, PLAIN.with("allow_negative_weights", true), 1).weights();
        int negative = 0;
        for (int i = 0; i < signed.length; i++) {
            for (int j = 0; j < signed[i].length; j++) {
                assertThat(Math.abs(signed[i][j])).isEqualTo(positive[i][j]);
                negative += signed[i][j] < 0 ? 1 : 0;
            }
        }
        assertThat(negative / 2000.0).isCloseTo(0.5, within(0.05));
        StringBuilder signs = new StringBuilder();
        for (int j = 0; j < 20; j++) {
            signs.append(signed[1][j] < 0 ? '-' : '+');
        }
        assertThat(signs).as("what the seed means").hasToString("------+-+--++-+---+-");
        assertThat(grow(40, 50, PLAIN, 2).weights()[0]).isNotEqualTo(positive[0]);
    }

    @Test
    void aNewProjectionSendsSilenceFirst() {
        Projection projection = grow(2, 3, PLAIN.with("delay_steps", 2), 1);
        assertThat(projection.underway()).containsExactly(new double[3], new double[3]);
        assertThat(grow(2, 3, PLAIN, 1).underway()).isEmpty();
    }

    /** Rows that were normalised do not add up to 1 exactly, so normalising them once more on the way back would change bits. */
    @Property(tries = 50)
    void savingAndLoadingKeepsEveryBit(@ForAll @IntRange(max = 100_000) int seed) {
        Projection grown = grow(7, 3, PLAIN.with("normalize_rows", true).with("delay_steps", 2), seed);
        Snapshot saved = new Snapshot("projection", "test");
        grown.save(saved);
        Projection back = Projection.restored("p", SnapshotFile.parse(SnapshotFile.bytes(saved), "test"));
        assertThat(back.weights()).isDeepEqualTo(grown.weights());
        assertThat(back.underway()).containsExactly(grown.underway().toArray(double[][]::new));
        assertThat(back.from()).isEqualTo(grown.from());
        assertThat(back.to()).isEqualTo(grown.to());
        assertThat(back.source() + back.target()).isEqualTo("ab");
        assertThat(back.parameters()).isEqualTo(grown.parameters());
    }

    private static Projection projection(ProjectionParameters parameters, double[][] weights, List<double[]> underway) {
        return new Projection("p", "a", "b", FROM, TO, parameters, weights, underway);
    }

    private static Projection grow(int sources, int targets, ProjectionParameters parameters, long seed) {
        return Projection.grow("p", "a", "b", numbers(100, sources), numbers(0, targets), parameters, seed);
    }

    private static List<Integer> numbers(int first, int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(first + i);
        }
        return numbers;
    }

    private static double share(Projection projection) {
        int all = 0;
        int there = 0;
        for (double[] row : projection.weights()) {
            for (double weight : row) {
                all++;
                there += weight != 0 ? 1 : 0;
            }
        }
        return there / (double) all;
    }

    private static Map<Integer, Double> arriving(
            Projection projection, Sphere source, Sphere target, Map<Integer, Double> already) {
        Map<Integer, Double> arriving = new LinkedHashMap<>(already);
        projection.transmit(source, target, arriving);
        return arriving;
    }

    /** A sphere of nine neurons, without synapses and rhythms, of which two show these states. */
    private static Sphere sphere(List<Integer> neurons, int first, int second) {
        Blueprint2 network = Blueprint2.bare(
                BlueprintParameters.DEFAULT.with(Map.of(
                        "num_input_neurons",
                        INPUTS,
                        "num_hidden_neurons",
                        NEURONS - INPUTS - FROM.size(),
                        "num_output_neurons",
                        FROM.size())),
                1);
        network.neurons().state.values[neurons.get(0)] = (byte) first;
        network.neurons().state.values[neurons.get(1)] = (byte) second;
        return new Sphere("s", "s", "L", "", List.of(), new Ports(List.of(), TO, FROM, List.of()), network);
    }

    private static void rhythm(Sphere sphere, String band, double phase) {
        ((Blueprint2) sphere.network()).rhythms().add(band, 6, phase, 1);
    }
}

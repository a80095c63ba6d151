package org.neuraxon.core.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.tissue.Layer;
import org.neuraxon.core.tissue.Ports;
import org.neuraxon.core.tissue.Projection;
import org.neuraxon.core.tissue.ProjectionParameters;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;

/** Calibration network 7, two spheres with a cut link, and its kin. */
class LinksTest {

    private static final LivingParameters SMALL = LivingParameters.DEFAULT
            .with("num_input_neurons", 4)
            .with("num_hidden_neurons", 60)
            .with("num_output_neurons", 6);
    private static final int FIRST_OUTPUT = 64;

    @Test
    void twoSpheresThatReachEachOtherAreGreen() {
        Panel panel = VitalSigns.of(two(1, FIRST_OUTPUT, 0), 2_000, 3);
        Sign links = panel.sign(12);
        assertThat(links.light()).as(links.detail()).isEqualTo(Light.GREEN);
        assertThat(links.value()).isGreaterThan(0.1).isEqualTo(links.figure("a-b deviation"));
        assertThat(links.detail()).isEqualTo("1 links");
    }

    @Test
    void aCutLinkIsRed() {
        Sign links = VitalSigns.of(two(0, FIRST_OUTPUT, 0), 2_000, 3).sign(12);
        assertThat(links.light()).isEqualTo(Light.RED);
        assertThat(links.value()).isZero();
        assertThat(links.detail()).isEqualTo("a-b is cut");
    }

    /** Nothing of its source comes through, only its bias: always the same is not a signal, though rounded sums of squares differ from the square of a sum. */
    @Test
    void aLinkThatSendsOnlyItsBiasIsCut() {
        Sign links = Links.of(
                two(ProjectionParameters.DEFAULT.with("gain", 0.3).with("bias", 0.7), 0, FIRST_OUTPUT, 0, SMALL), 3);
        assertThat(links.detail()).isEqualTo("a-b is cut");
        assertThat(links.light()).isEqualTo(Light.RED);
        assertThat(links.value()).isZero();
    }

    @Test
    void aMisWiredLinkIsRed() {
        Sign from = VitalSigns.of(two(1, FIRST_OUTPUT + 2, 0), 2_000, 3).sign(12);
        assertThat(from.light()).isEqualTo(Light.RED);
        assertThat(from.detail()).contains("mis-wired").contains("neuron 66 of a is no relay output");
        Sign to = VitalSigns.of(two(1, FIRST_OUTPUT, 2), 2_000, 3).sign(12);
        assertThat(to.light()).isEqualTo(Light.RED);
        assertThat(to.detail()).contains("neuron 2 of b is no relay input");
    }

    @Test
    void aLinkWhoseSourceNeverChangesIsNotJudged() {
        LivingParameters silent = SMALL.with("noise", 0).with("input_weight", 0);
        Sign links = VitalSigns.of(two(1, FIRST_OUTPUT, 0, silent), 2_000, 3).sign(12);
        assertThat(links.light()).isEqualTo(Light.UNKNOWN);
        assertThat(links.detail()).startsWith("not measurable yet: a-b was not tried");
    }

    @Test
    void aGateThatDoesNotMoveIsAmber() {
        Tissue tissue = new Tissue("two");
        tissue.add(new Layer("L", 0, ""));
        for (String id : List.of("a", "b")) {
            Ports ports = new Ports(List.of(3), List.of(0), List.of(29), List.of(25));
            Network network = Blueprint2.grow(BlueprintParameters.DEFAULT, id.hashCode());
            tissue.add(new Sphere(id, id, "L", "", List.of(), ports, network));
        }
        ProjectionParameters gated = ProjectionParameters.DEFAULT.with("coherence_strength", 0.02);
        tissue.add(new Projection(
                "a-b", "a", "b", List.of(29), List.of(0), gated, new double[][] {{1}}, List.of(new double[1])));
        Sign links = Links.of(tissue, 5);
        assertThat(links.figure("a-b gate range")).isLessThan(0.05);
        assertThat(links.light()).as(links.detail()).isEqualTo(Light.AMBER);
        assertThat(links.detail()).contains("gate that moves by 0.000");
    }

    @Test
    void spheresHaveSignsOfTheirOwnAndProbesLeaveNoTrace() {
        Tissue tissue = two(1, FIRST_OUTPUT, 0);
        tissue.step(500);
        String before = tissue.digest();
        Panel whole = VitalSigns.of(tissue, 2_000, 3);
        Panel a = VitalSigns.of(tissue, "a", 2_000, 3);
        Panel b = VitalSigns.of(tissue, "b", 2_000, 3);
        assertThat(tissue.digest()).isEqualTo(before);
        assertThat(VitalSigns.of(tissue, 2_000, 3)).isEqualTo(whole);
        double up = whole.sign(2).figure("+1");
        assertThat(up)
                .isBetween(
                        Math.min(a.sign(2).figure("+1"), b.sign(2).figure("+1")),
                        Math.max(a.sign(2).figure("+1"), b.sign(2).figure("+1")));
        assertThat(a.sign(12).detail()).isEqualTo("1 links");
        assertThat(whole.sign(5).value()).isNotNaN();
        assertThat(whole.word()).doesNotContain("links");
        assertThatThrownBy(() -> VitalSigns.of(tissue, "c", 2_000, 3)).hasMessageContaining("no sphere 'c'");
    }

    /** Three spheres of six inputs each: the third is judged by what reaches it, not by the first ten inputs of all. */
    @Test
    void aSphereIsAskedAboutItsOwnInputs() {
        LivingParameters talking = SMALL.with("num_input_neurons", 6).with("num_output_neurons", 10);
        Tissue tissue = new Tissue("three");
        tissue.add(new Layer("L", 0, ""));
        for (String id : List.of("a", "b", "c")) {
            Ports ports = new Ports(List.of(0, 1, 2, 3, 4, 5), List.of(), List.of(), List.of(66, 67, 68, 69));
            tissue.add(new Sphere(id, id, "L", "", List.of(), ports, LivingNetwork.grow(talking, id.hashCode())));
        }
        for (String id : List.of("a", "b", "c")) {
            Responsiveness found = Responsiveness.of(TissueBody.of(tissue, id).copy(), 3);
            assertThat(found.bits()).as(id).isGreaterThan(3 * found.deviation()).isGreaterThan(0.01);
        }
        TissueBody whole = TissueBody.of(tissue);
        assertThat(whole.inputs()).isEqualTo(18);
        assertThat(whole.outputs()).isEqualTo(12);
        assertThat(whole.neurons()).isEqualTo(18 + 3 * 70);
        assertThat(TissueBody.of(tissue, "c").outputs()).isEqualTo(10);
        double[] first = new double[18];
        first[2] = 1;
        whole.step(first);
        assertThat(tissue.sphere("c").network().state(0)).isEqualTo(1);
        assertThat(tissue.sphere("a").network().state(0)).isZero();
    }

    private static Tissue two(double gain, int from, int to) {
        return two(gain, from, to, SMALL);
    }

    private static Tissue two(double gain, int from, int to, LivingParameters parameters) {
        return two(ProjectionParameters.DEFAULT.with("gain", gain), 1, from, to, parameters);
    }

    private static Tissue two(ProjectionParameters link, double weight, int from, int to, LivingParameters parameters) {
        Tissue tissue = new Tissue("two");
        tissue.add(new Layer("L", 0, ""));
        Ports ports = new Ports(List.of(3), List.of(0, 1), List.of(FIRST_OUTPUT, FIRST_OUTPUT + 1), List.of(68, 69));
        tissue.add(new Sphere("a", "a", "L", "", List.of(), ports, LivingNetwork.grow(parameters, 1)));
        tissue.add(new Sphere("b", "b", "L", "", List.of(), ports, LivingNetwork.grow(parameters, 2)));
        tissue.add(new Projection(
                "a-b", "a", "b", List.of(from), List.of(to), link, new double[][] {{weight}}, List.of(new double[1])));
        return tissue;
    }
}

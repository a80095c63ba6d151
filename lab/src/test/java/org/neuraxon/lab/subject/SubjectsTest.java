package org.neuraxon.lab.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;

class SubjectsTest {

    private static final Shape SHAPE = new Shape(4, 30, 6);

    static Stream<Subject> all() {
        return Subjects.all().stream();
    }

    private static void live(Subject subject, Network network, int moments) {
        for (int t = 0; t < moments; t++) {
            for (int i = 0; i < network.inputCount(); i++) {
                subject.feed(network, i, (t + i) % 3 - 1);
            }
            network.step();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundByItsNameAndHasTheShape(Subject subject) {
        Network network = Subjects.named(subject.name()).grow(SHAPE, 3);
        assertThat(network.inputCount()).isEqualTo(4);
        assertThat(network.neuronCount()).isEqualTo(40);
        assertThat(subject.weights(network)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aCopyHasTheSameFutureAndItsOwnState(Subject subject) {
        Network network = subject.grow(SHAPE, 3);
        live(subject, network, 20);
        Network copy = subject.copy(network);
        String before = network.digest();
        live(subject, copy, 20);
        assertThat(network.digest()).isEqualTo(before).isNotEqualTo(copy.digest());
        live(subject, network, 20);
        assertThat(network.digest()).isEqualTo(copy.digest());
    }

    @ParameterizedTest
    @MethodSource("all")
    void anInputOfNothingSetsTheInputToNothing(Subject subject) {
        Network network = subject.grow(SHAPE, 3);
        subject.feed(network, 0, 1);
        network.step();
        subject.feed(network, 0, 0);
        network.step();
        assertThat(network.state(0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void cutSynapsesCarryNothing(Subject subject) {
        Network network = subject.grow(SHAPE, 3);
        subject.freeze(network);
        // Modulators reach every neuron, whatever the wiring.
        subject.clamp(network, Modulator.NORADRENALINE, 0.5);
        subject.cut(network);
        Network other = subject.copy(network);
        subject.freeze(other);
        // A kick to one neuron reaches no other one.
        other.inject(10, 10);
        for (int t = 0; t < 5; t++) {
            network.step();
            other.step();
            for (int n = 4; n < 40; n++) {
                if (n != 10) {
                    assertThat(other.potential(n)).isEqualTo(network.potential(n));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aLesionedNeuronReachesNobody(Subject subject) {
        Network network = subject.grow(SHAPE, 3);
        subject.freeze(network);
        subject.clamp(network, Modulator.NORADRENALINE, 0.5);
        subject.lesion(network, 10, 11);
        Network other = subject.copy(network);
        other.inject(10, 10);
        for (int t = 0; t < 5; t++) {
            network.step();
            other.step();
            for (int n = 4; n < 40; n++) {
                if (n != 10) {
                    assertThat(other.potential(n)).isEqualTo(network.potential(n));
                }
            }
        }
    }

    @Test
    void theGateOfThePlasticNetworkIsDopamine() {
        Subject subject = Subjects.named("plastic");
        Network network = subject.grow(SHAPE, 3);
        subject.settle(network);
        double[] before = subject.weights(network);
        subject.permit(network, 0);
        live(subject, network, 200);
        assertThat(subject.weights(network)).isEqualTo(before);
        subject.permit(network, 1);
        live(subject, network, 200);
        assertThat(Arrays.equals(subject.weights(network), before)).isFalse();
        assertThat(subject.eligibility(network)).hasSameSizeAs(before);
    }

    @Test
    void anUnknownModelIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Subjects.named("golem"))
                .hasMessageContaining("golem")
                .hasMessageContaining("blueprint2");
        assertThatThrownBy(() -> Subjects.named("none").grow(SHAPE, 1)).isInstanceOf(IllegalStateException.class);
    }
}

package org.neuraxon.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.state.DoubleColumn;

/** Which synapses share their traces, and since when, changes no bit. */
class AxonsTest {

    @Property(tries = 12)
    void lookingAtSynapsesChangesNothing(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(min = 1, max = 9) int every) {
        Blueprint2 left = Blueprint2.grow(Stirred.parameters(), seed);
        Blueprint2 seen = Blueprint2.grow(Stirred.parameters(), seed);
        for (int t = 0; t < 90; t++) {
            Stirred.live(left, 1);
            Stirred.live(seen, 1);
            if (t % every == 0) {
                assertThat(seen.synapses().omega().values.length).isPositive();
                assertThat(seen.synapses().axons().shared()).isFalse();
            }
            if (t % 30 == 0) {
                assertThat(seen.digest()).isEqualTo(left.digest());
            }
        }
        assertThat(seen.digest()).isEqualTo(left.digest());
    }

    @Test
    void weightsAreLookedAtForNothing() {
        Blueprint2 network = Blueprint2.grow(Stirred.parameters(), 5);
        Stirred.live(network, 3);
        assertThat(network.synapses().fast.values.length + network.weights().length)
                .isPositive();
        assertThat(network.synapses().axons().shared()).isTrue();
    }

    /** What axons hold or depend on, asked for in each way there is. */
    private static final List<Function<Synapses, DoubleColumn>> COLUMNS = List.of(
            Synapses::integrity,
            Synapses::preTrace,
            Synapses::postTrace,
            Synapses::chronoFast,
            Synapses::chronoSlow,
            Synapses::omega,
            synapses -> named(synapses, "pre_trace"),
            synapses -> named(synapses, "post_trace"));

    private static DoubleColumn named(Synapses synapses, String name) {
        return (DoubleColumn) synapses.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTableThatIsHeldStaysRight(boolean wearing) {
        Blueprint2 network = wearing ? worn() : lasting();
        Synapses held = network.synapses();
        for (Function<Synapses, DoubleColumn> column : COLUMNS) {
            double[] before = values(held, column);
            Stirred.live(network, 30);
            double[] now = values(held, column);
            assertThat(now).isNotEqualTo(before);
            assertThat(now)
                    .isEqualTo(values(Blueprint2.restored(network.snapshot()).synapses(), column));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsWrittenIntoAHeldTableCounts(boolean wearing) {
        Blueprint2 network = wearing ? worn() : lasting();
        Blueprint2 untouched = wearing ? worn() : lasting();
        Synapses held = network.synapses();
        for (Function<Synapses, DoubleColumn> column : COLUMNS) {
            Stirred.live(network, 3);
            Blueprint2 twin = Blueprint2.restored(network.snapshot());
            for (int s = 0; s < held.count(); s++) {
                column.apply(held).values[s] *= 0.5;
                column.apply(twin.synapses()).values[s] *= 0.5;
            }
            Stirred.live(network, 9);
            Stirred.live(twin, 9);
            assertThat(network.digest()).isEqualTo(twin.digest());
            Stirred.live(untouched, 12);
            assertThat(network.digest()).isNotEqualTo(untouched.digest());
        }
    }

    @Test
    void aSynapseIsWornOutAndMendedThroughAHeldTable() {
        Blueprint2 network = worn();
        Synapses held = network.synapses();
        for (double integrity : new double[] {0, 1}) {
            Stirred.live(network, 3);
            Blueprint2 twin = Blueprint2.restored(network.snapshot());
            held.integrity().values[3] = integrity;
            twin.synapses().integrity().values[3] = integrity;
            Stirred.live(network, 9);
            Stirred.live(twin, 9);
            assertThat(network.digest()).isEqualTo(twin.digest());
        }
    }

    private static double[] values(Synapses synapses, Function<Synapses, DoubleColumn> column) {
        return Arrays.copyOf(column.apply(synapses).values, synapses.count());
    }

    @Test
    void wornOutSynapsesAndDeadNeuronsStandStill() {
        Blueprint2 left = worn();
        Blueprint2 seen = worn();
        boolean still = false;
        for (int t = 0; t < 200; t++) {
            if (t == 40) {
                left.neurons().active.values[12] = 0;
                seen.neurons().active.values[12] = 0;
            }
            if (t == 120) {
                left.neurons().active.values[12] = 1;
                seen.neurons().active.values[12] = 1;
            }
            Stirred.live(left, 1);
            Stirred.live(seen, 1);
            Synapses synapses = seen.synapses();
            for (int s = 0; s < synapses.count(); s++) {
                still |= synapses.integrity().values[s] <= 0 && synapses.signal.values[s] == Synapses.ABSENT;
            }
            assertThat(seen.digest()).isEqualTo(left.digest());
        }
        assertThat(still).isTrue();
    }

    @Test
    void aGrownNetworkHasOneAxonForEachNeuronThatIsHeard() {
        Blueprint2 network = Blueprint2.grow(BlueprintParameters.DEFAULT.with("synapse_formation_prob", 0), 5);
        network.step(50);
        Synapses synapses = network.synapses();
        synapses.axons().share(network.neurons());
        assertThat(synapses.axons().count()).isLessThanOrEqualTo(network.neuronCount());
    }

    @Test
    void aNewSynapseHasNoPast() {
        Blueprint2 network = Blueprint2.grow(Stirred.parameters().with("synapse_formation_prob", 1), 6);
        int born = 0;
        for (int t = 0; t < 60; t++) {
            int before = network.synapseCount();
            Stirred.live(network, 1);
            Synapses synapses = network.synapses();
            int[] order = synapses.inOrderOfBirth();
            int newest = order[order.length - 1];
            if (network.synapseCount() > before) {
                born++;
                assertThat(synapses.preTrace().values[newest]).isZero();
                assertThat(synapses.postTrace().values[newest]).isZero();
                assertThat(synapses.chronoFast().values[newest]).isZero();
                assertThat(synapses.chronoSlow().values[newest]).isZero();
                assertThat(synapses.omega().values[newest]).isEqualTo(0.5);
            }
        }
        assertThat(born).isGreaterThan(10);
    }

    /** No synapse wears out, so that those onto a neuron have one trace. */
    private static Blueprint2 lasting() {
        return Blueprint2.grow(Stirred.parameters().with("synapse_death_prob", 0), 4);
    }

    /** Without pruning, synapses stay when they are worn out. */
    private static Blueprint2 worn() {
        Blueprint2 network = Blueprint2.grow(
                Stirred.parameters().with("tau_fast", 5).with("tau_slow", 9).with("synapse_death_prob", 0.2), 4);
        network.ablate(Mechanism.SYNAPSE_PRUNING);
        return network;
    }
}

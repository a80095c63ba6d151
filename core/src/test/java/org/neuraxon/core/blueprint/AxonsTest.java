package org.neuraxon.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Mechanism;

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
                assertThat(seen.synapses().axons().shared()).isFalse();
            }
            if (t % 30 == 0) {
                assertThat(seen.digest()).isEqualTo(left.digest());
            }
        }
        assertThat(seen.digest()).isEqualTo(left.digest());
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
                still |= synapses.integrity.values[s] <= 0 && synapses.signal.values[s] == Synapses.ABSENT;
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
                assertThat(synapses.preTrace.values[newest]).isZero();
                assertThat(synapses.postTrace.values[newest]).isZero();
                assertThat(synapses.chronoFast.values[newest]).isZero();
                assertThat(synapses.chronoSlow.values[newest]).isZero();
                assertThat(synapses.omega.values[newest]).isEqualTo(0.5);
            }
        }
        assertThat(born).isGreaterThan(10);
    }

    /** Without pruning, synapses stay when they are worn out. */
    private static Blueprint2 worn() {
        Blueprint2 network = Blueprint2.grow(
                Stirred.parameters().with("tau_fast", 5).with("tau_slow", 9).with("synapse_death_prob", 0.2), 4);
        network.ablate(Mechanism.SYNAPSE_PRUNING);
        return network;
    }
}

package org.neuraxon.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;

/** Laws that hold whatever happens. */
class LawsTest {

    @Property(tries = 40)
    void everythingStaysWithinItsBounds(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @DoubleRange(min = -1e6, max = 1e6) double current) {
        Blueprint2 network = Blueprint2.grow(Stirred.parameters(), seed);
        for (int t = 0; t < 60; t++) {
            network.inject(7, current);
            network.modulate(Modulator.DOPAMINE, current);
            network.step();
        }
        Synapses synapses = network.synapses();
        for (int s = 0; s < synapses.count(); s++) {
            assertThat(synapses.fast.values[s]).isBetween(-1.0, 1.0);
            assertThat(synapses.slow.values[s]).isBetween(-1.0, 1.0);
            assertThat(synapses.meta.values[s]).isBetween(-0.5, 0.5);
            assertThat(synapses.integrity().values[s]).isGreaterThan(0.1).isLessThanOrEqualTo(1);
            assertThat(synapses.omega().values[s]).isBetween(0.0, 1.0);
        }
        for (int n = 0; n < network.neuronCount(); n++) {
            assertThat(network.state(n)).isBetween(-1, 1);
            assertThat(network.neurons().gain.values[n]).isBetween(0.5, 2.0);
            assertThat(network.potential(n)).isFinite();
        }
        for (Modulator modulator : Modulator.values()) {
            assertThat(network.level(modulator)).isBetween(0.0, 4.0);
        }
    }

    @Test
    void theMirroredNetworkLivesTheMirroredLife() {
        // Without rhythms, chance, modulation of thresholds and everything that treats +1 and -1 differently, signs are
        // a symmetry.
        BlueprintParameters parameters = Stirred.parameters()
                .with("threshold_mod_k", 0)
                .with("homeostatic_rate", 0)
                .with("msth_fast_gain", 0)
                .with("ctsn_learn_enabled", false);
        Blueprint2 plus = mirrored(parameters);
        Blueprint2 minus = mirrored(parameters);
        boolean active = false;
        for (int t = 0; t < 50; t++) {
            for (int n = 0; n < plus.neuronCount(); n++) {
                double current = Math.sin(t * 0.3 + n) * 2;
                plus.inject(n, current);
                minus.inject(n, -current);
            }
            plus.step();
            minus.step();
            for (int n = 0; n < plus.neuronCount(); n++) {
                assertThat(minus.state(n)).isEqualTo(-plus.state(n));
                assertThat(minus.potential(n)).isEqualTo(-plus.potential(n));
                active |= n > plus.inputCount() && plus.state(n) != 0;
            }
        }
        assertThat(active).isTrue();
    }

    private static Blueprint2 mirrored(BlueprintParameters parameters) {
        Blueprint2 network = Blueprint2.grow(parameters, 4);
        network.ablate(
                Mechanism.RHYTHMS,
                Mechanism.ADAPTATION,
                Mechanism.SPONTANEOUS_ACTIVITY,
                Mechanism.PLASTICITY,
                Mechanism.ASTROCYTES,
                Mechanism.TIME_WARPING,
                Mechanism.INPUT_CONDITIONED_DECAY,
                Mechanism.NEURON_DEATH,
                Mechanism.SYNAPSE_FORMATION,
                Mechanism.UNSILENCING);
        return network;
    }

    @Test
    void deadNeuronsKeepTheirState() {
        Blueprint2 network = Blueprint2.grow(Stirred.parameters(), 2);
        network.neurons().active.values[9] = 0;
        network.neurons().state.values[9] = -1;
        Stirred.live(network, 30);
        assertThat(network.state(9)).isEqualTo(-1);
        assertThat(network.potential(9)).isZero();
    }

    @Test
    void twoThreadsInOneNetworkFailFast() throws Exception {
        Blueprint2 network = Blueprint2.grow(Stirred.parameters(), 2);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                for (int i = 0; i < 200_000 && done.getCount() > 0; i++) {
                    network.step();
                    inside.countDown();
                }
            } catch (IllegalStateException e) {
                failure.set(e);
            }
        });
        thread.start();
        inside.await();
        try {
            for (int i = 0; i < 200_000; i++) {
                network.step();
            }
        } catch (IllegalStateException e) {
            failure.set(e);
        }
        done.countDown();
        thread.join();
        assertThat(failure.get()).isNotNull().hasMessageContaining("two threads");
    }

    @Test
    void badInputIsRefusedInOneSentence() {
        Blueprint2 network = Blueprint2.grow(BlueprintParameters.DEFAULT, 1);
        assertThatThrownBy(() -> network.inject(30, 1)).hasMessageContaining("neurons are 0 to 29");
        assertThatThrownBy(() -> network.inject(0, Double.NaN)).hasMessageContaining("finite");
        assertThatThrownBy(() -> network.inputs(1, 2, 3, 4, 5, 6)).hasMessageContaining("5 input neurons");
        assertThatThrownBy(() -> network.setInputStates(2)).hasMessageContaining("-1, 0 or 1");
        assertThatThrownBy(() -> network.threads(0)).hasMessageContaining("at least 1");
    }
}

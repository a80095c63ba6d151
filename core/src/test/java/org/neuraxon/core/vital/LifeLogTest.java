package org.neuraxon.core.vital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.ring.RingParameters;

/** Watching a life tells what living it on a copy tells, and leaves no trace. */
class LifeLogTest {

    private static LivingNetwork network() {
        LivingNetwork network = LivingNetwork.grow(LivingParameters.DEFAULT.with("num_hidden_neurons", 80), 4);
        network.step(300);
        return network;
    }

    @Test
    void watchingTellsWhatACopyTells() {
        LivingNetwork network = network();
        Panel tried = VitalSigns.of(network, 2_000, 5);
        LifeLog log = new LifeLog(network);
        for (int t = 0; t < 2_000; t++) {
            network.step();
            log.look();
        }
        assertThat(log.moments()).isEqualTo(2_000);
        for (int number : new int[] {1, 2, 3, 4, 9, 10}) {
            assertThat(log.panel().sign(number)).isEqualTo(tried.sign(number));
        }
        for (int number : new int[] {5, 6, 7, 8}) {
            assertThat(log.panel().sign(number).light()).isEqualTo(Light.UNKNOWN);
            assertThat(log.panel().sign(number).detail()).startsWith("not measurable yet");
        }
        assertThat(log.panel().word()).isEqualTo("alive");
    }

    @Test
    void lookingLeavesNoTrace() {
        LivingNetwork watched = network();
        LivingNetwork alone = network();
        LifeLog log = new LifeLog(watched);
        for (int t = 0; t < 300; t++) {
            watched.step();
            log.look();
            log.panel();
        }
        alone.step(300);
        assertThat(watched.digest()).isEqualTo(alone.digest());
    }

    @Test
    void aShortLifeIsNotJudged() {
        LivingNetwork network = network();
        LifeLog log = new LifeLog(network);
        for (int t = 1; t < LifeLog.LEAST; t++) {
            network.step();
            log.look();
        }
        assertThat(log.panel().sign(2).detail()).isEqualTo("not measurable yet: 199 of 200 moments are lived");
        network.step();
        log.look();
        assertThat(log.panel().sign(2).light()).isNotEqualTo(Light.UNKNOWN);
    }

    @Test
    void aModulatorAtRestIsNotJudged() {
        RingNetwork ring = RingNetwork.grow(RingParameters.DEFAULT, 1);
        LifeLog log = new LifeLog(ring);
        for (int t = 0; t < 400; t++) {
            ring.inputs(t % 7 - 3);
            ring.step();
            log.look();
        }
        assertThat(log.panel().sign(10).detail()).contains("none has moved");
        LifeLog later = new LifeLog(ring);
        for (int t = 0; t < 400; t++) {
            ring.modulate(Modulator.NORADRENALINE, t % 2 == 0 ? 0.2 : 0.4);
            ring.step();
            later.look();
        }
        assertThat(later.panel().sign(10).light()).isEqualTo(Light.GREEN);
        assertThat(later.panel().sign(10).detail()).contains("norepinephrine").doesNotContain("serotonin");
    }

    @Test
    void aNetworkWithoutInputFreezesAndIsSeenToDoSo() {
        RingNetwork ring = RingNetwork.grow(RingParameters.DEFAULT, 1);
        LifeLog log = new LifeLog(ring);
        for (int t = 0; t < 400; t++) {
            ring.step();
            log.look();
        }
        assertThat(log.panel().word()).startsWith("unwell").contains("stuck").contains("movement");
    }
}

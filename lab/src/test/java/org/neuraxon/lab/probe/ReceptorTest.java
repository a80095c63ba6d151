package org.neuraxon.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.living.MembraneAccount;

class ReceptorTest {

    private static MembraneAccount account(EnumSet<Receptor> kept, double noradrenaline, double acetylcholine) {
        LivingNetwork network = LivingNetwork.grow(LivingParameters.DEFAULT.with(Receptor.only(kept)), 1);
        network.modulate(Modulator.NORADRENALINE, noradrenaline);
        network.modulate(Modulator.ACETYLCHOLINE, acetylcholine);
        network.modulate(Modulator.SEROTONIN, 0.5);
        return network.account(network.neuronCount() - 1);
    }

    @Test
    void allOfThemChangeNothing() {
        assertThat(Receptor.only(EnumSet.allOf(Receptor.class))).isEmpty();
    }

    @Test
    void withoutThemNothingMovesAndRestIsTheSame() {
        EnumSet<Receptor> none = EnumSet.of(Receptor.DOPAMINE_1);
        MembraneAccount whole = account(EnumSet.allOf(Receptor.class), 0.3, 0.3);
        MembraneAccount rest = account(none, 0.3, 0.3);
        assertThat(rest.gain()).isCloseTo(whole.gain(), within(1e-12));
        assertThat(rest.plateauStrength()).isCloseTo(whole.plateauStrength(), within(1e-12));
        assertThat(rest.inputGain()).isCloseTo(whole.inputGain(), within(1e-12));
        assertThat(account(none, 1, 1)).isEqualTo(rest);
        assertThat(account(EnumSet.allOf(Receptor.class), 1, 1)).isNotEqualTo(whole);
    }
}

package org.neuraxon.core.plastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the parameters of the plastic model end, on both sides of each end. */
class PlasticParametersTest {

    @Test
    void neuronsOfAllKindsAreCounted() {
        assertThat(population(3, 20, 100, 1).neurons()).isEqualTo(123);
    }

    /** The bound, 2^31 - 9, is 119 times 18,046,081. */
    @Test
    void asManySynapsesAsCanBeNumberedAreAllowed() {
        assertThat(population(5, 10_000_000, 8_046_081, 119).neurons()).isEqualTo(18_046_086);
        assertThatThrownBy(() -> population(5, 10_000_000, 8_046_082, 119))
                .hasMessageContaining("would have 2147483758 synapses");
        assertThatThrownBy(() -> population(5, 8_046_082, 10_000_000, 119))
                .hasMessageContaining("would have 2147483758 synapses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tau_pre", "tau_post", "tau_eligibility", "tau_fast", "tau_slow"})
    void aMomentMayBeAsLongAsTheShortestTimeConstantAndNoLonger(String shortest) {
        PlasticParameters parameters = PlasticParameters.DEFAULT.with(shortest, 7.5);
        assertThat(parameters.with("dt", 7.5).membrane().dt()).isEqualTo(7.5);
        assertThatThrownBy(() -> parameters.with("dt", Math.nextUp(7.5)))
                .hasMessage("parameter 'dt' is " + Math.nextUp(7.5)
                        + " ms but must not exceed 7.5 ms, the shortest time constant of the synapses");
    }

    @Test
    void aSingleNeuronLivesIfItHasNoSynapses() {
        assertThat(population(0, 1, 0, 0).neurons()).isEqualTo(1);
        assertThat(population(1, 0, 0, 5).neurons()).isEqualTo(1);
        assertThat(population(0, 1, 1, 5).neurons()).isEqualTo(2);
        assertThatThrownBy(() -> population(0, 0, 1, 1)).hasMessageContaining("single neuron");
    }

    @Test
    void everyGroupIsChecked() {
        PlasticParameters fine = PlasticParameters.DEFAULT;
        assertThatThrownBy(() -> new PlasticParameters(
                        new PlasticPopulation(-1, 1, 1, 0, 0, 0), fine.membrane(), fine.learning()))
                .hasMessageContaining("'num_input_neurons' is -1.0");
        assertThatThrownBy(() ->
                        new PlasticParameters(fine.population(), new PlasticMembrane(1, 0, 0, 0, 1), fine.learning()))
                .hasMessageContaining("'tau_membrane' is 0.0");
        assertThatThrownBy(() -> fine.with(Map.of("dopamine", 1.5))).hasMessageContaining("'dopamine' is 1.5");
    }

    @Test
    void copiesChangeWhatTheyAreToldTo() {
        PlasticParameters one = PlasticParameters.DEFAULT.with("tau_fast", 60);
        assertThat(one.learning().fastTau()).isEqualTo(60);
        assertThat(one.with("tau_fast", 50)).isEqualTo(PlasticParameters.DEFAULT);
        PlasticParameters two = PlasticParameters.DEFAULT.with(Map.of("tau_fast", 60, "noise", 0.1));
        assertThat(two).isEqualTo(one.with("noise", 0.1)).isNotEqualTo(one);
    }

    private static PlasticParameters population(int inputs, int hidden, int outputs, int each) {
        return PlasticParameters.DEFAULT.with(Map.of(
                "num_input_neurons", inputs,
                "num_hidden_neurons", hidden,
                "num_output_neurons", outputs,
                "synapses_per_neuron", each));
    }
}

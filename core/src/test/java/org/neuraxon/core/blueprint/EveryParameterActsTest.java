package org.neuraxon.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.parameter.ParameterValue;

/** A parameter or a switch that changes nothing is a defect, unless it says why. */
class EveryParameterActsTest {

    private static final long SEED = 5;
    private static final String BASELINE = dynamics(Stirred.parameters());

    static Stream<String> keys() {
        return ParameterSet.list(BlueprintParameters.DEFAULT).stream().map(ParameterValue::key);
    }

    static Stream<Mechanism> mechanisms() {
        return Blueprint2.grow(BlueprintParameters.DEFAULT, SEED).mechanisms().stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void parameterActsUnlessItSaysWhyNot(String key) {
        ParameterValue parameter = ParameterSet.byKey(Stirred.parameters()).get(key);
        String changed = dynamics(Stirred.parameters().with(key, other(parameter)));
        if (parameter.description().inert().isEmpty()) {
            assertThat(changed).isNotEqualTo(BASELINE);
        } else {
            assertThat(changed).isEqualTo(BASELINE);
        }
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void ablationActsAndIsUndone(Mechanism mechanism) {
        Blueprint2 network = Blueprint2.grow(Stirred.parameters(), SEED);
        network.ablate(mechanism);
        Stirred.live(network, Stirred.LIFE);
        network.restore(mechanism);
        assertThat(network.ablated()).isEmpty();
        assertThat(Stirred.dynamics(network)).isNotEqualTo(BASELINE);
    }

    @Test
    void everyParameterOfTheReferenceIsThere() {
        assertThat(keys()).hasSize(96).doesNotHaveDuplicates();
    }

    @Test
    void unknownKeysAndImpossibleValuesAreRefusedInOneSentence() {
        assertThatThrownBy(() -> BlueprintParameters.DEFAULT.with("tau_fasst", 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tau_fasst")
                .hasMessageContaining("tau_fast");
        assertThatThrownBy(() -> BlueprintParameters.DEFAULT.with("tau_fast", 0))
                .hasMessageContaining("(0.0");
        assertThatThrownBy(() -> BlueprintParameters.DEFAULT.with("tau_fast", Double.NaN))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> BlueprintParameters.DEFAULT.with("ws_k", 2.5)).hasMessageContaining("whole number");
        assertThatThrownBy(() -> BlueprintParameters.DEFAULT.with("dsn_enabled", 1))
                .hasMessageContaining("boolean");
    }

    private static String dynamics(BlueprintParameters parameters) {
        return Stirred.dynamics(Stirred.live(Blueprint2.grow(parameters, SEED), Stirred.LIFE));
    }

    private static Object other(ParameterValue parameter) {
        Object value = parameter.value();
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof Integer number) {
            return parameter.key().equals("ws_k") ? number + 2 : number + 1;
        }
        if (value instanceof String text) {
            return text + "'";
        }
        if (value instanceof List) {
            return List.of(0.4, 0.3, 0.2, 0.1);
        }
        double number = (Double) value;
        return number == 0 ? 0.1 : parameter.key().endsWith("_prob") || number == 1 ? number * 0.5 : number * 1.25;
    }
}

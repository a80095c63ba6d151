package org.neuraxon.connect.flink.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void knownOptionsAreRead() {
        String[] arguments = {"-keys", "7", "--seed", "-3"};
        assertThat(Arguments.parse(arguments, "seed", "keys").getInt("keys")).isEqualTo(7);
        assertThat(Arguments.parse(arguments, "seed", "keys").getLong("seed")).isEqualTo(-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-key", "--Keys", "-k"})
    void othersAreRefusedBeforeAnythingRuns(String name) {
        String[] arguments = {"-keys", "7", name, "1"};
        assertThatThrownBy(() -> Arguments.parse(arguments, "keys", "age"))
                .hasMessage("there is no option -" + name.replaceFirst("^-+", "") + "; there are -keys, -age");
        assertThatThrownBy(() -> ManyKeys.main(arguments)).hasMessageContaining("there are -keys, -neurons, -age");
        assertThatThrownBy(() -> PlantedFaults.main(arguments))
                .hasMessageContaining("there are -keys, -rows, -neurons");
    }
}

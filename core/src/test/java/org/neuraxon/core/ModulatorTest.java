package org.neuraxon.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names by which files know the modulators. */
class ModulatorTest {

    @ParameterizedTest
    @CsvSource({
        "DOPAMINE,DA,dopamine",
        "SEROTONIN,5HT,serotonin",
        "ACETYLCHOLINE,ACh,acetylcholine",
        "NORADRENALINE,NA,norepinephrine"
    })
    void eachIsFoundByBothOfItsNames(Modulator modulator, String symbol, String key) {
        assertThat(modulator.symbol()).isEqualTo(symbol);
        assertThat(modulator.key()).isEqualTo(key);
        assertThat(Modulator.named(symbol)).contains(modulator);
        assertThat(Modulator.named(key)).contains(modulator);
    }

    @Test
    void otherNamesAreNobodys() {
        assertThat(Modulator.named("da")).isEmpty();
        assertThat(Modulator.named("")).isEmpty();
    }
}

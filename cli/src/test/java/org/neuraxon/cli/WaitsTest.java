package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitsTest {

    @Test
    void ranksAreThoseOfTheSortedWaits() {
        Waits waits = new Waits();
        assertThat(waits.text(60)).isEmpty();
        for (int i = 20; i >= 1; i--) {
            waits.add(i * 1_000_000L * (i == 20 ? 100 : 1));
        }
        assertThat(waits.text(120))
                .isEqualTo(
                        "20 messages answered (10.0 a minute): half within 10 ms, 95 % within 19 ms, all within 2.0 s");
    }
}

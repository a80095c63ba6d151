package org.neuraxon.core;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

/** Both engines run side by side: a property that silently did not run would guard nothing. */
class TestEnginesTest {

    private static int tries;

    @Test
    void jupiterRuns() {
        assertThat(getClass().getModule().isNamed()).isFalse();
    }

    @Property(tries = 100)
    void jqwikRuns(@ForAll int any) {
        tries++;
        assertThat((long) any).isBetween(-(1L << 31), (1L << 31) - 1);
    }

    @AfterContainer
    static void everyTryWasMade() {
        assertThat(tries).isGreaterThan(1);
    }
}

package org.neuraxon.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Network;
import org.neuraxon.learn.Watcher;

class ModeAuditTest {

    /** What is looked for, in every place where it may stand. */
    public static final class Switched {
        public boolean training;

        public enum Phase {
            INFERENCE,
            LIFE
        }

        public void setEvalMode(boolean on) {}

        public void contrast() {}

        public void outfit() {}

        void fit() {}
    }

    @Test
    void findsWordsAndNothingElse() {
        ModeAudit.Findings found = ModeAudit.of(List.of(Switched.class, Switched.Phase.class));
        assertThat(found.switches())
                .hasSize(3)
                .anyMatch(s -> s.endsWith("Switched.training"))
                .anyMatch(s -> s.endsWith("setEvalMode"))
                .anyMatch(s -> s.endsWith("INFERENCE"));
        assertThat(found.classes()).isEqualTo(2);
    }

    @Test
    void theRoomsAreLookedThroughAndHaveNone() {
        ModeAudit.Findings found = ModeAudit.rooms(Network.class, Watcher.class);
        assertThat(found.switches()).isEmpty();
        assertThat(found.classes()).isGreaterThan(150);
        assertThat(found.members()).isGreaterThan(1_000);
    }
}

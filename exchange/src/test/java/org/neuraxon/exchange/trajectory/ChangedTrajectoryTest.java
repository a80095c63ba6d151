package org.neuraxon.exchange.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.GoldenFiles;
import org.neuraxon.exchange.json.Document;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A deliberately changed trajectory is told apart, and the first difference is named. */
class ChangedTrajectoryTest {

    @Test
    void aWeight() {
        assertThat(replay(top -> ((ArrayNode) top.at("/checkpoints/2/synapses/w_fast")).set(12, 0.5)))
                .startsWith("different: step 20, w_fast[12], expected 0.5, got ");
    }

    @Test
    void aState() {
        assertThat(replay(top -> {
                    ArrayNode trinary = (ArrayNode) top.get("trinary");
                    String states = trinary.get(41).stringValue();
                    String other = states.charAt(7) == '+' ? "-" : "+";
                    trinary.set(41, states.substring(0, 7) + other + states.substring(8));
                }))
                .matches("different: step 42, trinary\\[7], expected -?1, got -?[01]");
    }

    @Test
    void aLevel() {
        assertThat(replay(top -> ((ObjectNode) top.at("/checkpoints/0/levels/DA")).put("phasic", 1)))
                .startsWith("different: step 1, levels.DA.phasic, expected 1, got ");
    }

    @Test
    void aSynapseTooMany() {
        assertThat(replay(top -> ((ArrayNode) top.at("/checkpoints/1/synapses/pre_id")).add(3)))
                .matches("different: step 10, pre_id\\[\\d+], expected 3, got none");
    }

    @Test
    void aSynapseTooFew() {
        assertThat(replay(top -> ((ArrayNode) top.at("/checkpoints/1/synapses/pre_id")).remove(0)))
                .matches("different: step 10, pre_id\\[\\d+], expected \\d+, got .*");
    }

    @Test
    void aQuantityThatAnInputNeuronDoesNotHave() {
        assertThat(replay(top -> ((ArrayNode) top.at("/checkpoints/0/neurons/raw_input")).set(0, 0.0)))
                .isEqualTo("different: step 1, raw_input[0], expected 0.0, got none");
    }

    @Test
    void aFieldThatTheEngineDoesNotHave() {
        assertThat(replay(top -> ((ObjectNode) top.at("/checkpoints/0/neurons"))
                        .putArray("calcium")
                        .add(1)))
                .isEqualTo("different: step 1, calcium, expected [1], got none");
    }

    @Test
    void aStepTooMany() {
        assertThatThrownBy(() -> replay(top -> top.put("steps", 1_000_000_000)))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("steps");
    }

    @Test
    void aSmallerTolerance() {
        byte[] content = GoldenFiles.carried("v2-no-chrono.json.gz");
        assertThat(Replay.play(Trajectory.parse(content, "golden"), 0).toString())
                .startsWith("different: step 1, ");
    }

    private static String replay(Consumer<ObjectNode> change) {
        ObjectNode top = (ObjectNode) Document.parse(GoldenFiles.carried("v2-no-chrono.json.gz"), "golden")
                .root();
        change.accept(top);
        return Replay.play(Trajectory.parse(top.toString().getBytes(StandardCharsets.UTF_8), "changed"))
                .toString();
    }
}

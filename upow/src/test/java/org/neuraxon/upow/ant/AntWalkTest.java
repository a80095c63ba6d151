package org.neuraxon.upow.ant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.Vectors;

class AntWalkTest {

    private static final Map<String, Epoch> EPOCHS = Map.of(
            "conformance-1", new Epoch("conformance-1", 48, new Phases(32, 48, 24, 24)),
            "conformance-2", new Epoch("conformance-2", 24, new Phases(8, 12, 6, 6)));

    private static String join(int[] values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static String describe(Epoch epoch, String key) {
        return switch (key) {
            case "input_ids" -> join(epoch.inputs());
            case "output_ids" -> join(epoch.outputs());
            case "hidden_ids" -> join(epoch.hidden());
            case "sources_in_noninput_order" -> {
                List<String> triples = new ArrayList<>();
                int[] sources = epoch.sources();
                for (int i = 0; i < sources.length; i += 3) {
                    triples.add(sources[i] + "/" + sources[i + 1] + "/" + sources[i + 2]);
                }
                yield String.join(" ", triples);
            }
            case "drive_rows" -> {
                List<String> rows = new ArrayList<>();
                for (int tick = 0; tick < epoch.phases().ticks(); tick++) {
                    StringBuilder row = new StringBuilder();
                    for (byte trit : epoch.drive(tick)) {
                        row.append(trit);
                    }
                    rows.add(row.toString());
                }
                yield String.join(" ", rows);
            }
            default -> throw new AssertionError(key);
        };
    }

    @Test
    void theEpochIsExact() {
        assertThat(Vectors.table("nxant104/epoch.csv"))
                .hasSize(10)
                .allSatisfy(row -> assertThat(describe(EPOCHS.get(row.get("digest")), row.get("key")))
                        .isEqualTo(row.get("value")));
    }

    @Test
    void everyWalkIsExact() {
        Map<String, byte[]> known = new HashMap<>();
        for (Map<String, String> row : Vectors.table("nxant104/walks.csv")) {
            Epoch epoch = EPOCHS.get(row.get("digest"));
            assertThat(epoch.neurons()).isEqualTo(Integer.parseInt(row.get("neurons")));
            assertThat(epoch.phases().ticks()).isEqualTo(Integer.parseInt(row.get("ticks")));
            AntWalk walk =
                    new AntWalk(epoch, Objective.valueOf(row.get("objective").toUpperCase(Locale.ROOT)));
            known.put(walk.hash(walk.root()), walk.root());
            AntNonce nonce = AntNonce.of(row.get("nonce"));
            assertThat(nonce.lines()).isEqualTo(Integer.parseInt(row.get("lines_per_step")));
            assertThat(nonce.escapes()).isEqualTo(Integer.parseInt(row.get("escape_steps")));
            AntWalk.Result result = walk.walk(
                    known.get(row.get("parent_hash")),
                    row.get("public_key"),
                    nonce,
                    Integer.parseInt(row.get("walk_steps")));
            assertThat(result.stepScores().subList(0, 8).stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(row.get("first_eight_step_scores"));
            assertThat(result.score()).isEqualTo(Long.parseLong(row.get("best_score")));
            assertThat(result.hash()).isEqualTo(row.get("child_hash"));
            assertThat(result.signs())
                    .isEqualTo(new LifeSigns(
                            Long.parseLong(row.get("excitatory_fraction")),
                            Long.parseLong(row.get("active_fraction")),
                            Long.parseLong(row.get("branching")),
                            Long.parseLong(row.get("spontaneous_fraction")),
                            Long.parseLong(row.get("transfer_ratio")),
                            Long.parseLong(row.get("saturation"))));
            known.put(result.hash(), result.tables());
        }
    }

    @Test
    void textsThatAreNotThreeIntegersCountAsOneMutationWithoutEscape() {
        assertThat(AntNonce.of("5_0_-3")).isEqualTo(new AntNonce("5_0_-3", 1, 0));
        assertThat(AntNonce.of("x_7_3")).isEqualTo(new AntNonce("x_7_3", 1, 0));
        assertThat(AntNonce.of("1_7")).isEqualTo(new AntNonce("1_7", 1, 0));
        assertThat(AntNonce.of("1_7_3_2")).isEqualTo(new AntNonce("1_7_3_2", 1, 0));
        assertThat(AntNonce.of("1_007_3")).isEqualTo(new AntNonce("1_007_3", 7, 3));
        assertThatThrownBy(() -> new Epoch("d", 16, new Phases(1, 1, 1, 1))).isInstanceOf(UpowException.class);
    }
}

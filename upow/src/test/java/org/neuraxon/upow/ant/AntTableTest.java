package org.neuraxon.upow.ant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.Vectors;

class AntTableTest {

    private static final String HEADER = "digest,neurons,ticks,objective,walk_steps,parent_hash,public_key,nonce\n";

    @Test
    void theVectorsAreReadAndWalkedAsTheyStand() {
        String text = new String(Vectors.carried("nxant104/walks.csv"), StandardCharsets.UTF_8);
        List<Integer> heard = new ArrayList<>();
        List<AntTable.Walked> walked = AntTable.walk(AntTable.parse(text), () -> heard.add(1));
        List<Map<String, String>> rows = Vectors.table("nxant104/walks.csv");
        assertThat(walked).hasSameSizeAs(rows);
        assertThat(heard).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            AntWalk.Result result = walked.get(i).result();
            assertThat(result.score()).isEqualTo(Long.parseLong(rows.get(i).get("best_score")));
            assertThat(result.hash()).isEqualTo(rows.get(i).get("child_hash"));
            assertThat(walked.get(i).startScore()).isLessThanOrEqualTo(result.score());
        }
        // The root of the first epoch, and what the walk before came by.
        assertThat(walked.get(0).startScore()).isEqualTo(16_570);
        assertThat(walked.get(17).startScore())
                .isEqualTo(walked.get(16).result().score());
    }

    @Test
    void columnsMayStandInAnyOrderAndTheParentMayBeLeftOut() {
        AntSample sample = AntTable.parse("\uFEFF Nonce , PublicKey,objective,walk steps,ticks,neurons,digest\r\n"
                        + " 1_2_3 , m ,Banded,7,16,17,d\r\n")
                .get(0);
        assertThat(sample)
                .isEqualTo(new AntSample(
                        "d",
                        17,
                        new Phases(4, 6, 3, 3),
                        Objective.BANDED,
                        7,
                        Optional.empty(),
                        "m",
                        new AntNonce("1_2_3", 2, 3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "d,17,16,banded,7,,m;line 2 has 7 cells where the header has 8",
                "d,x,16,banded,7,,m,1_1_1;line 2: neurons must be a whole number",
                "d,17,17,banded,7,,m,1_1_1;line 2: ticks must be a multiple of 16",
                "d,17,16,best,7,,m,1_1_1;line 2: objective must be banded or unbounded",
                "d,17,16,banded,-7,,m,1_1_1;line 2: walk_steps must be a whole number"
            })
    void aRowThatMakesNoSenseIsNamed(String row, String sentence) {
        assertThatThrownBy(() -> AntTable.parse(HEADER + row))
                .isInstanceOf(UpowException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aFileThatIsNoTextIsNoTable(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("walks.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
        assertThatThrownBy(() -> AntTable.read(file))
                .isInstanceOf(UpowException.class)
                .hasMessage(file + ": the walks have no column digest");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> AntTable.parse("\n")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> AntTable.parse("digest,nonce\n")).hasMessageContaining("no column neurons");
        List<AntSample> orphan = AntTable.parse(HEADER + "d,17,16,banded,7,0123456789abcdef,m,1_1_1\n");
        assertThatThrownBy(() -> AntTable.walk(orphan, () -> {}))
                .hasMessageContaining("walk 0: its parent 0123456789abcdef is neither");
        assertThat(AntTable.parse(HEADER)).isEmpty();
    }
}

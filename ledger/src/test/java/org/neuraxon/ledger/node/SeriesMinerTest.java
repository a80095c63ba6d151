package org.neuraxon.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Phase;
import org.neuraxon.ledger.SeriesJudge;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.Standing;
import org.neuraxon.ledger.Worlds;
import org.neuraxon.upow.task.SeriesFile;

@Timeout(120)
class SeriesMinerTest {

    private static final SeriesFile TASK = new SeriesFile(logistic(), 1, 2, 90, 30, 0.02);
    private static final SeriesRules RULES = new SeriesRules(new byte[32], TASK.hash(), 0, 10, 2000, 20_000, 2, 2);

    @TempDir
    private Path folder;

    private static double[] logistic() {
        double[] rows = new double[200];
        double x = 0.3;
        for (int i = 0; i < rows.length; i++) {
            x = 3.9 * x * (1 - x);
            rows[i] = x;
        }
        return rows;
    }

    /** A validator that writes down in which phase it was told what. */
    private record Curious(Validator honest, List<String> told) implements Validator {
        @Override
        public Answer submit(byte[] message) throws InterruptedException {
            Phase phase = honest.state().phase();
            told.add(phase + " " + new String(message, 0, 8, StandardCharsets.US_ASCII));
            return honest.submit(message);
        }

        @Override
        public State state() {
            return honest.state();
        }

        @Override
        public List<Standing> standings() {
            return honest.standings();
        }

        @Override
        public String role() {
            return honest.role();
        }

        @Override
        public void close() {
            honest.close();
        }
    }

    private static final class Heard implements SeriesMiner.Listener {
        private final List<Answer> answers = new ArrayList<>();

        @Override
        public void committed(long epoch, int practice, long evaluations, Answer answer) {
            answers.add(answer);
        }

        @Override
        public void revealed(long epoch, SeriesGenome genome, Answer answer) {
            answers.add(answer);
        }

        @Override
        public void unheard(LedgerException problem) {
            throw problem;
        }
    }

    /** Who ends commitments draws a lot for the challenge, and must not know a secret that goes into it. */
    @Test
    void noSecretIsToldBeforeCommitmentsHaveEnded() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        Heard heard = new Heard();
        try (SeriesJudge judge = new SeriesJudge(TASK);
                Validator validator =
                        new Curious(new LocalValidator(folder, RULES, TASK, judge, Clock.systemUTC()), told);
                Door door = new Door(validator, folder, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            NodeClient client = new NodeClient(List.of(URI.create("http://localhost:" + door.port())));
            try (SeriesMiner miner = new SeriesMiner(client, Worlds.key(1), 32, 1, heard)) {
                miner.run(1);
            }
        }
        assertThat(told).contains("MINING NXCOM001", "REVEALING NXREV001").doesNotContain("MINING NXREV001");
        assertThat(heard.answers.get(heard.answers.size() - 1).counts()).isTrue();
    }

    @Test
    void aNetworkOfAnotherAlgorithmIsNamed() throws Exception {
        try (Validator validator =
                        new LocalValidator(folder, Worlds.rules(), Worlds.task(), Worlds.DRAWN, Clock.systemUTC());
                Door door = new Door(validator, folder, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            NodeClient client = new NodeClient(List.of(URI.create("http://localhost:" + door.port())));
            assertThatThrownBy(() -> new SeriesMiner(client, Worlds.key(1), 8, 1, new Heard()))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("not neuraxon");
        }
    }
}

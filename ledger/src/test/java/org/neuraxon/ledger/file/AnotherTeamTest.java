package org.neuraxon.ledger.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.evolve.series.SeriesSpecies;
import org.neuraxon.ledger.Commitment;
import org.neuraxon.ledger.Entrant;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Reveal;
import org.neuraxon.ledger.SeriesJudge;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.SeriesWork;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.Worlds;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.task.SeriesFile;

/**
 * The second implementation of {@code docs/specs/neuraxon-work.md}, in Python and from the page alone, agrees with this one: on the published vectors, and on
 * ledgers that this one wrote.
 */
class AnotherTeamTest {

    private static final Path PROGRAMS = Path.of("..", "examples", "neuraxon-work");
    private static final int HORIZON = 2;
    private static final SeriesFile TASK = new SeriesFile(series(), HORIZON, 2, 120, 40, 0.02);
    private static final SeriesRules RULES = new SeriesRules(new byte[32], TASK.hash(), 50, 10, 1000, 500, 2, 4);

    @TempDir
    private Path folder;

    private long now = 10_000;

    /** What a program said, and how it ended. */
    private record Said(int code, String text) {}

    /** The series of the specification, shorter. */
    private static double[] series() {
        double[] past = new double[17];
        for (int i = 0; i < past.length; i++) {
            past[i] = 0.5 + 7 * i % 17 / 17.0;
        }
        double x = past[16];
        double[] rows = new double[300];
        for (int step = 0; step < 6 * (rows.length + 60); step++) {
            double then = past[step % 17];
            double fifth = then * then * then * then * then;
            past[step % 17] = x;
            x = x + 0.2 * then / (1 + fifth * fifth) - 0.1 * x;
            if (step % 6 == 0 && step >= 360) {
                rows[step / 6 - 60] = x;
            }
        }
        return rows;
    }

    private Said python(String program, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("python3", "-B", PROGRAMS.resolve(program).toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Path out = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(program + " does not end");
        }
        return new Said(process.exitValue(), Files.readString(out));
    }

    @BeforeEach
    void thereIsPython() throws InterruptedException {
        boolean there;
        try {
            Process process = new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 8))")
                    .redirectErrorStream(true)
                    .start();
            there = process.waitFor() == 0;
        } catch (IOException none) {
            there = false;
        }
        Assumptions.assumeTrue(there, "python3 (3.8 or later) is not here: the second implementation is not asked");
    }

    @Test
    void anotherProgramComesToThePublishedVectors() throws Exception {
        Said said = python("check.py");
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("first moments: 128 of 128", "protocol: 29 of 29", "signatures: 19 of 19", "scores: 4 of 4");
    }

    /** Odd keys and signatures, on which programs that all follow RFC 8032 are known to differ. */
    @Test
    void signaturesAreJudgedAlike() throws Exception {
        try (var in = AnotherTeamTest.class.getResourceAsStream("/org/neuraxon/ledger/signatures.csv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            HexFormat hex = HexFormat.of();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                boolean genuine =
                        MinerKey.verifies(hex.parseHex(cells[1]), hex.parseHex(cells[2]), hex.parseHex(cells[3]));
                assertThat(genuine).as(cells[0]).isEqualTo(cells[4].equals("yes"));
            }
            assertThat(lines).hasSize(20);
        }
    }

    @Test
    void anotherProgramFindsOurLedgerSoundAndComesToTheSamePoints() throws Exception {
        Path path = folder.resolve("ledger");
        String head;
        List<String> standings = new ArrayList<>();
        try (SeriesJudge judge = new SeriesJudge(TASK);
                Book book = Book.open(path, RULES, TASK, Book.Durability.AT_ONCE)) {
            step(book, judge, 1000);
            epoch(book, judge, 0, 1, 2);
            assertThat(book.ledger().champion()).isPresent();
            // The third miner reveals nothing; the champion of before defends, grown from its own epoch's seed.
            epoch(book, judge, 3, 2, 1, 3);
            step(book, judge, 1000);
            assertThat(book.ledger().epoch()).isEqualTo(4);
            head = Hex.of(book.ledger().head());
            book.ledger()
                    .standings()
                    .forEach(s -> standings.add(
                            "miner " + s.miner() + ": " + s.points() + " points, " + s.strikes() + " strikes"));
        }
        Said said = python("audit.py", path);
        assertThat(said.text()).startsWith("sound: ").contains("4 epochs", "5 networks", "head " + head);
        assertThat(said.text().lines().skip(1)).containsAll(standings);
        assertThat(standings).anyMatch(line -> line.endsWith("1 strikes"));
        assertThat(said.code()).isZero();
    }

    @Test
    void anotherProgramFindsTheLieOfAMajority() throws Exception {
        Path path = folder.resolve("ledger");
        try (SeriesJudge honest = new SeriesJudge(TASK);
                Book book = Book.open(path, RULES, TASK, Book.Durability.AT_ONCE)) {
            Judge lying = new Judge() {
                @Override
                public List<Judgement> judge(byte[] seed, List<Submission> submissions) {
                    return honest.judge(seed, submissions);
                }

                @Override
                public int score(Entrant entrant, long challenge) {
                    return honest.score(entrant, challenge) + 1;
                }
            };
            step(book, lying, 1000);
            epoch(book, lying, 0, 1);
        }
        Said said = python("audit.py", path);
        assertThat(said.text()).startsWith("NOT sound: segment 0").contains("(entry 6)", "re-execution gives");
        assertThat(said.code()).isEqualTo(1);
        Path segment = path.resolve(SegmentFormat.name(0));
        byte[] bytes = Files.readAllBytes(segment);
        bytes[300] ^= 1;
        Files.write(segment, bytes);
        assertThat(python("audit.py", path).text()).contains("its hash does not match");
        assertThat(new Audit(path).run(Optional.empty(), 0, "", (done, n) -> {}).problem())
                .get()
                .asString()
                .contains("its hash does not match");
    }

    private void step(Book book, Judge judge, int later) throws InterruptedException {
        now += later;
        assertThat(book.advance(book.ledger().last().position() + 1, now, new byte[32], judge))
                .isPresent();
    }

    /** An epoch in which some miners commit themselves and all but one of them reveal; leaves the next open. */
    private void epoch(Book book, Judge judge, int silent, int... miners) throws InterruptedException {
        byte[] seed = book.ledger().miningSeed();
        long epoch = book.ledger().epoch();
        List<Reveal> reveals = new ArrayList<>();
        for (int miner : miners) {
            MinerKey key = Worlds.key(miner);
            byte[] genome = genome(SeriesWork.origin(seed, key.publicKey()), 1000L * epoch + 100L * miner);
            byte[] secret = new byte[32];
            secret[0] = (byte) miner;
            byte[] hash = SeriesWork.commitment(seed, key.publicKey(), genome, secret);
            send(
                    book,
                    judge,
                    Commitment.sign(key, book.ledger().network(), epoch, seed, hash, RULES.postageBits())
                            .bytes());
            if (miner != silent) {
                reveals.add(new Reveal(book.ledger().network(), epoch, key.publicKey(), genome, secret));
            }
        }
        step(book, judge, 1000);
        for (Reveal reveal : reveals) {
            send(book, judge, reveal.bytes());
        }
        now += 1000;
        while (book.ledger().epoch() == epoch) {
            step(book, judge, 1);
        }
    }

    private void send(Book book, Judge judge, byte[] message) throws InterruptedException {
        long position = book.ledger().last().position() + 1;
        assertThat(book.submit(position, now, message, judge).refusal()).isEmpty();
    }

    /** The first of drawn genomes that is better than the rules ask for, in its miner's hands and on a challenge for practice. */
    private static byte[] genome(long origin, long number) {
        SeriesFitness practice = new SeriesFitness(SeriesWork.task(TASK), 1);
        for (long tried = number; tried < number + 1000; tried++) {
            byte[] bytes = new byte[SeriesGenome.BYTES];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) new CounterRandom(tried).bits(0, 0, i);
            }
            if (practice.score(SeriesGenome.of(new SeriesSpecies(origin, HORIZON), bytes)) > 300) {
                return bytes;
            }
        }
        throw new LedgerException("no genome is good enough");
    }
}

package org.neuraxon.ledger.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.Fact;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Ledger;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.Worlds;
import org.neuraxon.upow.bpp.Nonce;

class AuditTest {

    private static final Optional<Audit.Court> COURT = Optional.of(rules -> Worlds.DRAWN);

    @TempDir
    private Path folder;

    private Ledger write(Path path, int epochs, int miners) throws InterruptedException {
        Ledger ledger = new Ledger(Worlds.rules());
        try (Book book = Book.open(path, Worlds.rules(), Worlds.task(), Book.Durability.ON_REQUEST, 4000, new Disk())) {
            for (Entry entry : Worlds.history(ledger, epochs, miners)) {
                book.adopt(entry, Ledger.believing(entry));
            }
            book.force();
        }
        return ledger;
    }

    private Audit.Report audit(int sample, String seed) throws InterruptedException {
        return new Audit(folder).run(COURT, sample, seed, (done, all) -> {});
    }

    @Test
    void aSoundLedgerIsSound() throws InterruptedException {
        Ledger ledger = write(folder, 3, 4);
        Audit.Report report = audit(Integer.MAX_VALUE, "");
        assertThat(report.problem()).isEmpty();
        assertThat(report.entries()).isEqualTo(ledger.last().index() + 1);
        assertThat(report.head()).isEqualTo(org.neuraxon.upow.Hex.of(ledger.head()));
        assertThat(report.epochs()).isEqualTo(3);
        assertThat(report.strikes()).isEqualTo(12);
        assertThat(report.counted() + report.strikes() + report.epochs() + 1).isEqualTo(report.entries());
        assertThat(report.executed()).isEqualTo((int) (report.counted() + report.strikes()));
        assertThat(report.falseShare()).isZero();
        assertThat(report.standings()).isEqualTo(ledger.standings());
    }

    /** A ledger whose validators together counted a lie: the chain is sound, the signature too, only the score is not. */
    private int conspiracy(int honest) throws InterruptedException {
        Ledger ledger = new Ledger(Worlds.rules());
        try (Book book =
                Book.open(folder, Worlds.rules(), Worlds.task(), Book.Durability.ON_REQUEST, 4000, new Disk())) {
            assertThat(book.advance(1, 5000, new byte[32], Worlds.NOBODY)).isPresent();
            Worlds.open(ledger, 5000);
            for (int i = 1; i <= honest; i++) {
                var key = Worlds.key(i);
                byte[] message = Worlds.claim(ledger, key, Worlds.nonce(ledger, key, 0, 40, 0))
                        .bytes();
                book.submit(i + 1, 5000, message, Worlds.DRAWN);
            }
            var key = Worlds.key(100);
            Nonce nonce = Worlds.nonce(ledger, key, 41, 63, 0);
            Submission lie = Submission.sign(key, ledger.network(), 1, nonce, 0);
            Judge accomplice = (seed, submissions) -> List.of(new Judge.Judgement(0, new byte[32]));
            assertThat(book.submit(1000, 5000, lie.bytes(), accomplice).refusal())
                    .isEmpty();
            book.force();
        }
        return honest + 1;
    }

    @Test
    void aLyingMajorityIsFoundByReExecution() throws InterruptedException {
        int claims = conspiracy(20);
        Audit.Report report = audit(Integer.MAX_VALUE, "");
        assertThat(report.executed()).isEqualTo(claims);
        assertThat(report.problem().orElseThrow())
                .startsWith("segment 0")
                .contains("entry 22")
                .contains("a score of 0 was counted, re-execution gives");
    }

    @Test
    void withoutReExecutionALyingMajorityIsNotFoundAndTheReportSaysHowLittleItKnows() throws InterruptedException {
        conspiracy(5);
        Audit.Report report = new Audit(folder).run(Optional.empty(), 10, "", (done, all) -> {});
        assertThat(report.problem()).isEmpty();
        assertThat(report.executed()).isZero();
        assertThat(report.falseShare()).isEqualTo(1);
    }

    @Test
    void aSampleFindsALieAsOftenAsItsShareSays() throws InterruptedException {
        int claims = conspiracy(19);
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            found += audit(5, "seed " + seed).problem().isPresent() ? 1 : 0;
        }
        // One lie among 20, five drawn without return: 1/4; four standard deviations either way.
        assertThat(claims).isEqualTo(20);
        assertThat(found).isBetween(26, 74);
        assertThat(audit(5, "seed 1")).isEqualTo(audit(5, "seed 1"));
    }

    @Test
    void theShareThatASampleFindsIsTheSmallestOne() {
        for (int n : new int[] {1, 2, 10, 138, 1000, 100_000}) {
            double r = Audit.falseShare(n);
            assertThat(StrictMath.pow(1 - r, n)).as("n %d", n).isLessThan(1e-6);
            assertThat(StrictMath.pow(1 - 0.999 * r, n)).as("n %d", n).isGreaterThan(1e-6);
        }
        assertThat(Audit.falseShare(0)).isEqualTo(1);
        assertThat(Audit.falseShare(1378)).isLessThan(0.01);
    }

    @Test
    void aRewrittenEntryIsNamed() throws Exception {
        write(folder, 2, 3);
        Path first = folder.resolve("0000000000000000000.ledger");
        byte[] bytes = Files.readAllBytes(first);
        bytes[600] ^= 1;
        Files.write(first, bytes);
        Audit.Report report = audit(10, "");
        assertThat(report.problem().orElseThrow()).contains("0000000000000000000.ledger", "record");
        assertThat(report.entries()).isLessThan(10);
    }

    @Test
    void twoStoriesOfOneNetworkPartSomewhere() throws InterruptedException {
        Ledger ledger = write(folder, 1, 2);
        Path other = folder.resolve("other");
        try (Book book = Book.open(other, Worlds.rules(), Worlds.task(), Book.Durability.AT_ONCE)) {
            book.advance(1, 77_000, new byte[32], Worlds.NOBODY);
        }
        Audit audit = new Audit(folder);
        audit.run(Optional.empty(), 0, "", (done, all) -> {});
        assertThat(audit.parting(other)).contains(1L);
        Path shorter = folder.resolve("shorter");
        try (Book book = Book.open(shorter, Worlds.rules(), Worlds.task(), Book.Durability.AT_ONCE)) {
            assertThat(book.ledger().last().index()).isZero();
        }
        assertThat(audit.parting(shorter)).isEmpty();
        assertThat(audit.hash(ledger.last().index())).contains(org.neuraxon.upow.Hex.of(ledger.head()));
        assertThat(audit.hash(ledger.last().index() + 1)).isEmpty();
    }

    @Test
    void aFirstEntryThatIsNoGenesisIsRefused() throws Exception {
        Path path = folder.resolve("odd");
        Files.createDirectories(path);
        Entry entry = new Entry(0, 0, 5, new Fact.Genesis(Worlds.rules()));
        byte[] hash = Entry.hash(new byte[32], entry.bytes());
        byte[] header = SegmentFormat.header(0, new byte[32]);
        byte[] frame = SegmentFormat.frame(entry.bytes(), hash);
        byte[] all = new byte[header.length + frame.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(frame, 0, all, header.length, frame.length);
        Files.write(path.resolve("0000000000000000000.ledger"), all);
        assertThatThrownBy(() -> new Audit(path).run(Optional.empty(), 0, "", (done, n) -> {}))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("does not begin with its rules");
        assertThatThrownBy(() -> new Audit(folder.resolve("none")).run(Optional.empty(), 0, "", (done, n) -> {}))
                .isInstanceOf(LedgerException.class);
    }
}

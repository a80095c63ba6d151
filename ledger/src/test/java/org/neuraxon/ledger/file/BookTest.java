package org.neuraxon.ledger.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.Ledger;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.Worlds;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Nonce;

class BookTest {

    private static final long SMALL = 1500;

    @TempDir
    private Path folder;

    private Book open(Disk disk) throws InterruptedException {
        return Book.open(folder, Worlds.rules(), Worlds.task(), Book.Durability.AT_ONCE, SMALL, disk);
    }

    private Book open() throws InterruptedException {
        return open(new Disk());
    }

    /** Writes a history and gives the ledger's head after each entry. */
    private List<byte[]> written() throws InterruptedException {
        return written(2, 3);
    }

    private List<byte[]> written(int epochs, int miners) throws InterruptedException {
        Ledger ledger = new Ledger(Worlds.rules());
        List<byte[]> heads = new ArrayList<>(List.of(ledger.head()));
        try (Book book = open()) {
            for (Entry entry : Worlds.history(ledger, epochs, miners)) {
                book.adopt(entry, Worlds.DRAWN);
                heads.add(book.ledger().head());
            }
        }
        assertThat(heads).hasSizeGreaterThan(5);
        return heads;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ledger"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatWasRecordedIsThereAfterARestart() throws Exception {
        List<byte[]> heads = written();
        assertThat(segments()).hasSizeGreaterThan(3);
        try (Book book = open()) {
            assertThat(book.ledger().head()).isEqualTo(heads.get(heads.size() - 1));
            assertThat(book.ledger().standings()).hasSize(3);
            Worlds.open(book.ledger(), 90_000);
        }
    }

    @Test
    void aBookGoesOnWhereItEnded() throws InterruptedException {
        written();
        MinerKey key = Worlds.key(9);
        long entries;
        try (Book book = open()) {
            assertThat(book.advance(book.ledger().last().position() + 1, 90_000, new byte[32], Worlds.NOBODY))
                    .isPresent();
            Nonce nonce = Worlds.nonce(book.ledger(), key, 0, 40, 0);
            byte[] message = Worlds.claim(book.ledger(), key, nonce).bytes();
            assertThat(book.submit(book.ledger().last().position() + 7, 90_000, message, Worlds.DRAWN)
                            .refusal())
                    .isEmpty();
            entries = book.ledger().last().index();
        }
        try (Book book = open()) {
            assertThat(book.ledger().last().index()).isEqualTo(entries);
            assertThat(book.ledger().epoch()).isEqualTo(3);
        }
    }

    @Test
    void aTornTailIsRemovedWhereverTheWritingWasCutOff() throws Exception {
        List<byte[]> heads = written(1, 2);
        Path last = segments().get(segments().size() - 1);
        byte[] whole = Files.readAllBytes(last);
        long[] lastRecord = new long[1];
        new LedgerReader(folder).read(stored -> lastRecord[0] = stored.offset());
        for (int length = (int) lastRecord[0]; length < whole.length; length++) {
            Files.write(last, Arrays.copyOf(whole, length));
            try (Book book = open()) {
                assertThat(book.ledger().head()).isEqualTo(heads.get(heads.size() - 2));
            }
            assertThat(Files.size(last)).isEqualTo(lastRecord[0]);
        }
        // A file system that lengthens a file before it fills it.
        Files.write(last, Arrays.copyOf(Arrays.copyOf(whole, (int) lastRecord[0]), whole.length));
        try (Book book = open()) {
            assertThat(book.ledger().head()).isEqualTo(heads.get(heads.size() - 2));
        }
    }

    @Test
    void everyChangedByteOfEverySegmentIsNamed() throws Exception {
        written(1, 2);
        for (Path segment : segments()) {
            byte[] whole = Files.readAllBytes(segment);
            for (int at = 0; at < whole.length; at += at % 100 < 90 ? 11 : 1) {
                byte[] changed = whole.clone();
                changed[at] ^= 0x40;
                Files.write(segment, changed);
                try (Book book = open()) {
                    throw new AssertionError(
                            "byte " + at + " went unnoticed, " + book.ledger().last());
                } catch (LedgerException e) {
                    assertThat(e.getMessage()).contains("segment " + segment.getFileName());
                    if (at >= SegmentFormat.HEADER_BYTES) {
                        assertThat(e.getMessage()).containsPattern("record \\d+ \\(entry \\d+, byte \\d+\\)");
                    }
                }
            }
            Files.write(segment, whole);
        }
        open().close();
    }

    @Test
    void aMissingSegmentIsNamed() throws Exception {
        written();
        Path second = segments().get(1);
        Files.delete(second);
        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("segment " + second.getFileName() + " is missing");
    }

    @Test
    void aSegmentThatIsCutShortInTheMiddleOfTheLedgerIsNoTornTail() throws Exception {
        written();
        Path first = segments().get(0);
        byte[] whole = Files.readAllBytes(first);
        Files.write(first, Arrays.copyOf(whole, whole.length - 5));
        assertThatThrownBy(this::open).hasMessageContaining("cut short, and a segment follows");
        assertThat(Files.size(first)).as("and nothing is repaired").isEqualTo(whole.length - 5);
    }

    /** What does not follow is refused before it is written, not after. */
    @Test
    void anEntryThatDoesNotFollowLeavesNoTrace() throws Exception {
        List<Entry> entries = Worlds.history(new Ledger(Worlds.rules()), 1, 2);
        Entry first = entries.get(0);
        Entry second = entries.get(1);
        try (Book book = open()) {
            book.adopt(first, Worlds.DRAWN);
            Entry early = new Entry(second.index(), first.position(), second.stampMillis(), second.fact());
            assertThatThrownBy(() -> book.adopt(early, Worlds.DRAWN)).hasMessageContaining("does not follow entry 1");
            book.adopt(second, Worlds.DRAWN);
        }
        try (Book book = open()) {
            assertThat(book.ledger().last().bytes()).isEqualTo(second.bytes());
        }
    }

    @Test
    void theTaskBesideTheLedgerIsTheLedgers() throws Exception {
        written();
        Path task = folder.resolve(Book.TASK);
        for (byte[] left : new byte[][] {{}, "something else".getBytes(StandardCharsets.US_ASCII)}) {
            Files.write(task, left);
            open().close();
            assertThat(task).hasBinaryContent(Worlds.task().bytes());
        }
    }

    @Test
    void aFolderServesOneValidator() throws InterruptedException {
        try (Book book = open()) {
            assertThat(book.ledger().last().index()).isZero();
            assertThatThrownBy(this::open).hasMessageContaining("in use by another validator");
        }
        open().close();
    }

    @Test
    void otherRulesAreAnotherNetwork() throws InterruptedException {
        written();
        var rules = Worlds.rules();
        var other = new org.neuraxon.ledger.Rules(
                rules.salt(), rules.topologyHash(), rules.dataHash(), 80, rules.setting(), 39, 1000, 1000, 3);
        assertThatThrownBy(() -> Book.open(folder, other, Worlds.task(), Book.Durability.AT_ONCE))
                .hasMessageContaining("other rules");
        assertThat(Book.rules(folder).map(terms -> ((Rules) terms).threshold())).contains(40L);
        assertThat(Book.rules(folder.resolve("nowhere"))).isEmpty();
    }

    /** Has room for so many bytes. */
    private static class FullDisk extends Disk {
        long room;
        boolean stuck;

        @Override
        void append(FileChannel channel, byte[] bytes) throws IOException {
            int fits = (int) Math.min(room, bytes.length);
            super.append(channel, Arrays.copyOf(bytes, fits));
            room -= fits;
            if (fits < bytes.length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        void truncate(FileChannel channel, long length) throws IOException {
            if (stuck) {
                throw new IOException("Input/output error");
            }
            super.truncate(channel, length);
        }

        @Override
        void force(FileChannel channel) throws IOException {
            if (stuck) {
                throw new IOException("Input/output error");
            }
            super.force(channel);
        }
    }

    @Test
    void aFullDiskRecordsNothingAndLosesNothing() throws Exception {
        List<Entry> entries = Worlds.history(new Ledger(Worlds.rules()), 2, 3);
        FullDisk disk = new FullDisk();
        for (int room = 0; room < 300; room += 13) {
            disk.room = Long.MAX_VALUE;
            try (Book book = open(disk)) {
                int next = (int) book.ledger().last().index();
                byte[] head = book.ledger().head();
                Entry entry = entries.get(next);
                disk.room = Math.min(room, entry.bytes().length + 35);
                assertThatThrownBy(() -> book.adopt(entry, Worlds.DRAWN))
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("No space left");
                assertThat(book.ledger().head()).isEqualTo(head);
                disk.room = Long.MAX_VALUE;
                book.adopt(entry, Worlds.DRAWN);
            }
            try (Book book = open()) {
                assertThat(book.ledger().last().bytes())
                        .isEqualTo(entries.get((int) book.ledger().last().index() - 1)
                                .bytes());
            }
        }
    }

    @Test
    void aDiskThatDoesNotConfirmIsNotWrittenAgain() throws Exception {
        List<Entry> entries = Worlds.history(new Ledger(Worlds.rules()), 1, 1);
        FullDisk disk = new FullDisk();
        disk.room = Long.MAX_VALUE;
        try (Book book = open(disk)) {
            disk.stuck = true;
            assertThatThrownBy(() -> book.adopt(entries.get(0), Worlds.DRAWN)).hasMessageContaining("not confirm");
            disk.stuck = false;
            assertThatThrownBy(() -> book.adopt(entries.get(0), Worlds.DRAWN))
                    .hasMessageContaining("start the validator again");
        }
        open().close();
    }

    @Test
    void aCrashBetweenSegmentsLeavesNoHeadlessOne() throws Exception {
        List<byte[]> heads = written();
        Files.write(folder.resolve("0000000000000000099.ledger.tmp"), new byte[10], StandardOpenOption.CREATE);
        try (Book book = open()) {
            assertThat(book.ledger().head()).isEqualTo(heads.get(heads.size() - 1));
        }
    }
}

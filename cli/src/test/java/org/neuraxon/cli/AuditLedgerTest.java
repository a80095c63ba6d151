package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.file.Book;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.task.DirectionTask;
import org.neuraxon.upow.task.TaskFile;

class AuditLedgerTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int audit(Path path) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), "audit", path.toString());
    }

    @Test
    void whereThereIsNoLedgerItSaysSo() {
        assertThat(audit(folder)).isEqualTo(1);
        assertThat(audit(folder.resolve("nowhere"))).isEqualTo(1);
        assertThat(err.toString())
                .contains(folder + " holds no ledger", "nowhere holds no ledger")
                .doesNotContain("at org.");
    }

    @Test
    void inspectingListsEntriesAndNamesWhatIsDamaged() throws IOException, InterruptedException {
        Path ledger = folder.resolve("ledger");
        TaskFile task = TaskFile.of(new DirectionTask(2, 8, 1, 1).of(new double[] {1, 2, 1, 2, 1, 2, 1, 2}));
        Rules rules = Rules.of(task, 7, new Setting(3, 9, 2), 2, 5_000, new byte[32]);
        Book.open(ledger, rules, task, Book.Durability.AT_ONCE).close();
        assertThat(inspect(folder)).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains(ledger + ": a ledger of 1 entries in 1 segments, chain sound")
                .contains("genesis", "algorithm bpp9000, rows 7, window 3, max ticks 9, mutations 2, threshold 2");
        assertThat(inspect(ledger, "--json")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("{\"kind\":\"ledger\",\"chain_sound\":true,\"problem\":null");
        Path segment = ledger.resolve("0000000000000000000.ledger");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[100] ^= 1;
        Files.write(segment, bytes);
        assertThat(inspect(ledger)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("record 0 (entry 0, byte 52): its hash does not match");
    }

    /** No receipt is passed over because the line that names the columns is missing, and none is lost to spaces or capitals. */
    @Test
    void everyReceiptIsAskedFor() throws IOException, InterruptedException {
        TaskFile task = TaskFile.of(new DirectionTask(2, 8, 1, 1).of(new double[] {1, 2, 1, 2, 1, 2, 1, 2}));
        Rules rules = Rules.of(task, 7, new Setting(3, 9, 2), 2, 5_000, new byte[32]);
        String network;
        try (Book book = Book.open(folder, rules, task, Book.Durability.AT_ONCE)) {
            network = Hex.of(book.ledger().network());
        }
        String other = "ab".repeat(32);
        assertThat(receipts("index,hash\n0," + network + "\n")).isZero();
        assertThat(receipts("\uFEFFindex, hash\r\n 0 , " + network.toUpperCase(Locale.ROOT) + "\r\n\r\n"))
                .isZero();
        assertThat(receipts("index,hash\n0," + other + "\n")).isEqualTo(1);
        assertThat(receipts("index,hash\n1," + other + "\n")).isEqualTo(1);
        assertThat(err.toString()).contains("entry 1 was acknowledged", "the ledger does not have it");
        assertThat(receipts("0," + other + "\n")).as("without a header").isEqualTo(1);
        assertThat(err.toString()).contains("names the columns, index,hash");
    }

    private int receipts(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("receipts.csv"), text);
        return Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "audit",
                folder.toString(),
                "--sample",
                "0",
                "--receipts",
                file.toString());
    }

    private int inspect(Path path, String... more) {
        String[] arguments = Stream.concat(Stream.of("inspect", path.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aDamagedLedgerIsADocumentToo() throws IOException {
        Files.write(folder.resolve("0000000000000000000.ledger"), new byte[70]);
        int code = Main.run(
                new PrintWriter(out), new PrintWriter(err), "audit", folder.toString(), "--json", "--sample", "0");
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString())
                .startsWith("{\"sound\":false,\"problems\":[\"segment 0000000000000000000.ledger, header");
    }

    @Test
    void theFolderOfANodeWillDo() throws IOException {
        Path ledger = Files.createDirectory(folder.resolve("ledger"));
        Files.write(ledger.resolve("0000000000000000000.ledger"), new byte[70]);
        assertThat(audit(folder)).isEqualTo(1);
        assertThat(err.toString()).contains("network.task").doesNotContain("holds no ledger");
    }
}

package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void theFolderOfANodeWillDo() throws IOException {
        Path ledger = Files.createDirectory(folder.resolve("ledger"));
        Files.write(ledger.resolve("0000000000000000000.ledger"), new byte[70]);
        assertThat(audit(folder)).isEqualTo(1);
        assertThat(err.toString()).contains("network.task").doesNotContain("holds no ledger");
    }
}

package org.neuraxon.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void replacesWhatStoodThere() throws IOException {
        Path file = folder.resolve("page.html");
        WholeFile.write(file, "long ago");
        WholeFile.write(file, "Grüße");
        assertThat(file).hasContent("Grüße");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aFillingThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("page.html");
        WholeFile.write(file, "good");
        for (Exception failure : List.of(new IOException("disk full"), new IllegalStateException("a bug"))) {
            assertThatThrownBy(() -> WholeFile.replace(file, path -> {
                        Files.writeString(path, "half a pa");
                        if (failure instanceof IOException e) {
                            throw e;
                        }
                        throw (RuntimeException) failure;
                    }))
                    .isSameAs(failure);
            assertThat(file).hasContent("good");
            assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        }
    }

    @Test
    void theOldFileStaysUntilTheNewOneIsWhole() throws IOException {
        Path file = folder.resolve("page.html");
        WholeFile.write(file, "old");
        WholeFile.replace(file, path -> {
            Files.writeString(path, "new");
            assertThat(file).hasContent("old");
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void ofManyWritersOneWins() throws Exception {
        Path file = folder.resolve("page.html");
        Set<String> pages = Set.of("a".repeat(100_000), "b".repeat(70_000), "c".repeat(20));
        for (int round = 0; round < 20; round++) {
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (String page : pages) {
                writers.add(CompletableFuture.runAsync(() -> {
                    try {
                        WholeFile.write(file, page);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }));
            }
            for (CompletableFuture<Void> writer : writers) {
                writer.get(20, TimeUnit.SECONDS);
            }
            assertThat(pages).contains(Files.readString(file));
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path place = Files.createDirectory(folder.resolve("elsewhere")).resolve("brain.nxn");
        Files.writeString(place, "old");
        Path link = Files.createSymbolicLink(folder.resolve("brain.nxn"), place);
        WholeFile.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(place).hasContent("new");
    }

    @Test
    void aPipeIsWrittenToAndStays() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process make = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(make.waitFor() == 0, "this machine makes no named pipes");
        CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        WholeFile.write(pipe, "a page");
        assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("a page");
        assertThat(WholeFile.isDevice(pipe)).isTrue();
    }

    @Test
    void aFolderIsNotReplaced() {
        assertThatThrownBy(() -> WholeFile.write(folder, "a page")).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }
}

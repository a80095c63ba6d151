package org.neuraxon.ledger.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The three things a ledger asks of a disk; apart, so that a test can let them fail. */
class Disk {

    void append(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    void force(FileChannel channel) throws IOException {
        channel.force(true);
    }

    void truncate(FileChannel channel, long length) throws IOException {
        channel.truncate(length);
        channel.position(length);
    }

    /** A file's name is durable only when its folder is. Systems that cannot open a folder need no such thing. */
    void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException cannotOpenFolders) {
            Thread.onSpinWait();
        }
    }
}

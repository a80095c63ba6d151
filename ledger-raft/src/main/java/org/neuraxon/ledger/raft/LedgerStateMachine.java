package org.neuraxon.ledger.raft;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.file.LedgerReader;
import org.neuraxon.ledger.file.Stored;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.Replica;

/**
 * Turns agreed commands into entries of this validator's own ledger, judging each for itself.
 *
 * <p>The ledger is ahead of the last snapshot after a crash; commands that it has seen are recognised by their position and passed over. A snapshot is the
 * whole ledger, so that a validator that was away too long, or is new, gets it from another, and re-executes what it did not have.
 */
final class LedgerStateMachine extends BaseStateMachine {

    private final Replica replica;
    private final Path ledger;
    private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * A state machine.
     *
     * @param ledger the folder of the replica's ledger
     */
    LedgerStateMachine(Replica replica, Path ledger) {
        this.replica = replica;
        this.ledger = ledger;
    }

    @Override
    public void initialize(RaftServer server, RaftGroupId group, RaftStorage raftStorage) throws IOException {
        getLifeCycle().startAndTransition(() -> {
            super.initialize(server, group, raftStorage);
            storage.init(raftStorage);
            load(storage.loadLatestSnapshot());
        });
    }

    @Override
    public void pause() {
        getLifeCycle().transition(LifeCycle.State.PAUSING);
        getLifeCycle().transition(LifeCycle.State.PAUSED);
    }

    @Override
    public void reinitialize() throws IOException {
        load(storage.loadLatestSnapshot());
        if (getLifeCycleState() == LifeCycle.State.PAUSED) {
            getLifeCycle().transition(LifeCycle.State.STARTING);
            getLifeCycle().transition(LifeCycle.State.RUNNING);
        }
    }

    @Override
    public StateMachineStorage getStateMachineStorage() {
        return storage;
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        LogEntryProto entry = transaction.getLogEntry();
        // The engine counts from 0, and the first entry of a ledger stands at 0.
        long position = entry.getIndex() + 1;
        Answer answer;
        if (position <= replica.position()) {
            // What became of it then is not known any more. Whoever still waits may ask again: nothing counts twice.
            answer = Answer.refused(Refusal.UNAVAILABLE);
        } else {
            answer = apply(Command.parse(entry.getStateMachineLogEntry().getLogData()), position);
        }
        updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
        return CompletableFuture.completedFuture(Message.valueOf(ByteString.copyFrom(answer.bytes())));
    }

    /** A problem here ends this validator: the others have recorded what it cannot, so it must not go on as if nothing had been. */
    private Answer apply(Command command, long position) {
        try {
            if (command.kind() == Command.SUBMIT) {
                return replica.submit(position, command.nowMillis(), command.submission());
            }
            if (command.kind() == Command.OPEN) {
                byte[] lot = Arrays.copyOf(command.submission(), Entry.HASH_BYTES);
                replica.advance(position, command.nowMillis(), lot);
            }
            return new Answer(Optional.empty(), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("the validator was stopped while it judged command " + position, e);
        } catch (LedgerException e) {
            trouble = Optional.of(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** What ended this validator. */
    Optional<String> trouble() {
        return trouble;
    }

    @Override
    public long takeSnapshot() throws IOException {
        TermIndex applied = getLastAppliedTermIndex();
        if (applied == null || applied.getIndex() < 0) {
            return -1;
        }
        // What a snapshot covers may be forgotten by the log, so it must be on disk here first.
        replica.force();
        File file = storage.getSnapshotFile(applied.getTerm(), applied.getIndex());
        Path temporary = Path.of(file.getPath() + ".writing");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream plain = new BufferedOutputStream(Channels.newOutputStream(channel));
            DataOutputStream out = new DataOutputStream(plain);
            new LedgerReader(ledger).read(stored -> write(out, stored));
            out.flush();
            channel.force(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the snapshot was interrupted");
        }
        Files.move(temporary, file.toPath(), StandardCopyOption.ATOMIC_MOVE);
        MD5Hash digest = MD5FileUtil.computeAndSaveMd5ForFile(file);
        storage.updateLatestSnapshot(new SingleFileSnapshotInfo(new FileInfo(file.toPath(), digest), applied));
        return applied.getIndex();
    }

    private static void write(DataOutputStream out, Stored stored) {
        byte[] bytes = stored.entry().bytes();
        try {
            out.writeInt(bytes.length);
            out.write(bytes);
        } catch (IOException e) {
            throw new LedgerException("cannot write a snapshot (" + e.getMessage() + ")", e);
        }
    }

    private void load(@Nullable SingleFileSnapshotInfo snapshot) throws IOException {
        if (snapshot == null) {
            return;
        }
        byte[] own = replica.state().head();
        long has = replica.state().entries();
        byte[] head = new byte[Entry.HASH_BYTES];
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(snapshot.getFile().getPath())))) {
            for (long index = 0; in.available() > 0; index++) {
                byte[] bytes = in.readNBytes(Math.max(0, Math.min(in.readInt(), Entry.MOST_BYTES)));
                head = Entry.hash(head, bytes);
                if (index == has - 1 && !Arrays.equals(head, own)) {
                    throw new LedgerException("this validator's ledger and the snapshot it was sent differ up to entry "
                            + index + "; one of them was tampered with, so it does not go on; audit both");
                }
                if (index >= has) {
                    replica.adopt(Entry.parse(bytes));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the validator was stopped while it read a snapshot");
        }
        replica.force();
        setLastAppliedTermIndex(snapshot.getTermIndex());
    }
}

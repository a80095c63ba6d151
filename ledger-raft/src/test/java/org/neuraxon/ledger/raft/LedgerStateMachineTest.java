package org.neuraxon.ledger.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.statemachine.TransactionContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.file.Book;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.Replica;

class LedgerStateMachineTest {

    @TempDir
    private Path folder;

    private static Answer apply(LedgerStateMachine machine, long index, int kind, byte[] message) throws Exception {
        LogEntryProto entry = LogEntryProto.newBuilder()
                .setTerm(1)
                .setIndex(index)
                .setStateMachineLogEntry(StateMachineLogEntryProto.newBuilder()
                        .setLogData(new Command(kind, 1000, message).message().getContent()))
                .build();
        TransactionContext context = TransactionContext.newBuilder()
                .setStateMachine(machine)
                .setLogEntry(entry)
                .build();
        return Answer.parse(machine.applyTransaction(context).get().getContent().toByteArray());
    }

    /** After a crash the log is gone through again; a miner that still waits must not hear of a duplicate that it was counted. */
    @Test
    void whatWasCarriedOutBeforeACrashIsNotJudgedAgain() throws Exception {
        try (Replica replica =
                new Replica(Book.open(folder, World.rules(), World.task(), Book.Durability.ON_REQUEST), World.DRAWN)) {
            LedgerStateMachine machine = new LedgerStateMachine(replica, folder);
            apply(machine, 0, Command.OPEN, new byte[32]);
            byte[] claim = World.claim(replica.state(), World.key(1));
            assertThat(apply(machine, 1, Command.SUBMIT, claim).counts()).isTrue();
            assertThat(apply(machine, 2, Command.SUBMIT, claim).refusal()).contains(Refusal.DUPLICATE);
            byte[] other = World.claim(replica.state(), World.key(2));
            assertThat(apply(machine, 3, Command.SUBMIT, other).counts()).isTrue();
            LedgerStateMachine again = new LedgerStateMachine(replica, folder);
            apply(again, 0, Command.OPEN, new byte[32]);
            for (int index = 1; index <= 3; index++) {
                assertThat(apply(again, index, Command.SUBMIT, claim).refusal()).contains(Refusal.UNAVAILABLE);
            }
            assertThat(replica.state().entries()).isEqualTo(4);
            assertThat(apply(again, 4, Command.SUBMIT, claim).refusal()).contains(Refusal.DUPLICATE);
        }
    }
}

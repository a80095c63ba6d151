package org.neuraxon.ledger.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.Validator;

/** Validators whose network breaks, and whose miners race. */
class PartitionTest extends Wired {

    @Test
    void aLeaderThatIsCutOffAcknowledgesNothingAndComesBack() throws Exception {
        partition(false);
    }

    @Test
    void racersAtAllDoorsWithOneSolutionAreCountedOnce() throws Exception {
        startAll();
        byte[] message = World.claim(running.get("a").state(), World.key(1));
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Validator door = running.get(all().get(i % 3));
            answers.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            start.await();
                            return door.submit(message);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> new Thread(task, "racer").start()));
        }
        start.countDown();
        int counted = 0;
        for (CompletableFuture<Answer> answer : answers) {
            Answer heard = answer.join();
            counted += heard.counts() ? 1 : 0;
            if (!heard.counts()) {
                assertThat(heard.refusal()).contains(Refusal.DUPLICATE);
            }
        }
        assertThat(counted).isEqualTo(1);
        assertThat(audit().counted()).isEqualTo(1);
    }
}

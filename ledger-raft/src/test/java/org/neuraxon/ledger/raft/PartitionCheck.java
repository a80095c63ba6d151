package org.neuraxon.ledger.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.node.Peer;

/** The rarer faults of network and clocks: half a minute, so not in every build. */
class PartitionCheck extends Wired {

    /** The nastier half: the others hear their leader, which does not hear them; it must not take its own word for theirs. */
    @Test
    void aLeaderThatHearsNoAnswersAcknowledgesNothingAndComesBack() throws Exception {
        partition(true);
    }

    /** A clock that can be put forward. */
    private static final class LooseClock extends Clock {
        private volatile long aheadMillis;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plusMillis(aheadMillis);
        }
    }

    /**
     * The leader's clock runs an hour ahead. Stamps never fall, whoever leads; an epoch that a fast clock opened lasts until a leader's clock has passed it;
     * what counts does not change.
     */
    @Test
    void clocksThatDifferMoveTheEndsOfEpochsAndNothingElse() throws Exception {
        long hour = Duration.ofHours(1).toMillis();
        Terms brisk = World.rules(400);
        Map<String, LooseClock> clocks = new HashMap<>();
        for (Peer peer : peers) {
            clocks.put(peer.id(), new LooseClock());
            start(peer.id(), brisk, clocks.get(peer.id()));
        }
        String fast = leader(all());
        clocks.get(fast).aheadMillis = hour;
        clocks.get(others(fast).get(0)).aheadMillis = -hour;
        count(all());
        long epoch = running.get(fast).state().epoch();
        await(() -> running.get(fast).state().epoch() >= epoch + 2);
        running.remove(fast).close();
        String next = leader(others(fast));
        count(others(fast));
        long standing = running.get(next).state().epoch();
        for (int i = 0; i < 4; i++) {
            Thread.sleep(250);
            count(others(fast));
        }
        assertThat(running.get(next).state().epoch())
                .as("an hour has not passed for %s", next)
                .isEqualTo(standing);
        others(fast).forEach(id -> clocks.get(id).aheadMillis = 2 * hour);
        await(() -> running.get(next).state().epoch() > standing + 1);
        others(fast).forEach(id -> clocks.get(id).aheadMillis = -hour);
        start(fast, brisk, clocks.get(fast));
        clocks.get(fast).aheadMillis = 0;
        count(all());
        assertThat(audit().counted()).isEqualTo(miners);
    }
}

package org.neuraxon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.hash.KangarooTwelve;
import org.neuraxon.upow.task.SeriesFile;

/** Commit, reveal, challenge, score: what counts, and what comes of every way of cheating. */
class SeriesLedgerTest {

    private static final SeriesFile TASK = new SeriesFile(new double[] {1, 2, 1, 3, 2, 5, 1, 4}, 1, 1, 6, 2, 0);
    private static final SeriesRules RULES = new SeriesRules(new byte[32], TASK.hash(), 100, 10, 1000, 500, 2, 6);

    /** Scores that are drawn from a hash: origin, genome and challenge decide, as in earnest. */
    private static final Judge DRAWN = new Judge() {
        @Override
        public List<Judgement> judge(byte[] seed, List<Submission> submissions) {
            throw new AssertionError("nothing is to be searched");
        }

        @Override
        public int score(Entrant entrant, long challenge) {
            byte[] all = Arrays.copyOf(entrant.genome(), 56);
            ByteBuffer.wrap(all).putLong(40, entrant.origin()).putLong(48, challenge);
            // The first byte of a genome says how good the network is, the challenge adds a little luck.
            return 4 * (entrant.genome()[0] & 0xff) + (KangarooTwelve.digest(all, 1)[0] & 3);
        }
    };

    private final Ledger ledger = new Ledger(RULES);
    private final List<Entry> written = new ArrayList<>();
    private long now = 1000;

    private static byte[] genome(int quality) {
        byte[] genome = new byte[SeriesGenome.BYTES];
        genome[0] = (byte) quality;
        return genome;
    }

    private static byte[] secret(int number) {
        byte[] secret = new byte[32];
        secret[5] = (byte) number;
        return secret;
    }

    private Optional<Fact> step(int lot) {
        try {
            byte[] drawn = new byte[32];
            drawn[0] = (byte) lot;
            Optional<Entry> entry = ledger.decideDue(ledger.last().position() + 1, now, drawn, DRAWN);
            entry.ifPresent(this::keep);
            return entry.map(Entry::fact);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void keep(Entry entry) {
        ledger.accept(entry);
        written.add(entry);
    }

    private Optional<Refusal> send(byte[] message) {
        try {
            Verdict verdict = ledger.decide(ledger.last().position() + 1, now, message, DRAWN);
            verdict.entry().ifPresent(this::keep);
            return verdict.refusal();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Commitment commitment(int miner, int quality, int secret) {
        MinerKey key = Worlds.key(miner);
        byte[] hash = SeriesWork.commitment(ledger.miningSeed(), key.publicKey(), genome(quality), secret(secret));
        return Commitment.sign(key, ledger.network(), ledger.epoch(), ledger.miningSeed(), hash, RULES.postageBits());
    }

    private Reveal reveal(int miner, int quality, int secret) {
        return new Reveal(
                ledger.network(), ledger.epoch(), Worlds.key(miner).publicKey(), genome(quality), secret(secret));
    }

    private void open() {
        now += 1000;
        assertThat(step(0)).containsInstanceOf(Fact.Opening.class);
    }

    private void close(int lot) {
        now += 1000;
        assertThat(step(lot)).containsInstanceOf(Fact.Closing.class);
    }

    /** An epoch in which some miners reveal networks of these qualities; the scores in their order. */
    private List<Fact.Scored> epoch(int... qualities) {
        for (int i = 0; i < qualities.length; i++) {
            assertThat(send(commitment(i + 1, qualities[i], i).bytes())).isEmpty();
        }
        close(7);
        for (int i = qualities.length - 1; i >= 0; i--) {
            assertThat(send(reveal(i + 1, qualities[i], i).bytes())).isEmpty();
        }
        assertThat(step(0)).containsInstanceOf(Fact.Challenge.class);
        List<Fact.Scored> scored = new ArrayList<>();
        while (step(0).orElseThrow() instanceof Fact.Scored score) {
            scored.add(score);
        }
        return scored;
    }

    private Standing standing(int miner) {
        String name = Hex.of(Worlds.key(miner).publicKey());
        return ledger.standings().stream()
                .filter(standing -> standing.miner().equals(name))
                .findFirst()
                .orElse(new Standing(name, 0, 0, 0, -1));
    }

    @Test
    void theBestNetworkEarnsAndBecomesChampion() {
        open();
        List<Fact.Scored> scored = epoch(50, 60, 20);
        assertThat(scored).extracting(Fact.Scored::score).allMatch(score -> score >= 80);
        // In the order of commitments, not of reveals: the second earns what it adds to the first.
        assertThat(scored.get(0).points()).isEqualTo(scored.get(0).score() - 100);
        assertThat(scored.get(1).points())
                .isEqualTo(scored.get(1).score() - scored.get(0).score());
        assertThat(scored.get(2).points()).isZero();
        assertThat(ledger.champion()).map(Entrant::miner).contains(standing(2).miner());
        assertThat(standing(1).points() + standing(2).points())
                .isEqualTo(scored.get(1).score() - 100);
        assertThat(standing(3).points()).isZero();
    }

    /** A champion's genome under another key is another network; even if it were as good, it would earn nothing: luck is smaller than the margin. */
    @Test
    void copyingTheChampionEarnsNothing() {
        open();
        epoch(200);
        assertThat(ledger.champion()).isPresent();
        long before = standing(1).points();
        List<Fact.Scored> scored = epoch(200, 201);
        // The champion defends first, on the same challenge.
        assertThat(scored).hasSize(3);
        assertThat(scored).extracting(Fact.Scored::points).containsOnly(0L);
        assertThat(standing(1).points()).isEqualTo(before);
        assertThat(SeriesWork.origin(ledger.miningSeed(), Worlds.key(1).publicKey()))
                .isNotEqualTo(
                        SeriesWork.origin(ledger.miningSeed(), Worlds.key(2).publicKey()));
    }

    @Test
    void commitmentsAreRefusedForGoodReasons() {
        assertThat(send(commitment(1, 1, 1).bytes())).contains(Refusal.OTHER_EPOCH);
        open();
        byte[] good = commitment(1, 50, 1).bytes();
        byte[] forged = good.clone();
        forged[183] ^= 1;
        assertThat(send(forged)).contains(Refusal.FORGED);
        assertThat(send(Arrays.copyOf(good, 183))).contains(Refusal.MALFORMED);
        assertThat(send(Arrays.copyOf(good, 185))).contains(Refusal.MALFORMED);
        assertThat(send(new byte[0])).contains(Refusal.MALFORMED);
        byte[] elsewhere = good.clone();
        elsewhere[8] ^= 1;
        assertThat(send(elsewhere)).contains(Refusal.OTHER_NETWORK);
        Commitment unpaid = commitment(1, 50, 1);
        long postage = unpaid.postage();
        do {
            postage++;
            unpaid = new Commitment(
                    unpaid.network(), unpaid.epoch(), unpaid.key(), unpaid.hash(), postage, unpaid.signature());
        } while (unpaid.isPaid(ledger.miningSeed(), RULES.postageBits()));
        assertThat(send(unpaid.bytes())).contains(Refusal.UNPAID);
        // None of that used up anything.
        assertThat(written).hasSize(1);
        assertThat(send(good)).isEmpty();
        assertThat(send(good)).contains(Refusal.DUPLICATE);
        assertThat(send(commitment(1, 50, 2).bytes())).isEmpty();
        assertThat(send(commitment(1, 50, 3).bytes())).contains(Refusal.TOO_MANY);
        close(1);
        assertThat(send(commitment(2, 50, 1).bytes())).contains(Refusal.CLOSED);
    }

    @Test
    void revealsAreRefusedForGoodReasons() {
        open();
        send(commitment(1, 50, 1).bytes());
        send(commitment(2, 50, 1).bytes());
        assertThat(send(reveal(1, 50, 1).bytes())).as("others may still look").contains(Refusal.TOO_EARLY);
        close(1);
        assertThat(send(reveal(1, 51, 1).bytes())).as("another genome").contains(Refusal.NOT_COMMITTED);
        assertThat(send(reveal(1, 50, 2).bytes())).as("another secret").contains(Refusal.NOT_COMMITTED);
        assertThat(send(reveal(3, 50, 1).bytes())).as("another key").contains(Refusal.NOT_COMMITTED);
        byte[] good = reveal(1, 50, 1).bytes();
        assertThat(send(Arrays.copyOf(good, 151))).contains(Refusal.MALFORMED);
        assertThat(send(good)).isEmpty();
        assertThat(send(good)).contains(Refusal.DUPLICATE);
        now += 499;
        assertThat(step(0)).isEmpty();
        now += 1;
        assertThat(step(0)).containsInstanceOf(Fact.Challenge.class);
        assertThat(send(reveal(2, 50, 1).bytes())).contains(Refusal.CLOSED);
        assertThat(standing(2).strikes()).as("not revealed").isEqualTo(1);
        assertThat(standing(1).strikes()).isZero();
        step(0);
        step(0);
        assertThat(ledger.epoch()).isEqualTo(2);
        assertThat(send(good)).contains(Refusal.OTHER_EPOCH);
    }

    /** A hash that somebody else committed to, committed to again under one's own key, cannot be opened: the key is in it. */
    @Test
    void aCopiedCommitmentCannotBeOpened() {
        open();
        Commitment original = commitment(1, 50, 1);
        send(original.bytes());
        Commitment copy = Commitment.sign(
                Worlds.key(2),
                ledger.network(),
                ledger.epoch(),
                ledger.miningSeed(),
                original.hash(),
                RULES.postageBits());
        assertThat(send(copy.bytes())).isEmpty();
        close(1);
        assertThat(send(reveal(1, 50, 1).bytes())).isEmpty();
        assertThat(send(reveal(2, 50, 1).bytes())).contains(Refusal.NOT_COMMITTED);
    }

    /** Who knows all but one of these does not know the challenge: the lot of the closing, each secret, and which were revealed. */
    @Test
    void theChallengeDependsOnEverybody() {
        List<Long> challenges = new ArrayList<>();
        for (int variant = 0; variant < 4; variant++) {
            SeriesLedgerTest world = new SeriesLedgerTest();
            world.open();
            world.send(world.commitment(1, 50, 1).bytes());
            world.send(world.commitment(2, 50, variant == 1 ? 9 : 2).bytes());
            world.close(variant == 2 ? 99 : 1);
            world.send(world.reveal(1, 50, 1).bytes());
            if (variant != 3) {
                world.send(world.reveal(2, 50, variant == 1 ? 9 : 2).bytes());
            }
            world.now += 500;
            world.step(0);
            challenges.add(world.ledger.challenge());
        }
        assertThat(challenges).doesNotHaveDuplicates();
    }

    /** Stamps of reveals, and the order in which they come, are a leader's to choose; they decide nothing. */
    @Test
    void theOrderOfRevealsDecidesNothing() {
        List<Long> challenges = new ArrayList<>();
        for (int variant = 0; variant < 2; variant++) {
            SeriesLedgerTest world = new SeriesLedgerTest();
            world.open();
            world.send(world.commitment(1, 50, 1).bytes());
            world.send(world.commitment(2, 60, 2).bytes());
            world.close(1);
            world.now += 100L * variant;
            world.send(world.reveal(1 + variant, 50 + 10 * variant, 1 + variant).bytes());
            world.send(world.reveal(2 - variant, 60 - 10 * variant, 2 - variant).bytes());
            world.step(variant);
            challenges.add(world.ledger.challenge());
        }
        assertThat(challenges.get(0)).isEqualTo(challenges.get(1));
    }

    @Test
    void noTimeBeforeAStepEndsIt() {
        open();
        send(commitment(1, 50, 1).bytes());
        long opened = now;
        now = Long.MIN_VALUE;
        assertThat(step(1)).isEmpty();
        now = opened;
        close(1);
        now = Long.MIN_VALUE;
        assertThat(step(1)).as("not all is revealed").isEmpty();
    }

    @Test
    void anEmptyEpochIsFollowedByTheNext() {
        open();
        byte[] first = ledger.miningSeed();
        open();
        assertThat(ledger.epoch()).isEqualTo(2);
        assertThat(ledger.miningSeed()).isNotEqualTo(first);
    }

    @Test
    void anEpochWithoutRevealsKeepsTheChampion() {
        open();
        epoch(200);
        Entrant champion = ledger.champion().orElseThrow();
        send(commitment(2, 250, 1).bytes());
        close(1);
        now += 500;
        assertThat(step(0)).containsInstanceOf(Fact.Challenge.class);
        assertThat(step(0)).containsInstanceOf(Fact.Scored.class);
        assertThat(step(0)).containsInstanceOf(Fact.Opening.class);
        assertThat(ledger.champion()).map(Entrant::index).contains(champion.index());
    }

    /** Whoever replays the entries comes to the same, and any change to what was decided is noticed. */
    @Test
    void replayNoticesEveryChange() throws InterruptedException {
        open();
        epoch(50, 60);
        epoch(90);
        Ledger other = new Ledger(RULES);
        for (int which = 0; which < written.size(); which++) {
            Entry entry = written.get(which);
            byte[] bytes = entry.bytes();
            // Position and stamp, and the lot, are a validator's to choose.
            int from = 1 + 24 + (entry.fact() instanceof Fact.Closing ? 40 : 0);
            for (int at = from; at < bytes.length; at += 1 + (bytes.length - from) / 6) {
                byte[] changed = bytes.clone();
                changed[at] ^= 4;
                assertThatThrownBy(() -> other.replay(Entry.parse(changed), DRAWN))
                        .as("entry " + entry + ", byte " + at)
                        .isInstanceOf(LedgerException.class);
            }
            other.replay(Entry.parse(bytes), DRAWN);
        }
        assertThat(other.head()).isEqualTo(ledger.head());
        assertThat(other.standings()).isEqualTo(ledger.standings());
    }

    /** No step of an epoch can be left out. Of a commitment that was never recorded only its miner knows, by the receipt. */
    @Test
    void stepsComeInTheirOrder() throws InterruptedException {
        open();
        epoch(50, 60);
        for (int missing = 0; missing < written.size() - 1; missing++) {
            Ledger other = new Ledger(RULES);
            for (int i = 0; i < missing; i++) {
                other.replay(written.get(i), DRAWN);
            }
            Entry next = written.get(missing + 1);
            Entry moved = new Entry(written.get(missing).index(), next.position(), next.stampMillis(), next.fact());
            boolean sent = written.get(missing).fact() instanceof Fact.Committed
                    || next.fact() instanceof Fact.Committed
                    || next.fact() instanceof Fact.Revealed;
            if (!sent) {
                assertThatThrownBy(() -> other.replay(moved, DRAWN))
                        .as("without entry " + missing)
                        .isInstanceOf(LedgerException.class);
            }
        }
    }

    @Test
    void rulesComeBackAsTheyWere() {
        Entry genesis = Ledger.genesis(RULES);
        assertThat(Entry.parse(genesis.bytes()).bytes()).isEqualTo(genesis.bytes());
        RULES.require(TASK);
        assertThatThrownBy(() -> RULES.require(Worlds.task())).hasMessageContaining("hashes differ");
        assertThatThrownBy(() -> new SeriesRules(new byte[32], TASK.hash(), 0, 0, 1, 1, 1, 1))
                .hasMessageContaining("margin");
        assertThatThrownBy(() -> new SeriesRules(new byte[31], TASK.hash(), 0, 1, 1, 1, 1, 1))
                .hasMessageContaining("salt");
    }
}

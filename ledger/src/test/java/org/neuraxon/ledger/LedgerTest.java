package org.neuraxon.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.neuraxon.ledger.Worlds.claim;
import static org.neuraxon.ledger.Worlds.key;
import static org.neuraxon.ledger.Worlds.nonce;
import static org.neuraxon.ledger.Worlds.open;
import static org.neuraxon.ledger.Worlds.submit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Nonce;

class LedgerTest {

    private final MinerKey alice = key(1);
    private final MinerKey mallory = key(2);
    private Ledger ledger;

    @BeforeEach
    void anOpenEpoch() {
        ledger = new Ledger(Worlds.rules());
        open(ledger, 5000);
    }

    private void refuses(byte[] message, Refusal refusal) {
        byte[] head = ledger.head();
        assertThat(submit(ledger, message).refusal()).contains(refusal);
        assertThat(ledger.head()).as("a refusal leaves no trace").isEqualTo(head);
    }

    private void refusesUnexecuted(Submission submission, Refusal refusal) throws InterruptedException {
        assertThat(ledger.decide(99, 5000, submission.bytes(), Worlds.NOBODY).refusal())
                .contains(refusal);
        refuses(submission.bytes(), refusal);
    }

    private Standing standing(MinerKey key) {
        String miner = claim(ledger, key, Nonce.canonical(1, 0)).miner();
        return ledger.standings().stream()
                .filter(s -> s.miner().equals(miner))
                .findFirst()
                .orElse(new Standing(miner, 0, 0, 0, -1));
    }

    @Test
    void aTrueClaimCounts() {
        Submission claim = claim(ledger, alice, nonce(ledger, alice, 30, 40, 0));
        Verdict verdict = submit(ledger, claim.bytes());
        assertThat(verdict.refusal()).isEmpty();
        assertThat(standing(alice)).isEqualTo(new Standing(claim.miner(), 1, 41 - claim.score(), 0, claim.score()));
        assertThat(ledger.epochBest()).isEqualTo(claim.score());
        assertThat(ledger.last()).isEqualTo(verdict.entry().orElseThrow());
    }

    @Test
    void pointsGoToWhoImprovesOnEverybodySoThatManyKeysGainNothing() {
        Submission first = claim(ledger, alice, nonce(ledger, alice, 20, 25, 0));
        submit(ledger, first.bytes());
        Submission worse = claim(ledger, mallory, nonce(ledger, mallory, 30, 40, 0));
        submit(ledger, worse.bytes());
        assertThat(standing(mallory)).isEqualTo(new Standing(worse.miner(), 1, 0, 0, worse.score()));
        Submission best = claim(ledger, mallory, nonce(ledger, mallory, 0, 10, 0));
        submit(ledger, best.bytes());
        assertThat(standing(mallory).points()).isEqualTo(first.score() - best.score());
        assertThat(ledger.standings().stream().mapToLong(Standing::points).sum())
                .isEqualTo(41 - ledger.epochBest());
    }

    @Test
    void aForgedSignatureIsRefusedAndCostsItsVictimNothing() throws InterruptedException {
        Nonce nonce = nonce(ledger, alice, 0, 40, 0);
        Submission claim = claim(ledger, alice, nonce);
        for (int place = 0; place < 64; place++) {
            byte[] signature = claim.signature();
            signature[place] ^= 1;
            refusesUnexecuted(
                    new Submission(claim.network(), 1, claim.key(), nonce, claim.score(), signature), Refusal.FORGED);
        }
        // Mallory signs in Alice's name.
        byte[] foreign = claim(ledger, mallory, nonce).signature();
        refusesUnexecuted(
                new Submission(claim.network(), 1, claim.key(), nonce, claim.score(), foreign), Refusal.FORGED);
        // Signed once, score changed on the way.
        refusesUnexecuted(
                new Submission(claim.network(), 1, claim.key(), nonce, claim.score() ^ 1, claim.signature()),
                Refusal.FORGED);
        assertThat(submit(ledger, claim.bytes()).refusal()).isEmpty();
    }

    @Test
    void aKeyOfSmallOrderSignsNothing() {
        // For the neutral point every message has a valid signature by the bare equation.
        byte[] neutral = new byte[32];
        neutral[0] = 1;
        byte[] signature = new byte[64];
        signature[0] = 1;
        Submission trick = new Submission(ledger.network(), 1, neutral, Nonce.canonical(1, 1), 0, signature);
        Verdict verdict = submit(ledger, trick.bytes());
        // Whatever the JDK thinks of the signature, the search decides.
        assertThat(verdict.refusal()).isPresent();
        assertThat(ledger.standings().stream().mapToLong(Standing::counted).sum())
                .isZero();
    }

    /** A proposer may say it is any time at all; what follows must still be what an auditor finds right. */
    @Test
    void noTimeBeforeAnEpochEndsIt() {
        for (long now : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 4999, -1, 0, 4999, 5000, 5999}) {
            assertThat(ledger.isDue(now)).as("" + now).isFalse();
            assertThat(Worlds.due(ledger, 99, now)).as("" + now).isEmpty();
        }
        assertThat(Worlds.due(ledger, 99, 6000)).isPresent();
        assertThat(Worlds.due(ledger, 99, Long.MAX_VALUE)).isPresent();
    }

    @Test
    void aReplayedSolutionIsRefused() throws InterruptedException {
        Submission claim = claim(ledger, alice, nonce(ledger, alice, 0, 40, 0));
        submit(ledger, claim.bytes());
        refusesUnexecuted(claim, Refusal.DUPLICATE);
    }

    @Test
    void aSolutionOfAnEarlierEpochIsRefused() throws InterruptedException {
        Submission claim = claim(ledger, alice, nonce(ledger, alice, 0, 40, 0));
        open(ledger, 6000);
        refusesUnexecuted(claim, Refusal.OTHER_EPOCH);
    }

    @Test
    void aSolutionForAnEpochToComeIsRefused() throws InterruptedException {
        Nonce nonce = nonce(ledger, alice, 0, 40, 0);
        refusesUnexecuted(Submission.sign(alice, ledger.network(), 2, nonce, 1), Refusal.OTHER_EPOCH);
    }

    @Test
    void nothingCountsBeforeTheFirstEpoch() throws InterruptedException {
        ledger = new Ledger(Worlds.rules());
        refusesUnexecuted(Submission.sign(alice, ledger.network(), 0, Nonce.canonical(1, 1), 1), Refusal.OTHER_EPOCH);
    }

    @Test
    void aSolutionOfAnotherNetworkIsRefused() throws InterruptedException {
        Rules rules = Worlds.rules();
        byte[] salt = new byte[32];
        salt[31] = 1;
        Ledger other = new Ledger(
                new Rules(salt, rules.topologyHash(), rules.dataHash(), 80, rules.setting(), 40, 1000, 1000, 3));
        open(other, 5000);
        refusesUnexecuted(claim(other, alice, nonce(other, alice, 0, 40, 0)), Refusal.OTHER_NETWORK);
    }

    @Test
    void aCopiedSolutionIsAnotherSearchAndConvictsTheCopier() {
        Nonce nonce = nonce(ledger, alice, 0, 20, 0);
        Submission claim = claim(ledger, alice, nonce);
        submit(ledger, claim.bytes());
        Submission copy = Submission.sign(mallory, ledger.network(), 1, nonce, claim.score());
        Verdict verdict = submit(ledger, copy.bytes());
        assertThat(verdict.refusal()).contains(Refusal.WRONG_SCORE);
        assertThat(standing(mallory).strikes()).isEqualTo(1);
        assertThat(standing(mallory).counted()).isZero();
    }

    @Test
    void twoMinersRacingWithTheSameSolutionCountOnce() {
        // The same message through two validators: the log puts one first.
        byte[] message = claim(ledger, alice, nonce(ledger, alice, 0, 40, 0)).bytes();
        assertThat(submit(ledger, message).refusal()).isEmpty();
        refuses(message, Refusal.DUPLICATE);
        assertThat(standing(alice).counted()).isEqualTo(1);
    }

    @Test
    void oneTailIsOneSearchWhateverItsMutationsPerStep() throws InterruptedException {
        submit(ledger, claim(ledger, alice, nonce(ledger, alice, 30, 40, 0)).bytes());
        Nonce counted = nonce(ledger, alice, 30, 40, 0);
        byte[] related = counted.bytes();
        related[1] = 7;
        refusesUnexecuted(Submission.sign(alice, ledger.network(), 1, new Nonce(related), 3), Refusal.DUPLICATE);
    }

    @Test
    void aWrongScoreIsPutOnRecordAndNotCounted() {
        Nonce nonce = nonce(ledger, alice, 30, 60, 0);
        long right = Worlds.score(ledger.miningSeed(), alice.publicKey(), nonce);
        Verdict verdict = submit(
                ledger, Submission.sign(alice, ledger.network(), 1, nonce, 2).bytes());
        assertThat(verdict.refusal()).contains(Refusal.WRONG_SCORE);
        assertThat(verdict.entry().orElseThrow().fact())
                .isInstanceOfSatisfying(
                        Fact.Strike.class, strike -> assertThat(strike.score()).isEqualTo(right));
        assertThat(standing(alice)).isEqualTo(new Standing(standing(alice).miner(), 0, 0, 1, -1));
        assertThat(ledger.epochBest()).isEqualTo(41);
    }

    @Test
    void aClaimThatIsTooModestIsWrongToo() {
        Nonce nonce = nonce(ledger, alice, 0, 30, 0);
        long right = Worlds.score(ledger.miningSeed(), alice.publicKey(), nonce);
        assertThat(submit(
                                ledger,
                                Submission.sign(alice, ledger.network(), 1, nonce, right + 1)
                                        .bytes())
                        .refusal())
                .contains(Refusal.WRONG_SCORE);
    }

    @Test
    void aFloodOfWrongClaimsFromOneKeyIsReExecutedThreeTimes() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            Nonce nonce = nonce(ledger, mallory, 20, 60, 100L * i);
            assertThat(submit(
                                    ledger,
                                    Submission.sign(mallory, ledger.network(), 1, nonce, 0)
                                            .bytes())
                            .refusal())
                    .contains(Refusal.WRONG_SCORE);
        }
        for (int i = 3; i < 50; i++) {
            Nonce nonce = Nonce.canonical(1, 1000 + i);
            refusesUnexecuted(Submission.sign(mallory, ledger.network(), 1, nonce, 0), Refusal.STRUCK_OUT);
        }
        assertThat(submit(
                                ledger,
                                claim(ledger, alice, nonce(ledger, alice, 0, 40, 0))
                                        .bytes())
                        .refusal())
                .isEmpty();
        open(ledger, 6000);
        assertThat(submit(
                                ledger,
                                claim(ledger, mallory, nonce(ledger, mallory, 0, 40, 0))
                                        .bytes())
                        .refusal())
                .as("a new epoch, a new chance")
                .isEmpty();
    }

    @Test
    void aFloodOfTrueClaimsFromOneKeyEndsAtItsShare() throws InterruptedException {
        Rules rules = Worlds.rules();
        ledger = new Ledger(
                new Rules(rules.salt(), rules.topologyHash(), rules.dataHash(), 80, rules.setting(), 40, 1000, 2, 3));
        open(ledger, 5000);
        submit(ledger, claim(ledger, alice, nonce(ledger, alice, 35, 40, 0)).bytes());
        submit(ledger, claim(ledger, alice, nonce(ledger, alice, 20, 30, 0)).bytes());
        refusesUnexecuted(claim(ledger, alice, nonce(ledger, alice, 0, 10, 0)), Refusal.TOO_MANY);
    }

    @Test
    void aSolutionMustBeatItsMinersBest() throws InterruptedException {
        Submission good = claim(ledger, alice, nonce(ledger, alice, 20, 25, 0));
        submit(ledger, good.bytes());
        refusesUnexecuted(claim(ledger, alice, nonce(ledger, alice, good.score() + 1, 40, 0)), Refusal.NOT_BETTER);
        Nonce equal = nonce(ledger, alice, good.score(), good.score(), 1000);
        refusesUnexecuted(claim(ledger, alice, equal), Refusal.NOT_BETTER);
    }

    @Test
    void theThresholdIsTheLastScoreThatCounts() throws InterruptedException {
        refusesUnexecuted(claim(ledger, alice, nonce(ledger, alice, 41, 41, 0)), Refusal.ABOVE_THRESHOLD);
        assertThat(submit(
                                ledger,
                                claim(ledger, alice, nonce(ledger, alice, 40, 40, 0))
                                        .bytes())
                        .refusal())
                .isEmpty();
    }

    @Test
    void aNonceThatIsNotCanonicalIsRefused() throws InterruptedException {
        for (int[] header : new int[][] {{0, 1, 0}, {2, 1, 0}, {1, 0, 0}, {1, 11, 0}, {1, 255, 0}, {1, 1, 1}}) {
            byte[] bytes = Nonce.canonical(1, 5).bytes();
            for (int i = 0; i < 3; i++) {
                bytes[i] = (byte) header[i];
            }
            refusesUnexecuted(Submission.sign(alice, ledger.network(), 1, new Nonce(bytes), 1), Refusal.NOT_CANONICAL);
        }
    }

    @Test
    void aMessageOfAnotherSizeOrMagicIsMalformed() {
        byte[] message = claim(ledger, alice, nonce(ledger, alice, 0, 40, 0)).bytes();
        for (int length : new int[] {0, 1, 8, message.length - 1, message.length + 1, 1 << 20}) {
            refuses(Arrays.copyOf(message, length), Refusal.MALFORMED);
        }
        for (int i = 0; i < 8; i++) {
            byte[] other = message.clone();
            other[i] ^= 1;
            refuses(other, Refusal.MALFORMED);
        }
    }

    @Property(tries = 300)
    void noMessageBreaksTheLedger(@ForAll @Size(max = 200) byte[] message) {
        anOpenEpoch();
        assertThat(submit(ledger, message).refusal()).isPresent();
        assertThat(submit(ledger, Arrays.copyOf(message, Submission.BYTES)).refusal())
                .isPresent();
    }

    @Test
    void aClockThatRunsBehindCannotTurnTimeBackAndOneAheadCannotShortenWork() throws InterruptedException {
        byte[] message = claim(ledger, alice, nonce(ledger, alice, 0, 40, 0)).bytes();
        Entry late = ledger.decide(2, -1_000_000, message, Worlds.DRAWN).entry().orElseThrow();
        assertThat(late.stampMillis()).isEqualTo(5000);
        Entry early = ledger.decide(2, 5_000_000, message, Worlds.DRAWN).entry().orElseThrow();
        assertThat(new Entry(0, 0, 0, early.fact()).bytes())
                .as("the clock is no part of what counts")
                .isEqualTo(new Entry(0, 0, 0, late.fact()).bytes());
        assertThat(Worlds.due(ledger, 2, -1_000_000)).isEmpty();
        assertThat(Worlds.due(ledger, 2, 5999)).isEmpty();
        assertThat(Worlds.due(ledger, 2, 6000)).isPresent();
    }

    @Test
    void noSeedIsKnownBeforeTheEpochBeforeItEnds() {
        Ledger twin = new Ledger(Worlds.rules());
        open(twin, 5000);
        assertThat(twin.miningSeed()).isEqualTo(ledger.miningSeed());
        submit(twin, claim(twin, alice, nonce(twin, alice, 0, 40, 0)).bytes());
        open(ledger, 7000);
        open(twin, 7000);
        assertThat(twin.miningSeed()).isNotEqualTo(ledger.miningSeed());
    }

    @Test
    void aReplayComesToTheSame() throws InterruptedException {
        Ledger first = new Ledger(Worlds.rules());
        List<Entry> entries = Worlds.history(first, 3, 4);
        assertThat(entries).hasSizeGreaterThan(30);
        Ledger second = new Ledger(Worlds.rules());
        for (Entry entry : entries) {
            second.replay(Entry.parse(entry.bytes()), Worlds.DRAWN);
        }
        assertThat(second.head()).isEqualTo(first.head());
        assertThat(second.standings()).isEqualTo(first.standings());
    }

    @Test
    void everyChangedByteOfAnyEntryIsNoticed() throws InterruptedException {
        Ledger first = new Ledger(Worlds.rules());
        List<Entry> entries = Worlds.history(first, 1, 1);
        List<Class<?>> kinds = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            byte[] bytes = entries.get(i).bytes();
            if (kinds.contains(entries.get(i).fact().getClass())) {
                continue;
            }
            kinds.add(entries.get(i).fact().getClass());
            for (int at = 0; at < bytes.length; at++) {
                byte[] changed = bytes.clone();
                changed[at] ^= 1;
                Ledger second = new Ledger(Worlds.rules());
                for (Entry before : entries.subList(0, i)) {
                    second.replay(before, Worlds.DRAWN);
                }
                String where = entries.get(i).fact().getClass().getSimpleName() + " byte " + at;
                boolean chained = at >= 9 && at < 25;
                if (chained) {
                    // Position and stamp are the validators' word: no rule gives them, only the chain protects them.
                    continue;
                }
                assertThatThrownBy(() -> second.replay(Entry.parse(changed), Worlds.DRAWN))
                        .as(where)
                        .isInstanceOf(LedgerException.class);
            }
        }
        assertThat(kinds).hasSize(3);
    }

    @Test
    void aReplayNamesWhatIsWrong() throws InterruptedException {
        Submission lie = Submission.sign(alice, ledger.network(), 1, nonce(ledger, alice, 30, 60, 0), 3);
        Entry counted = new Entry(2, 2, 5000, new Fact.Counted(lie, new byte[32], 38));
        assertThatThrownBy(() -> ledger.replay(counted, Worlds.DRAWN))
                .hasMessageContaining("a score of 3 was counted, re-execution gives");
        assertThatThrownBy(() -> ledger.replay(Ledger.genesis(Worlds.rules()), Worlds.DRAWN))
                .hasMessageContaining("a second time");
        Entry early = new Entry(2, 2, 5100, new Fact.Opening(2, new byte[32]));
        assertThatThrownBy(() -> ledger.replay(early, Worlds.DRAWN)).hasMessageContaining("too early");
        Entry seed = new Entry(2, 2, 9000, new Fact.Opening(2, new byte[32]));
        assertThatThrownBy(() -> ledger.replay(seed, Worlds.DRAWN)).hasMessageContaining("seed differs");
    }

    @Test
    void entriesOfOtherPlacesAreNotAccepted() {
        Entry next = Worlds.due(ledger, 2, 9000).orElseThrow();
        ledger.accept(next);
        assertThatThrownBy(() -> ledger.accept(next)).isInstanceOf(LedgerException.class);
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        Rules rules = Worlds.rules();
        assertThatThrownBy(() -> new Rules(
                        rules.salt(), rules.topologyHash(), rules.dataHash(), 80, rules.setting(), 64, 1, 1, 1))
                .hasMessageContaining("every network count");
        assertThatThrownBy(() -> new Rules(
                        rules.salt(), rules.topologyHash(), rules.dataHash(), 16, rules.setting(), 1, 1, 1, 1))
                .hasMessageContaining("one row more");
        assertThatThrownBy(() ->
                        new Rules(new byte[3], rules.topologyHash(), rules.dataHash(), 80, rules.setting(), 1, 1, 1, 1))
                .hasMessageContaining("the salt has 32 bytes");
    }
}

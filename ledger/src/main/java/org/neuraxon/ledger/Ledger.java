package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.neuraxon.upow.hash.KangarooTwelve;

/**
 * The state that a chain of entries leads to, and the rules for the next one. Pure: no file, clock or network, so every validator and every auditor
 * comes to the same.
 *
 * <p>Deciding and accepting are apart, so that an entry can be made durable before it takes effect. A refusal changes nothing: not even a count that a
 * forger could run up in another's name.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Ledger {

    /** What a key has done in the open epoch. */
    private static final class Share {
        long best = NONE;
        int counted;
        int strikes;
    }

    /** What a key has done in all epochs. */
    private static final class Total {
        long counted;
        long points;
        long strikes;
    }

    private static final long NONE = -1;
    private static final byte[] SEED_OF = "neuraxon epoch\0".getBytes(StandardCharsets.US_ASCII);

    private final Rules rules;
    private final byte[] network;
    private byte[] head;
    private Entry last;
    private long epoch;
    private long openedMillis;
    private byte[] miningSeed = new byte[Rules.HASH_BYTES];
    private long epochBest;
    private final Map<String, Share> shares = new HashMap<>();
    private final Set<String> searches = new HashSet<>();
    private final Map<String, Total> totals = new TreeMap<>();

    /** The ledger of a network before its first epoch. */
    public Ledger(Rules rules) {
        this.rules = rules;
        last = genesis(rules);
        head = Entry.hash(new byte[Entry.HASH_BYTES], last.bytes());
        network = head.clone();
        epochBest = rules.threshold() + 1;
    }

    /** The first entry, which follows from the rules alone. */
    public static Entry genesis(Rules rules) {
        return new Entry(0, 0, 0, new Fact.Genesis(rules));
    }

    /** The name of the network: the hash of the first entry. */
    public byte[] network() {
        return network.clone();
    }

    /** The rules. */
    public Rules rules() {
        return rules;
    }

    /** The hash of the last entry; it stands for the whole ledger. */
    public byte[] head() {
        return head.clone();
    }

    /** The last entry. */
    public Entry last() {
        return last;
    }

    /** The open epoch; 0 before the first. */
    public long epoch() {
        return epoch;
    }

    /** The mining seed of the open epoch; zeros before the first. */
    public byte[] miningSeed() {
        return miningSeed.clone();
    }

    /** Wrong windows of the best solution of the open epoch; one more than the threshold if there is none. */
    public long epochBest() {
        return epochBest;
    }

    /** Whether an epoch may be opened at a time. */
    public boolean mayOpen(long nowMillis) {
        return epoch == 0 || nowMillis - openedMillis >= rules.epochMillis();
    }

    /** What the miners have achieved, in the order of their names. */
    public List<Standing> standings() {
        return totals.entrySet().stream()
                .map(total -> new Standing(
                        total.getKey(),
                        total.getValue().counted,
                        total.getValue().points,
                        total.getValue().strikes,
                        Optional.ofNullable(shares.get(total.getKey()))
                                .map(share -> share.best)
                                .orElse(NONE)))
                .toList();
    }

    /**
     * The entry that opens the next epoch.
     *
     * @param position of the command
     * @param nowMillis the proposer's clock
     * @return nothing if it is too early
     */
    public Optional<Entry> decideOpening(long position, long nowMillis) {
        if (!mayOpen(nowMillis)) {
            return Optional.empty();
        }
        return Optional.of(next(position, nowMillis, new Fact.Opening(epoch + 1, seedOf(epoch + 1))));
    }

    private byte[] seedOf(long number) {
        return KangarooTwelve.digest(
                ByteBuffer.allocate(SEED_OF.length + head.length + Long.BYTES)
                        .put(SEED_OF)
                        .put(head)
                        .putLong(number)
                        .array(),
                Rules.HASH_BYTES);
    }

    /**
     * What becomes of a message, all but its score judged: cheap checks first, the signature last.
     *
     * @return why it will not count, or nothing if only re-execution can tell
     */
    public Optional<Refusal> glance(byte[] message) {
        Submission submission;
        try {
            submission = Submission.parse(message);
        } catch (LedgerException e) {
            return Optional.of(Refusal.MALFORMED);
        }
        return glance(submission);
    }

    private Optional<Refusal> glance(Submission submission) {
        if (!Arrays.equals(submission.network(), network)) {
            return Optional.of(Refusal.OTHER_NETWORK);
        }
        if (epoch == 0 || submission.epoch() != epoch) {
            return Optional.of(Refusal.OTHER_EPOCH);
        }
        if (!submission.nonce().isCanonical()) {
            return Optional.of(Refusal.NOT_CANONICAL);
        }
        if (submission.score() > rules.threshold()) {
            return Optional.of(Refusal.ABOVE_THRESHOLD);
        }
        Share share = shares.getOrDefault(submission.miner(), new Share());
        if (share.strikes >= rules.mostStrikes()) {
            return Optional.of(Refusal.STRUCK_OUT);
        }
        if (share.counted >= rules.mostCounted()) {
            return Optional.of(Refusal.TOO_MANY);
        }
        if (searches.contains(submission.solution())) {
            return Optional.of(Refusal.DUPLICATE);
        }
        if (share.best != NONE && submission.score() >= share.best) {
            return Optional.of(Refusal.NOT_BETTER);
        }
        return submission.isGenuine() ? Optional.empty() : Optional.of(Refusal.FORGED);
    }

    /**
     * Judges a message.
     *
     * @param position of the command
     * @param nowMillis the proposer's clock
     * @throws InterruptedException if the judge is interrupted
     */
    public Verdict decide(long position, long nowMillis, byte[] message, Judge judge) throws InterruptedException {
        Optional<Refusal> refusal = glance(message);
        if (refusal.isPresent()) {
            return Verdict.refused(refusal.get());
        }
        Submission submission = Submission.parse(message);
        Judge.Judgement judgement = judge.judge(miningSeed, List.of(submission)).get(0);
        if (judgement.score() != submission.score()) {
            return new Verdict(
                    Optional.of(Refusal.WRONG_SCORE),
                    Optional.of(next(position, nowMillis, new Fact.Strike(submission, judgement.score()))));
        }
        long points = Math.max(0, epochBest - submission.score());
        return new Verdict(
                Optional.empty(),
                Optional.of(next(position, nowMillis, new Fact.Counted(submission, judgement.tablesHash(), points))));
    }

    private Entry next(long position, long nowMillis, Fact fact) {
        // A clock that runs behind cannot turn the ledger's time back.
        return new Entry(last.index() + 1, position, Math.max(nowMillis, last.stampMillis()), fact);
    }

    /** Lets an entry take effect that this ledger has decided on and nothing was accepted since. */
    public void accept(Entry entry) {
        if (entry.index() != last.index() + 1 || entry.position() <= last.position()) {
            throw new LedgerException("entry " + entry.index() + " at position " + entry.position()
                    + " does not follow entry " + last.index() + " at position " + last.position());
        }
        if (entry.fact() instanceof Fact.Opening opening) {
            epoch = opening.epoch();
            openedMillis = entry.stampMillis();
            miningSeed = opening.miningSeed();
            epochBest = rules.threshold() + 1;
            shares.clear();
            searches.clear();
        } else if (entry.fact() instanceof Fact.Counted counted) {
            Submission submission = counted.submission();
            Share share = share(submission);
            share.best = submission.score();
            share.counted++;
            searches.add(submission.solution());
            epochBest = Math.min(epochBest, submission.score());
            Total total = total(submission);
            total.counted++;
            total.points += counted.points();
        } else if (entry.fact() instanceof Fact.Strike strike) {
            share(strike.submission()).strikes++;
            searches.add(strike.submission().solution());
            total(strike.submission()).strikes++;
        }
        head = Entry.hash(head, entry.bytes());
        last = entry;
    }

    private Share share(Submission submission) {
        return shares.computeIfAbsent(submission.miner(), miner -> new Share());
    }

    private Total total(Submission submission) {
        return totals.computeIfAbsent(submission.miner(), miner -> new Total());
    }

    /**
     * Accepts an entry that someone else wrote, if this ledger would have written the same.
     *
     * @param judge re-executes its search, or is {@link #believing} it
     * @throws LedgerException if it breaks a rule
     * @throws InterruptedException if the judge is interrupted
     */
    public void replay(Entry entry, Judge judge) throws InterruptedException {
        replay(entry, judge, sound -> {});
    }

    /**
     * Accepts an entry that someone else wrote, if this ledger would have written the same.
     *
     * @param keeper makes it durable before it takes effect
     * @throws LedgerException if it breaks a rule
     * @throws InterruptedException if the judge is interrupted
     */
    public void replay(Entry entry, Judge judge, Consumer<Entry> keeper) throws InterruptedException {
        Optional<Entry> own;
        Optional<Refusal> refusal = Optional.empty();
        if (entry.fact() instanceof Fact.Genesis) {
            throw new LedgerException("entry " + entry.index() + " begins the network a second time");
        }
        if (entry.stampMillis() < last.stampMillis()) {
            throw new LedgerException("entry " + entry.index() + " is older than the one before it");
        }
        if (entry.fact() instanceof Fact.Opening) {
            own = decideOpening(entry.position(), entry.stampMillis());
        } else {
            Verdict verdict = decide(
                    entry.position(),
                    entry.stampMillis(),
                    submission(entry).orElseThrow().bytes(),
                    judge);
            own = verdict.entry();
            refusal = verdict.refusal();
        }
        if (own.isEmpty()) {
            throw new LedgerException("entry " + entry.index() + " breaks a rule: "
                    + refusal.map(Refusal::sentence).orElse("its epoch is opened too early"));
        }
        if (!Arrays.equals(own.get().bytes(), entry.bytes())) {
            throw new LedgerException("entry " + entry.index() + " is not what the rules give: "
                    + difference(entry.fact(), own.get().fact()));
        }
        keeper.accept(entry);
        accept(entry);
    }

    private static String difference(Fact written, Fact own) {
        if (written instanceof Fact.Counted counted && own instanceof Fact.Strike strike) {
            return "a score of " + counted.submission().score() + " was counted, re-execution gives " + strike.score();
        }
        if (written instanceof Fact.Strike strike && own instanceof Fact.Counted) {
            return "a strike was given for a true score of "
                    + strike.submission().score();
        }
        if (written instanceof Fact.Strike strike && own instanceof Fact.Strike right) {
            return "the strike says a score of " + strike.score() + ", re-execution gives " + right.score();
        }
        if (written instanceof Fact.Counted counted && own instanceof Fact.Counted right) {
            return counted.points() == right.points()
                    ? "the champion's tables have another hash"
                    : "it gives " + counted.points() + " points instead of " + right.points();
        }
        return "its number, place or seed differs";
    }

    /** The submission that an entry is about. */
    public static Optional<Submission> submission(Entry entry) {
        if (entry.fact() instanceof Fact.Counted counted) {
            return Optional.of(counted.submission());
        }
        return entry.fact() instanceof Fact.Strike strike ? Optional.of(strike.submission()) : Optional.empty();
    }

    /** A judge that says what an entry says; for entries that were re-executed before, or are not in the sample. */
    public static Judge believing(Entry entry) {
        return (seed, submissions) -> {
            if (entry.fact() instanceof Fact.Counted counted) {
                return List.of(new Judge.Judgement(counted.submission().score(), counted.tablesHash()));
            }
            long score = entry.fact() instanceof Fact.Strike strike ? strike.score() : 0;
            return List.of(new Judge.Judgement(score, new byte[Entry.HASH_BYTES]));
        };
    }
}

package org.neuraxon.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

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

    private final Terms rules;
    private final byte[] network;
    private final Course course;
    private byte[] head;
    private Entry last;

    /** The ledger of a network before its first epoch. */
    public Ledger(Terms rules) {
        this.rules = rules;
        last = genesis(rules);
        head = Entry.hash(new byte[Entry.HASH_BYTES], last.bytes());
        network = head.clone();
        course = rules instanceof SeriesRules series
                ? new SeriesCourse(series, network)
                : new SearchCourse((Rules) rules, network);
    }

    /** The first entry, which follows from the rules alone. */
    public static Entry genesis(Terms rules) {
        return new Entry(0, 0, 0, new Fact.Genesis(rules));
    }

    /** The name of the network: the hash of the first entry. */
    public byte[] network() {
        return network.clone();
    }

    /** The rules. */
    public Terms rules() {
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
        return course.epoch;
    }

    /** The mining seed of the open epoch; zeros before the first. */
    public byte[] miningSeed() {
        return course.miningSeed.clone();
    }

    /**
     * The best of the open epoch: wrong windows, one more than the threshold if there is no solution; or, of networks, the score to beat, that of the
     * champion before there is another.
     */
    public long epochBest() {
        return course.best();
    }

    /** What the open epoch waits for. */
    public Phase phase() {
        return course instanceof SeriesCourse series ? series.phase() : Phase.MINING;
    }

    /** The network that is to be beaten; empty before the first, and where no networks are evolved. */
    public Optional<Entrant> champion() {
        return course instanceof SeriesCourse series ? series.champion() : Optional.empty();
    }

    /** A network that is scored in the open epoch, by the index of the entry that revealed it. */
    public Optional<Entrant> entrant(long index) {
        return course instanceof SeriesCourse series ? series.entrant(index) : Optional.empty();
    }

    /** The challenge drawn last; zeros before the first. */
    public long challenge() {
        return course instanceof SeriesCourse series ? SeriesWork.word(series.challenge()) : 0;
    }

    /** Whether an entry is due at a time without anybody's sending anything: an epoch begins or takes its next step. */
    public boolean isDue(long nowMillis) {
        return course.isDue(nowMillis);
    }

    /** What the miners have achieved, in the order of their names. */
    public List<Standing> standings() {
        return course.totals.entrySet().stream()
                .map(total -> new Standing(
                        total.getKey(),
                        total.getValue().counted,
                        total.getValue().points,
                        total.getValue().strikes,
                        course.best(total.getKey())))
                .toList();
    }

    /**
     * The entry that is due at a time.
     *
     * @param position of the command
     * @param nowMillis the proposer's clock
     * @param lot 32 bytes that the proposer drew by chance; they go into the entry that ends commitments, and nowhere else
     * @return nothing if it is too early
     * @throws InterruptedException if the judge is interrupted
     */
    public Optional<Entry> decideDue(long position, long nowMillis, byte[] lot, Judge judge)
            throws InterruptedException {
        return course.due(nowMillis, head, lot, judge).map(fact -> next(position, nowMillis, fact));
    }

    /**
     * What becomes of a message, all but its score judged: cheap checks first, the signature last.
     *
     * @return why it will not count, or nothing if only re-execution can tell
     */
    public Optional<Refusal> glance(byte[] message) {
        Optional<Refusal> refusal = preview(message);
        return refusal.isPresent() || isGenuine(message) ? refusal : Optional.of(Refusal.FORGED);
    }

    /** The cheap half of {@link #glance}: all but the signature. */
    public Optional<Refusal> preview(byte[] message) {
        return course.preview(message);
    }

    /** The other half, for a message that passed {@link #preview}: the signature. No state is read, so any thread may call it at any time. */
    public boolean isGenuine(byte[] message) {
        return course.isGenuine(message);
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
        Course.Ruling ruling = course.decide(message, judge);
        return new Verdict(ruling.refusal(), ruling.fact().map(fact -> next(position, nowMillis, fact)));
    }

    private Entry next(long position, long nowMillis, Fact fact) {
        // A clock that runs behind cannot turn the ledger's time back.
        return new Entry(last.index() + 1, position, Math.max(nowMillis, last.stampMillis()), fact);
    }

    /** Lets an entry take effect that this ledger has decided on and nothing was accepted since. */
    public void accept(Entry entry) {
        requireNext(entry);
        byte[] hash = Entry.hash(head, entry.bytes());
        course.accept(entry, hash);
        head = hash;
        last = entry;
    }

    private void requireNext(Entry entry) {
        if (entry.index() != last.index() + 1 || entry.position() <= last.position()) {
            throw new LedgerException("entry " + entry.index() + " at position " + entry.position()
                    + " does not follow entry " + last.index() + " at position " + last.position());
        }
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
        Optional<byte[]> message = message(entry.fact());
        if (message.isPresent()) {
            Verdict verdict = decide(entry.position(), entry.stampMillis(), message.get(), judge);
            own = verdict.entry();
            refusal = verdict.refusal();
        } else {
            byte[] lot = entry.fact() instanceof Fact.Closing closing ? closing.lot() : new byte[Entry.HASH_BYTES];
            own = decideDue(entry.position(), entry.stampMillis(), lot, judge);
        }
        if (own.isEmpty()) {
            throw new LedgerException("entry " + entry.index() + " breaks a rule: "
                    + refusal.map(Refusal::sentence).orElse("it comes too early"));
        }
        if (!Arrays.equals(own.get().bytes(), entry.bytes())) {
            throw new LedgerException("entry " + entry.index() + " is not what the rules give: "
                    + difference(entry.fact(), own.get().fact()));
        }
        requireNext(entry);
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
        if (written instanceof Fact.Scored scored && own instanceof Fact.Scored right) {
            return scored.score() == right.score()
                    ? "it gives " + scored.points() + " points instead of " + right.points()
                    : "a score of " + scored.score() + " was counted, re-execution gives " + right.score();
        }
        return written.getClass() == own.getClass()
                ? "its number, place or seed differs"
                : "something else is due (" + own.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ")";
    }

    /** The submission that an entry is about. */
    public static Optional<Submission> submission(Entry entry) {
        if (entry.fact() instanceof Fact.Counted counted) {
            return Optional.of(counted.submission());
        }
        return entry.fact() instanceof Fact.Strike strike ? Optional.of(strike.submission()) : Optional.empty();
    }

    /** What was sent for an entry; nothing if it came by itself. */
    private static Optional<byte[]> message(Fact fact) {
        if (fact instanceof Fact.Counted counted) {
            return Optional.of(counted.submission().bytes());
        }
        if (fact instanceof Fact.Strike strike) {
            return Optional.of(strike.submission().bytes());
        }
        if (fact instanceof Fact.Committed committed) {
            return Optional.of(committed.commitment().bytes());
        }
        return fact instanceof Fact.Revealed revealed
                ? Optional.of(revealed.reveal().bytes())
                : Optional.empty();
    }

    /** A judge that says what an entry says; for entries that were re-executed before, or are not in the sample. */
    public static Judge believing(Entry entry) {
        return new Judge() {
            @Override
            public List<Judgement> judge(byte[] seed, List<Submission> submissions) {
                if (entry.fact() instanceof Fact.Counted counted) {
                    return List.of(new Judgement(counted.submission().score(), counted.tablesHash()));
                }
                long score = entry.fact() instanceof Fact.Strike strike ? strike.score() : 0;
                return List.of(new Judgement(score, new byte[Entry.HASH_BYTES]));
            }

            @Override
            public int score(Entrant entrant, long challenge) {
                return entry.fact() instanceof Fact.Scored scored ? scored.score() : 0;
            }
        };
    }
}

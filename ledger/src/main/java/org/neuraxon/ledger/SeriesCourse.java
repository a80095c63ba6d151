package org.neuraxon.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neuraxon.upow.Hex;

/**
 * Algorithm {@code neuraxon}: miners commit themselves to networks, reveal them, and only then a challenge is drawn on which everybody scores them, the
 * champion so far first.
 */
final class SeriesCourse extends Course {

    private final SeriesRules rules;
    private final byte[] network;

    /** Commitments of the open epoch in their order, by key and hash, with what was revealed of them. */
    private final Map<String, Optional<Reveal>> commitments = new LinkedHashMap<>();

    private final Map<String, Integer> committed = new HashMap<>();
    private final Map<String, Long> revealedAt = new HashMap<>();
    private Phase phase = Phase.MINING;
    private long closedMillis;
    private byte[] closing = new byte[Rules.HASH_BYTES];
    private byte[] challenge = new byte[Rules.HASH_BYTES];

    /** Who is to be scored, and what was found of the first of them. */
    private final List<Entrant> entrants = new ArrayList<>();

    private final List<Integer> scores = new ArrayList<>();
    private Optional<Entrant> champion = Optional.empty();
    private Optional<Entrant> leader = Optional.empty();
    private int bar;
    private final Map<String, Long> bests = new HashMap<>();

    SeriesCourse(SeriesRules rules, byte[] network) {
        this.rules = rules;
        this.network = network;
        bar = rules.threshold();
    }

    private static boolean begins(byte[] message, byte[] magic) {
        return message.length >= magic.length && Arrays.equals(message, 0, magic.length, magic, 0, magic.length);
    }

    @Override
    Optional<Refusal> preview(byte[] message) {
        try {
            return begins(message, Reveal.MAGIC) ? preview(Reveal.parse(message)) : preview(Commitment.parse(message));
        } catch (LedgerException e) {
            return Optional.of(Refusal.MALFORMED);
        }
    }

    private Optional<Refusal> preview(Commitment commitment) {
        Optional<Refusal> elsewhere = place(commitment.network(), commitment.epoch());
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        if (phase != Phase.MINING) {
            return Optional.of(Refusal.CLOSED);
        }
        if (!commitment.isPaid(miningSeed, rules.postageBits())) {
            return Optional.of(Refusal.UNPAID);
        }
        if (commitments.containsKey(name(commitment.miner(), commitment.hash()))) {
            return Optional.of(Refusal.DUPLICATE);
        }
        if (committed.getOrDefault(commitment.miner(), 0) >= rules.mostCommitted()) {
            return Optional.of(Refusal.TOO_MANY);
        }
        return Optional.empty();
    }

    /** A reveal is not signed; whoever knows it has the right to it. */
    @Override
    boolean isGenuine(byte[] message) {
        return begins(message, Reveal.MAGIC) || Commitment.parse(message).isGenuine();
    }

    private Optional<Refusal> preview(Reveal reveal) {
        Optional<Refusal> elsewhere = place(reveal.network(), reveal.epoch());
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        if (phase == Phase.MINING) {
            return Optional.of(Refusal.TOO_EARLY);
        }
        if (phase == Phase.SCORING) {
            return Optional.of(Refusal.CLOSED);
        }
        Optional<Reveal> known = commitments.get(name(reveal));
        if (known == null) {
            return Optional.of(Refusal.NOT_COMMITTED);
        }
        return known.isPresent() ? Optional.of(Refusal.DUPLICATE) : Optional.empty();
    }

    private Optional<Refusal> place(byte[] meant, long number) {
        if (!Arrays.equals(meant, network)) {
            return Optional.of(Refusal.OTHER_NETWORK);
        }
        return epoch == 0 || number != epoch ? Optional.of(Refusal.OTHER_EPOCH) : Optional.empty();
    }

    private static String name(String miner, byte[] hash) {
        return miner + Hex.of(hash);
    }

    private String name(Reveal reveal) {
        return name(reveal.miner(), SeriesWork.commitment(miningSeed, reveal.key(), reveal.genome(), reveal.secret()));
    }

    @Override
    Ruling decide(byte[] message, Judge judge) {
        Fact fact = begins(message, Reveal.MAGIC)
                ? new Fact.Revealed(Reveal.parse(message))
                : new Fact.Committed(Commitment.parse(message));
        return new Ruling(Optional.empty(), Optional.of(fact));
    }

    @Override
    boolean isDue(long nowMillis) {
        return switch (phase) {
            case MINING -> epoch == 0 || passed(openedMillis, nowMillis, rules.epochMillis());
            case REVEALING ->
                passed(closedMillis, nowMillis, rules.revealMillis())
                        || commitments.values().stream().allMatch(Optional::isPresent);
            case SCORING -> true;
        };
    }

    @Override
    Optional<Fact> due(long nowMillis, byte[] head, byte[] lot, Judge judge) throws InterruptedException {
        if (!isDue(nowMillis)) {
            return Optional.empty();
        }
        if (phase == Phase.REVEALING) {
            return Optional.of(new Fact.Challenge(epoch, SeriesWork.challenge(closing, secrets())));
        }
        if (phase == Phase.SCORING && scores.size() < entrants.size()) {
            Entrant next = entrants.get(scores.size());
            int score = judge.score(next, SeriesWork.word(challenge));
            return Optional.of(new Fact.Scored(next.index(), score, points(score)));
        }
        return Optional.of(
                phase == Phase.MINING && !commitments.isEmpty()
                        ? new Fact.Closing(epoch, lot(lot))
                        : Fact.Opening.after(head, epoch));
    }

    private static byte[] lot(byte[] drawn) {
        if (drawn.length != Rules.HASH_BYTES) {
            throw new LedgerException("who ends commitments draws " + Rules.HASH_BYTES + " bytes, not " + drawn.length);
        }
        return drawn;
    }

    private List<byte[]> secrets() {
        return commitments.values().stream()
                .flatMap(Optional::stream)
                .map(Reveal::secret)
                .toList();
    }

    /** The champion's own score, scored first, is the bar; it earns nothing again. */
    private long points(int score) {
        boolean defends = champion.isPresent() && scores.isEmpty();
        return !defends && score >= bar + rules.margin() ? score - bar : 0;
    }

    @Override
    void accept(Entry entry, byte[] hash) {
        if (entry.fact() instanceof Fact.Opening opening) {
            champion = leader.isPresent() ? leader : champion;
            leader = Optional.empty();
            open(opening, entry.stampMillis());
            phase = Phase.MINING;
            commitments.clear();
            committed.clear();
            revealedAt.clear();
            entrants.clear();
            scores.clear();
            bests.clear();
        } else if (entry.fact() instanceof Fact.Committed fact) {
            Commitment commitment = fact.commitment();
            commitments.put(name(commitment.miner(), commitment.hash()), Optional.empty());
            committed.merge(commitment.miner(), 1, Integer::sum);
        } else if (entry.fact() instanceof Fact.Closing) {
            phase = Phase.REVEALING;
            closedMillis = entry.stampMillis();
            closing = hash.clone();
        } else if (entry.fact() instanceof Fact.Revealed fact) {
            String name = name(fact.reveal());
            commitments.put(name, Optional.of(fact.reveal()));
            revealedAt.put(name, entry.index());
        } else if (entry.fact() instanceof Fact.Challenge fact) {
            phase = Phase.SCORING;
            challenge = fact.challenge();
            line();
        } else if (entry.fact() instanceof Fact.Scored fact) {
            score(fact);
        }
    }

    /** Puts the champion and everything revealed in a row, in the order of commitments; what was not revealed is a strike. */
    private void line() {
        bar = rules.threshold();
        champion.ifPresent(entrants::add);
        commitments.forEach((name, revealed) -> {
            if (revealed.isPresent()) {
                Reveal reveal = revealed.get();
                entrants.add(new Entrant(
                        revealedAt.getOrDefault(name, 0L),
                        reveal.key(),
                        SeriesWork.origin(miningSeed, reveal.key()),
                        reveal.genome()));
            } else {
                total(name.substring(0, 2 * Rules.HASH_BYTES)).strikes++;
            }
        });
    }

    private void score(Fact.Scored fact) {
        Entrant entrant = entrants.get(scores.size());
        boolean defends = champion.isPresent() && scores.isEmpty();
        scores.add(fact.score());
        if (defends) {
            bar = fact.score();
            return;
        }
        bests.merge(entrant.miner(), (long) fact.score(), Math::max);
        if (fact.points() > 0) {
            bar = fact.score();
            leader = Optional.of(entrant);
            Total total = total(entrant.miner());
            total.counted++;
            total.points += fact.points();
        }
    }

    @Override
    long best() {
        return bar;
    }

    @Override
    long best(String miner) {
        return bests.getOrDefault(miner, NONE);
    }

    Phase phase() {
        return phase;
    }

    Optional<Entrant> champion() {
        return champion;
    }

    byte[] challenge() {
        return challenge.clone();
    }

    /** Who has the given place among those to be scored. */
    Optional<Entrant> entrant(long index) {
        return entrants.stream().filter(entrant -> entrant.index() == index).findFirst();
    }
}

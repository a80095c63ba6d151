package org.neuraxon.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Algorithm bpp9000: a miner claims the score of a search, everybody searches again. */
final class SearchCourse extends Course {

    /** What a key has done in the open epoch. */
    private static final class Share {
        long best = NONE;
        int counted;
        int strikes;
    }

    private final Rules rules;
    private final byte[] network;
    private final Map<String, Share> shares = new HashMap<>();
    private final Set<String> searches = new HashSet<>();
    private long epochBest;

    SearchCourse(Rules rules, byte[] network) {
        this.rules = rules;
        this.network = network;
        epochBest = rules.threshold() + 1;
    }

    @Override
    Optional<Refusal> preview(byte[] message) {
        Submission submission;
        try {
            submission = Submission.parse(message);
        } catch (LedgerException e) {
            return Optional.of(Refusal.MALFORMED);
        }
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
        return Optional.empty();
    }

    @Override
    boolean isGenuine(byte[] message) {
        return Submission.parse(message).isGenuine();
    }

    @Override
    Ruling decide(byte[] message, Judge judge) throws InterruptedException {
        Submission submission = Submission.parse(message);
        Judge.Judgement judgement = judge.judge(miningSeed, List.of(submission)).get(0);
        if (judgement.score() != submission.score()) {
            return new Ruling(
                    Optional.of(Refusal.WRONG_SCORE), Optional.of(new Fact.Strike(submission, judgement.score())));
        }
        long points = Math.max(0, epochBest - submission.score());
        return new Ruling(Optional.empty(), Optional.of(new Fact.Counted(submission, judgement.tablesHash(), points)));
    }

    @Override
    boolean isDue(long nowMillis) {
        return epoch == 0 || passed(openedMillis, nowMillis, rules.epochMillis());
    }

    @Override
    Optional<Fact> due(long nowMillis, byte[] head, byte[] lot, Judge judge) {
        return isDue(nowMillis) ? Optional.of(Fact.Opening.after(head, epoch)) : Optional.empty();
    }

    @Override
    void accept(Entry entry, byte[] hash) {
        if (entry.fact() instanceof Fact.Opening opening) {
            open(opening, entry.stampMillis());
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
            Total total = total(submission.miner());
            total.counted++;
            total.points += counted.points();
        } else if (entry.fact() instanceof Fact.Strike strike) {
            share(strike.submission()).strikes++;
            searches.add(strike.submission().solution());
            total(strike.submission().miner()).strikes++;
        }
    }

    private Share share(Submission submission) {
        return shares.computeIfAbsent(submission.miner(), miner -> new Share());
    }

    @Override
    long best() {
        return epochBest;
    }

    @Override
    long best(String miner) {
        return Optional.ofNullable(shares.get(miner)).map(share -> share.best).orElse(NONE);
    }
}

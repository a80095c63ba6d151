package org.neuraxon.ledger.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.ledger.Entrant;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Submission;
import org.neuraxon.upow.Hex;

/** Remembers its own judgements, so that a validator re-executes a search once: at its door, and not again when the others have agreed. */
final class CachingJudge implements Judge {

    private static final int REMEMBERED = 4096;

    private final Judge judge;
    private final Object turn = new Object();
    private final Map<String, Judgement> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Judgement> eldest) {
            return size() > REMEMBERED;
        }
    };

    CachingJudge(Judge judge) {
        this.judge = judge;
    }

    @Override
    public List<Judgement> judge(byte[] miningSeed, List<Submission> submissions) throws InterruptedException {
        List<Judgement> judgements = new ArrayList<>();
        for (Submission submission : submissions) {
            String search = Hex.of(miningSeed) + submission.miner() + submission.nonce();
            Judgement judgement = known(search);
            judgements.add(judgement == null ? execute(search, miningSeed, submission) : judgement);
        }
        return judgements;
    }

    private @Nullable Judgement known(String search) {
        synchronized (known) {
            return known.get(search);
        }
    }

    /** One after the other, as judges do anyway: who waited for the same search finds it known. */
    private Judgement execute(String search, byte[] miningSeed, Submission submission) throws InterruptedException {
        synchronized (turn) {
            Judgement judgement = known(search);
            if (judgement == null) {
                judgement = judge.judge(miningSeed, List.of(submission)).get(0);
                synchronized (known) {
                    known.put(search, judgement);
                }
            }
            return judgement;
        }
    }

    /** Nothing is known of a network before everybody scores it. */
    @Override
    public int score(Entrant entrant, long challenge) throws InterruptedException {
        return judge.score(entrant, challenge);
    }
}

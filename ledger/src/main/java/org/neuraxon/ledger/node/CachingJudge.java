package org.neuraxon.ledger.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.ledger.Entrant;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Submission;
import org.neuraxon.upow.Hex;

/** Remembers its own judgements, so that a validator re-executes a search once: at its door, and not again when the others have agreed. */
final class CachingJudge implements Judge {

    private static final int REMEMBERED = 4096;

    private final Judge judge;
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
            Judgement judgement;
            synchronized (known) {
                judgement = known.get(search);
            }
            if (judgement == null) {
                judgement = judge.judge(miningSeed, List.of(submission)).get(0);
                synchronized (known) {
                    known.put(search, judgement);
                }
            }
            judgements.add(judgement);
        }
        return judgements;
    }

    /** Nothing is known of a network before everybody scores it. */
    @Override
    public int score(Entrant entrant, long challenge) throws InterruptedException {
        return judge.score(entrant, challenge);
    }
}

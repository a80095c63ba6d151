package org.neuraxon.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.neuraxon.upow.bpp.Kernel;
import org.neuraxon.upow.bpp.Outcome;
import org.neuraxon.upow.bpp.StartBatch;
import org.neuraxon.upow.bpp.Workers;
import org.neuraxon.upow.hash.KangarooTwelve;
import org.neuraxon.upow.pool.Pool;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.TaskFile;

/** Re-executes searches with the exact scorer. Any number of threads may ask; they are served one after the other. */
public final class SearchJudge implements Reexecution {

    private final Task task;
    private final Rules rules;
    private final Workers workers;
    private final AtomicLong executed = new AtomicLong();

    /**
     * A judge.
     *
     * @param file the task of the rules
     * @param threads that search, 1 or more
     * @throws LedgerException if the task is not that of the rules
     */
    public SearchJudge(TaskFile file, Rules rules, int threads, Kernel kernel) {
        rules.require(file);
        this.task = file.task().firstRows(rules.rows());
        this.rules = rules;
        this.workers = new Workers(threads, task, rules.setting(), kernel);
    }

    @Override
    public synchronized List<Judgement> judge(byte[] miningSeed, List<Submission> submissions)
            throws InterruptedException {
        if (submissions.isEmpty()) {
            return List.of();
        }
        StartBatch batch = new StartBatch(task.topology().population(), rules.setting());
        for (Submission submission : submissions) {
            batch.add(submission.key(), submission.nonce());
        }
        List<Outcome> outcomes = workers.run(batch.from(new Pool(miningSeed)), (index, outcome) -> true);
        executed.addAndGet(outcomes.size());
        List<Judgement> judgements = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            judgements.add(new Judgement(
                    outcome.ranked(rules.windows()), KangarooTwelve.digest(outcome.tables(), Entry.HASH_BYTES)));
        }
        return judgements;
    }

    @Override
    public long executed() {
        return executed.get();
    }

    @Override
    public void close() {
        workers.close();
    }
}

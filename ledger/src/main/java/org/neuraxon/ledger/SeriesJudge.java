package org.neuraxon.ledger;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.evolve.series.SeriesSpecies;
import org.neuraxon.evolve.series.SeriesTask;
import org.neuraxon.upow.task.SeriesFile;

/** Lets networks live through a challenge and scores their forecasts. Any number of threads may ask; they are served one after the other. */
public final class SeriesJudge implements Reexecution {

    private record Prepared(long challenge, SeriesFitness fitness) {}

    private final SeriesTask task;
    private final AtomicLong executed = new AtomicLong();
    private Optional<Prepared> prepared = Optional.empty();

    /**
     * A judge.
     *
     * @throws LedgerException if a number in the file lies outside its range
     */
    public SeriesJudge(SeriesFile file) {
        task = SeriesWork.task(file);
    }

    @Override
    public List<Judgement> judge(byte[] miningSeed, List<Submission> submissions) {
        throw new LedgerException("this judge scores networks and knows no searches");
    }

    @Override
    public synchronized int score(Entrant entrant, long challenge) {
        Prepared ready = prepared.filter(known -> known.challenge() == challenge)
                .orElseGet(() -> new Prepared(challenge, new SeriesFitness(task, challenge)));
        prepared = Optional.of(ready);
        executed.incrementAndGet();
        return ready.fitness()
                .score(SeriesGenome.of(new SeriesSpecies(entrant.origin(), task.horizon()), entrant.genome()));
    }

    @Override
    public long executed() {
        return executed.get();
    }

    @Override
    public void close() {}
}

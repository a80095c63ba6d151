package org.neuraxon.ledger.node;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.Submission;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Kernel;
import org.neuraxon.upow.bpp.Miner;
import org.neuraxon.upow.bpp.Workers;
import org.neuraxon.upow.task.Task;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.WorkFile;

/**
 * Mines for a network: asks for the epoch, looks for a solution better than its own best, submits it, and goes on. An answer that does not come is asked
 * for again, for nothing is counted twice.
 */
public final class RemoteMiner implements AutoCloseable {

    /** Nonces between two looks at the epoch: as many as one pass over the random pool serves. */
    private static final int ROUND = 128;

    private static final long PATIENCE_MILLIS = 250;

    /** Hears how it goes. */
    public interface Listener extends SubmissionClock {

        /** A solution was found and answered. */
        void answered(Submission submission, Answer answer);

        /** No validator answers; the miner tries again. */
        void unheard(LedgerException problem);
    }

    private final PatientClient client;
    private final MinerKey key;
    private final Listener listener;
    private final Task task;
    private final State first;
    private final Rules rules;
    private final Workers workers;
    private final int lines;
    private final AtomicLong tried = new AtomicLong();
    private final AtomicLong counted = new AtomicLong();

    /**
     * A miner.
     *
     * @param lines mutations per step, 1 to 10
     * @param threads that search
     * @throws LedgerException if no validator answers, or its task is not that of its rules
     * @throws InterruptedException if the calling thread is interrupted
     */
    public RemoteMiner(NodeClient client, MinerKey key, int lines, int threads, Kernel kernel, Listener listener)
            throws InterruptedException {
        this.client = new PatientClient(client, PATIENCE_MILLIS, listener::unheard, listener);
        this.key = key;
        this.lines = lines;
        this.listener = listener;
        first = client.network();
        rules = first.rules();
        WorkFile file = client.task();
        rules.require(file);
        task = ((TaskFile) file).task().firstRows(rules.rows());
        workers = new Workers(threads, task, rules.setting(), kernel);
    }

    /** Nonces tried so far. */
    public long tried() {
        return tried.get();
    }

    /** Solutions that counted so far. */
    public long counted() {
        return counted.get();
    }

    /**
     * Mines until interrupted, or until so many nonces have been tried.
     *
     * @param from number of the first nonce of every epoch
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void run(long from, long most) throws InterruptedException {
        long epoch = 0;
        long next = from;
        long best = Long.MAX_VALUE;
        while (tried.get() < most) {
            State state = client.ask(NodeClient::network).of(first);
            if (state.epoch() == 0) {
                Thread.sleep(PATIENCE_MILLIS);
                continue;
            }
            if (state.epoch() != epoch) {
                epoch = state.epoch();
                next = from;
                best = best();
            }
            long threshold = Math.min(rules.threshold(), best - 1);
            if (threshold < 0) {
                // Nothing beats a perfect solution.
                Thread.sleep(PATIENCE_MILLIS);
                continue;
            }
            Miner miner = new Miner(task, rules.setting(), state.miningSeed(), key.publicKey(), lines, threshold);
            long round = Math.min(ROUND, most - tried.get());
            Optional<Miner.Solution> found = miner.mine(workers, next, round, (nonce, outcome) -> {});
            long done = found.map(Miner.Solution::tried).orElse(round);
            tried.addAndGet(done);
            next += done;
            if (found.isPresent()) {
                long score = found.get().outcome().ranked(rules.windows());
                Submission submission =
                        Submission.sign(key, state.network(), epoch, found.get().nonce(), score);
                Answer answer = client.submit(submission.bytes());
                listener.answered(submission, answer);
                if (answer.counts()) {
                    counted.incrementAndGet();
                }
                best = best();
            }
        }
    }

    private long best() throws InterruptedException {
        return client.ask(validators -> validators.best(Hex.of(key.publicKey())))
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public void close() {
        workers.close();
    }
}

package org.neuraxon.upow.bpp;

import java.util.List;
import java.util.Optional;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.pool.Pool;
import org.neuraxon.upow.task.Task;

/**
 * Looks for a nonce whose search reaches a threshold. Nonces are counted, so the one found is the same for any number of threads.
 *
 * @param task what to be good at
 * @param setting of the score
 * @param miningSeed 32 bytes
 * @param publicKey 32 bytes, whose miner gets the reward
 * @param lines mutations per step, 1 to 10
 * @param threshold most wrong windows
 */
public record Miner(Task task, Setting setting, byte[] miningSeed, byte[] publicKey, int lines, long threshold) {

    /** Nonces for which the pool is passed over once, a second's work; at a second or more a nonce that is a small share. */
    private static final int BATCH = 128;

    /** Checks the threshold. */
    public Miner {
        if (threshold < 0) {
            throw new UpowException("the threshold must be 0 or more, not " + threshold);
        }
    }

    /**
     * What was found.
     *
     * @param tried nonces up to and including this one
     */
    public record Solution(Nonce nonce, Outcome outcome, long tried) {}

    /** Hears how the search goes, on any thread. */
    public interface Progress {

        /** A nonce has been tried. */
        void tried(Nonce nonce, Outcome outcome);
    }

    /**
     * Tries nonces.
     *
     * @param first number of the first one
     * @param most how many to try, 1 or more
     * @return the first that reaches the threshold
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Optional<Solution> mine(Workers workers, long first, long most, Progress progress)
            throws InterruptedException {
        int windows = Windows.count(task, setting);
        Pool pool = new Pool(miningSeed);
        for (long done = 0; done < most; ) {
            int size = (int) Math.min(BATCH, most - done);
            StartBatch batch = new StartBatch(task.topology().population(), setting);
            for (int i = 0; i < size; i++) {
                batch.add(publicKey, Nonce.canonical(lines, first + done + i));
            }
            long before = first + done;
            List<Outcome> outcomes = workers.run(batch.from(pool), (index, outcome) -> {
                progress.tried(Nonce.canonical(lines, before + index), outcome);
                return outcome.ranked(windows) > threshold;
            });
            int last = outcomes.size() - 1;
            if (outcomes.get(last).ranked(windows) <= threshold) {
                return Optional.of(
                        new Solution(Nonce.canonical(lines, before + last), outcomes.get(last), done + last + 1));
            }
            done += size;
        }
        return Optional.empty();
    }
}

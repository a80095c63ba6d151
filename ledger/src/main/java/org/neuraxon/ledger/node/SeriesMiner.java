package org.neuraxon.ledger.node;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.Workers;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.evolve.series.SeriesSpecies;
import org.neuraxon.evolve.series.SeriesTask;
import org.neuraxon.ledger.Commitment;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Phase;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Reveal;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.SeriesWork;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.hash.KangarooTwelve;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.WorkFile;

/**
 * Evolves networks for a validator's network: in each epoch it lets a population evolve on challenges for practice, commits itself to the champion, and
 * reveals it when commitments have ended.
 *
 * <p>Everything follows from key, mining seed and budget, the secret too, so a miner that was stopped finds the same network again and can still reveal
 * it.
 */
public final class SeriesMiner implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 100;
    private static final int POPULATION = 32;
    private static final byte[] SECRET = "neuraxon secret\0".getBytes(StandardCharsets.US_ASCII);

    /** Hears how it goes. */
    public interface Listener extends SubmissionClock {

        /** A network was evolved and committed to. */
        void committed(long epoch, int practice, long evaluations, Answer answer);

        /** It was revealed. */
        void revealed(long epoch, SeriesGenome genome, Answer answer);

        /** No validator answers; the miner tries again. */
        void unheard(LedgerException problem);
    }

    private record Promise(Reveal reveal, SeriesGenome genome) {}

    private final PatientClient client;
    private final MinerKey key;
    private final int evaluations;
    private final Listener listener;
    private final State first;
    private final SeriesRules rules;
    private final SeriesTask task;
    private final Workers workers;
    private final AtomicLong tried = new AtomicLong();
    private Optional<SeriesGenome> best = Optional.empty();

    /**
     * A miner.
     *
     * @param evaluations networks that live in an epoch, 1 or more
     * @param threads that share them
     * @throws LedgerException if no validator answers, or its task is not that of its terms
     * @throws InterruptedException if the calling thread is interrupted
     */
    public SeriesMiner(NodeClient client, MinerKey key, int evaluations, int threads, Listener listener)
            throws InterruptedException {
        this.client = new PatientClient(client, PATIENCE_MILLIS, listener::unheard, listener);
        this.key = key;
        this.evaluations = evaluations;
        this.listener = listener;
        first = client.network();
        rules = first.seriesRules();
        WorkFile file = client.task();
        rules.require(file);
        task = SeriesWork.task((SeriesFile) file);
        workers = new Workers(threads);
    }

    /** Networks evaluated so far. */
    public long tried() {
        return tried.get();
    }

    /** The network committed to last. */
    public Optional<SeriesGenome> best() {
        return best;
    }

    /**
     * Mines until interrupted, or for so many epochs.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void run(long epochs) throws InterruptedException {
        long epoch = 0;
        for (long done = 0; done < epochs; ) {
            State state = network();
            if (state.epoch() <= epoch || state.phase() != Phase.MINING) {
                Thread.sleep(PATIENCE_MILLIS);
                continue;
            }
            epoch = state.epoch();
            Optional<Promise> promise = commit(state);
            if (promise.isPresent()) {
                reveal(epoch, promise.get());
                done++;
            }
        }
    }

    /** Whether an epoch's commitments have ended. A validator that lags behind may still be in an epoch before it. */
    private static boolean isClosed(State state, long epoch) {
        return state.epoch() > epoch || state.epoch() == epoch && state.phase() != Phase.MINING;
    }

    private State network() throws InterruptedException {
        return client.ask(NodeClient::network).of(first);
    }

    private Optional<Promise> commit(State state) throws InterruptedException {
        byte[] seed = state.miningSeed();
        Optional<Evolution> evolved = evolve(state);
        if (evolved.isEmpty()) {
            return Optional.empty();
        }
        SeriesGenome genome = (SeriesGenome) evolved.get().champion().genome();
        byte[] secret = secret(seed, genome);
        byte[] hash = SeriesWork.commitment(seed, key.publicKey(), genome.bytes(), secret);
        Commitment commitment = Commitment.sign(key, state.network(), state.epoch(), seed, hash, rules.postageBits());
        Answer answer = client.submit(commitment.bytes());
        int practice = (int) Math.floor(evolved.get().champion().fitness() * SeriesFitness.OCTAVE);
        listener.committed(state.epoch(), practice, evolved.get().evaluations(), answer);
        best = Optional.of(genome);
        // A duplicate is this miner's own, made before it was stopped.
        boolean stands = answer.counts() || answer.refusal().equals(Optional.of(Refusal.DUPLICATE));
        return stands
                ? Optional.of(new Promise(
                        new Reveal(state.network(), state.epoch(), key.publicKey(), genome.bytes(), secret), genome))
                : Optional.empty();
    }

    /** Nobody but the owner of the key can work it out, and the owner can again. */
    private byte[] secret(byte[] seed, SeriesGenome genome) {
        byte[] bytes = genome.bytes();
        byte[] signed = key.sign(ByteBuffer.allocate(SECRET.length + seed.length + bytes.length)
                .put(SECRET)
                .put(seed)
                .put(bytes)
                .array());
        return KangarooTwelve.digest(signed, 32);
    }

    private Optional<Evolution> evolve(State state) throws InterruptedException {
        byte[] seed = state.miningSeed();
        long origin = SeriesWork.origin(seed, key.publicKey());
        SeriesSpecies species = new SeriesSpecies(origin, task.horizon());
        SeriesFitness fitness = new SeriesFitness(task, SeriesWork.practice(seed, 0));
        EvolutionSettings settings = EvolutionSettings.DEFAULT
                .with("evaluations", evaluations)
                .with("repeats", task.windows())
                .with("population", POPULATION);
        Evolution evolution = new Evolution(species, fitness, origin, Selection.MU_PLUS_LAMBDA, settings);
        while (!evolution.done()) {
            int before = evolution.evaluations();
            evolution.generation(workers);
            tried.addAndGet(evolution.evaluations() - before);
            State now = network();
            if (isClosed(now, state.epoch())) {
                return Optional.empty();
            }
        }
        return Optional.of(evolution);
    }

    /** Nothing of a reveal leaves this miner before commitments have ended: the validator that ends them must not know the secret yet. */
    private void reveal(long epoch, Promise promise) throws InterruptedException {
        while (true) {
            State state = network();
            if (isClosed(state, epoch)) {
                Answer answer = client.submit(promise.reveal().bytes());
                // Another validator may not have heard yet that they have.
                boolean behind = answer.refusal()
                        .filter(refusal -> refusal == Refusal.TOO_EARLY || refusal == Refusal.OTHER_EPOCH)
                        .isPresent();
                if (!behind || state.epoch() > epoch) {
                    listener.revealed(epoch, promise.genome(), answer);
                    return;
                }
            }
            Thread.sleep(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}

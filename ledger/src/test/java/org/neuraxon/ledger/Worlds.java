package org.neuraxon.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Nonce;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.hash.KangarooTwelve;
import org.neuraxon.upow.task.DirectionTask;
import org.neuraxon.upow.task.TaskFile;

/** Small networks, miners, and a judge whose scores are drawn from a hash instead of being worked out. */
public final class Worlds {

    public static final Setting SETTING = new Setting(16, 500, 5);

    private Worlds() {}

    /** A task of 80 rows. */
    public static TaskFile task() {
        double[] series = new double[81];
        for (int i = 0; i < series.length; i++) {
            series[i] = 100 * ((i * i) % 7) + i % 3;
        }
        return TaskFile.of(new DirectionTask(8, 32, 10, 7).of(series));
    }

    /** Rules with 64 windows, of which 40 may be wrong. */
    public static Rules rules() {
        return Rules.of(task(), 80, SETTING, 40, 1000, new byte[32]);
    }

    /** The key of a miner. */
    public static MinerKey key(int number) {
        byte[] bytes = new byte[MinerKey.BYTES];
        Arrays.fill(bytes, (byte) number);
        return new MinerKey(bytes);
    }

    /** The score of a search in the drawn world, 0 to 63. */
    public static long score(byte[] miningSeed, byte[] key, Nonce nonce) {
        byte[] all = Arrays.copyOf(miningSeed, 96);
        System.arraycopy(key, 0, all, 32, 32);
        System.arraycopy(nonce.bytes(), 3, all, 64, 29);
        return KangarooTwelve.digest(all, 1)[0] & 63;
    }

    /** Draws scores. */
    public static final Judge DRAWN = (seed, submissions) -> submissions.stream()
            .map(s -> new Judge.Judgement(score(seed, s.key(), s.nonce()), KangarooTwelve.digest(s.bytes(), 32)))
            .toList();

    /** A judge that must not be asked. */
    public static final Judge NOBODY = (seed, submissions) -> {
        throw new AssertionError("nothing should be re-executed");
    };

    /** A nonce of a key whose drawn score lies in a range, counted from a number. */
    public static Nonce nonce(Ledger ledger, MinerKey key, long low, long high, long from) {
        for (long tail = from; ; tail++) {
            Nonce nonce = Nonce.canonical(1, tail);
            long score = score(ledger.miningSeed(), key.publicKey(), nonce);
            if (score >= low && score <= high) {
                return nonce;
            }
        }
    }

    /** An honest claim. */
    public static Submission claim(Ledger ledger, MinerKey key, Nonce nonce) {
        long score = score(ledger.miningSeed(), key.publicKey(), nonce);
        return Submission.sign(key, ledger.network(), ledger.epoch(), nonce, score);
    }

    /** Opens the next epoch. */
    public static Entry open(Ledger ledger, long nowMillis) {
        Entry entry = due(ledger, ledger.last().position() + 1, nowMillis).orElseThrow();
        ledger.accept(entry);
        return entry;
    }

    /** What is due by itself where nobody is judged. */
    public static Optional<Entry> due(Ledger ledger, long position, long nowMillis) {
        try {
            return ledger.decideDue(position, nowMillis, new byte[32], NOBODY);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Decides and accepts. */
    public static Verdict submit(Ledger ledger, byte[] message) {
        Verdict verdict;
        try {
            verdict = ledger.decide(ledger.last().position() + 1, ledger.last().stampMillis(), message, DRAWN);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        verdict.entry().ifPresent(ledger::accept);
        return verdict;
    }

    /** Every entry of a ledger with several miners, epochs, and a strike. */
    public static List<Entry> history(Ledger ledger, int epochs, int miners) {
        List<Entry> entries = new java.util.ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            entries.add(open(ledger, 10_000L * (epoch + 1)));
            for (int number = 1; number <= miners; number++) {
                MinerKey key = key(number);
                Nonce lie = nonce(ledger, key, 20, 63, 1000);
                submit(
                                ledger,
                                Submission.sign(key, ledger.network(), ledger.epoch(), lie, 0)
                                        .bytes())
                        .entry()
                        .ifPresent(entries::add);
                long best = 40;
                for (long tail = 0; tail < 40; tail++) {
                    Submission claim = claim(ledger, key, Nonce.canonical(1, tail));
                    if (claim.score() <= best) {
                        submit(ledger, claim.bytes()).entry().ifPresent(entries::add);
                        best = claim.score() - 1;
                    }
                }
            }
        }
        return entries;
    }
}

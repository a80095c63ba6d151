package org.neuraxon.ledger.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neuraxon.ledger.Entrant;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.Fact;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Ledger;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Standing;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.Terms;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.hash.KangarooTwelve;

/**
 * Checks a ledger from its files alone: chain, numbers, signatures, seeds, every rule, and by re-execution the scores of all claims or of a sample.
 *
 * <p>A sample of n claims, drawn without return, misses every false one with a chance of at most (1 - r)^n if a share r of the claims is false.
 */
public final class Audit {

    /** The chance with which a sampled audit may miss what it promises to find. */
    public static final double MISS = 1e-6;

    /** Makes the judge for a ledger's rules. */
    @FunctionalInterface
    public interface Court {

        /** The judge. */
        Judge judge(Terms rules);
    }

    /** Hears how far re-execution is. */
    @FunctionalInterface
    public interface Progress {

        /** So many of so many claims have been re-executed. */
        void executed(int done, int all);
    }

    /**
     * What was found.
     *
     * @param network the name of the network
     * @param segments files
     * @param entries of the ledger that are sound
     * @param head hash of the last of them
     * @param epochs that were opened
     * @param counted solutions, of networks those that earned points
     * @param strikes wrong claims on record; of networks, the miners' standings list what was not revealed
     * @param claims what can be re-executed: solutions, wrong claims, scores of networks
     * @param executed claims that were re-executed
     * @param falseShare smallest share of false claims that the audit finds with a chance of 1 - {@link #MISS}: 0 if all were re-executed, 1 if none
     * @param tornBytes what a cut-off writer left behind the last record
     * @param standings what the miners achieved, by this ledger
     * @param problem what is wrong and where; empty if nothing was found
     */
    public record Report(
            String network,
            int segments,
            long entries,
            String head,
            long epochs,
            long counted,
            long strikes,
            int claims,
            int executed,
            double falseShare,
            long tornBytes,
            List<Standing> standings,
            Optional<String> problem) {}

    private static final int BATCH = 512;

    /** What is to be re-executed: the search of a submission, or a network on a challenge. */
    private record Claim(Stored stored, byte[] seed, Optional<Entrant> entrant, long challenge) {}

    private final Path folder;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<Long, byte[]> hashes = new LinkedHashMap<>();
    private long epochs;
    private long counted;
    private long strikes;

    /** An audit of the ledger in a folder. */
    public Audit(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs it.
     *
     * @param court makes the judge; empty if nothing is to be re-executed
     * @param sample claims to re-execute; all of them if there are not more
     * @param seed what the sample depends on; best chosen after the ledger was handed over
     * @throws LedgerException if there is no ledger
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Report run(Optional<Court> court, int sample, String seed, Progress progress) throws InterruptedException {
        Ledger[] state = new Ledger[1];
        Optional<String> problem = Optional.empty();
        LedgerReader.End end = new LedgerReader.End(0, "", 0, 0, 0, new byte[Entry.HASH_BYTES]);
        try {
            end = new LedgerReader(folder).read(stored -> check(state, stored));
        } catch (LedgerException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
        }
        if (state[0] == null) {
            throw new LedgerException(problem.orElse("there is no ledger in " + folder));
        }
        Ledger ledger = state[0];
        int executed = 0;
        double falseShare = 1;
        if (court.isPresent()) {
            List<Claim> chosen = choose(Math.min(sample, claims.size()), seed);
            falseShare = chosen.size() == claims.size() ? 0 : falseShare(chosen.size());
            Judge judge = court.get().judge(ledger.rules());
            for (List<Claim> batch : batches(chosen)) {
                Optional<String> wrong = execute(batch, judge);
                executed += batch.size();
                progress.executed(executed, chosen.size());
                if (problem.isEmpty()) {
                    problem = wrong;
                }
            }
        }
        return new Report(
                Hex.of(ledger.network()),
                end.segments(),
                ledger.last().index() + 1,
                Hex.of(ledger.head()),
                epochs,
                counted,
                strikes,
                claims.size(),
                executed,
                falseShare,
                end.tornBytes(),
                ledger.standings(),
                problem);
    }

    /** The smallest share of false claims that a sample finds with a chance of 1 - {@link #MISS}. */
    public static double falseShare(int sample) {
        // Rounded up, so that (1 - r)^n stays below it.
        return sample == 0 ? 1 : Math.min(1, (1 - StrictMath.exp(StrictMath.log(MISS) / sample)) * (1 + 1e-9));
    }

    private void check(Ledger[] state, Stored stored) throws InterruptedException {
        Entry entry = stored.entry();
        try {
            if (entry.index() == 0) {
                if (!(entry.fact() instanceof Fact.Genesis genesis)
                        || !Arrays.equals(Ledger.genesis(genesis.rules()).bytes(), entry.bytes())) {
                    throw new LedgerException("the ledger does not begin with its rules");
                }
                state[0] = new Ledger(genesis.rules());
            } else {
                state[0].replay(entry, Ledger.believing(entry));
            }
        } catch (LedgerException e) {
            throw new LedgerException(stored.place() + ": " + e.getMessage(), e);
        }
        hashes.put(entry.index(), stored.hash());
        if (entry.fact() instanceof Fact.Opening) {
            epochs++;
        } else if (entry.fact() instanceof Fact.Counted) {
            counted++;
        } else if (entry.fact() instanceof Fact.Strike) {
            strikes++;
        }
        if (Ledger.submission(entry).isPresent()) {
            claims.add(new Claim(stored, state[0].miningSeed(), Optional.empty(), 0));
        } else if (entry.fact() instanceof Fact.Scored scored) {
            counted += scored.points() > 0 ? 1 : 0;
            claims.add(
                    new Claim(stored, state[0].miningSeed(), state[0].entrant(scored.entrant()), state[0].challenge()));
        }
    }

    /** Those whose hash with the seed is smallest, in the order of the ledger. */
    private List<Claim> choose(int count, String seed) {
        byte[] text = seed.getBytes(StandardCharsets.UTF_8);
        return claims.stream()
                .sorted(Comparator.comparing((Claim claim) -> lot(text, claim)))
                .limit(count)
                .sorted(Comparator.comparing(claim -> claim.stored().entry().index()))
                .toList();
    }

    private static String lot(byte[] seed, Claim claim) {
        byte[] hash = claim.stored().hash();
        byte[] both = Arrays.copyOf(hash, hash.length + seed.length);
        System.arraycopy(seed, 0, both, hash.length, seed.length);
        return Hex.of(KangarooTwelve.digest(both, Entry.HASH_BYTES));
    }

    /** Claims of one epoch each, so that its random pool is passed over once. */
    private static List<List<Claim>> batches(List<Claim> chosen) {
        List<List<Claim>> batches = new ArrayList<>();
        String seed = "";
        for (Claim claim : chosen) {
            String own = Hex.of(claim.seed());
            if (!own.equals(seed) || batches.get(batches.size() - 1).size() >= BATCH) {
                batches.add(new ArrayList<>());
                seed = own;
            }
            batches.get(batches.size() - 1).add(claim);
        }
        return batches;
    }

    private static Optional<String> execute(List<Claim> batch, Judge judge) throws InterruptedException {
        if (batch.get(0).entrant().isPresent()) {
            return live(batch, judge);
        }
        List<Submission> submissions = batch.stream()
                .map(claim -> Ledger.submission(claim.stored().entry()).orElseThrow())
                .toList();
        List<Judge.Judgement> judgements = judge.judge(batch.get(0).seed(), submissions);
        for (int i = 0; i < batch.size(); i++) {
            Judge.Judgement judgement = judgements.get(i);
            Stored stored = batch.get(i).stored();
            if (stored.entry().fact() instanceof Fact.Counted counted) {
                if (judgement.score() != counted.submission().score()) {
                    return Optional.of(stored.place() + ": a score of "
                            + counted.submission().score() + " was counted, re-execution gives " + judgement.score());
                }
                if (!Arrays.equals(judgement.tablesHash(), counted.tablesHash())) {
                    return Optional.of(stored.place() + ": the champion's tables have another hash");
                }
            } else if (stored.entry().fact() instanceof Fact.Strike strike && judgement.score() != strike.score()) {
                return Optional.of(stored.place() + ": the strike says a score of " + strike.score()
                        + ", re-execution gives " + judgement.score());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> live(List<Claim> batch, Judge judge) throws InterruptedException {
        for (Claim claim : batch) {
            Stored stored = claim.stored();
            int score = judge.score(claim.entrant().orElseThrow(), claim.challenge());
            if (stored.entry().fact() instanceof Fact.Scored scored && score != scored.score()) {
                return Optional.of(stored.place() + ": a score of " + scored.score()
                        + " was counted, re-execution gives " + score);
            }
        }
        return Optional.empty();
    }

    /**
     * The hash of an entry that was read.
     *
     * @return nothing if there is no such entry
     */
    public Optional<String> hash(long index) {
        return Optional.ofNullable(hashes.get(index)).map(Hex::of);
    }

    /**
     * Where another ledger says something else; a network has one ledger, so then somebody was told two stories.
     *
     * @return the index of the first entry that differs, or nothing if one ledger only goes on longer
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Optional<Long> parting(Path other) throws InterruptedException {
        long[] first = {-1};
        new LedgerReader(other).read(stored -> {
            byte[] own = hashes.get(stored.entry().index());
            if (first[0] < 0 && own != null && !Arrays.equals(own, stored.hash())) {
                first[0] = stored.entry().index();
            }
        });
        return first[0] < 0 ? Optional.empty() : Optional.of(first[0]);
    }
}

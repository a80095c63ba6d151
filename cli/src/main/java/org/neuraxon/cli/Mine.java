package org.neuraxon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.WholeFile;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.node.NodeClient;
import org.neuraxon.ledger.node.RemoteMiner;
import org.neuraxon.ledger.node.SeriesMiner;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Miner;
import org.neuraxon.upow.bpp.Nonce;
import org.neuraxon.upow.bpp.Scorer;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.bpp.Windows;
import org.neuraxon.upow.bpp.Workers;
import org.neuraxon.upow.task.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon mine}: looks for a nonce whose search reaches a threshold. */
@Command(
        name = "mine",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Tries one nonce after another until a search (algorithm bpp9000) ends with at most N wrong windows.",
            "Prints it as a table that 'neuraxon score' reads. The nonce found is the same for any number of threads."
                    + " Exit code 1 if none of --nonces reaches it.",
            "With --node it mines for a network of validators until it is stopped. If that network's algorithm is"
                    + " neuraxon, networks",
            "that forecast evolve: the best of --evaluations is committed to in each epoch and revealed when"
                    + " commitments have ended."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  neuraxon mine --task hourly.task --seed 00..1f --key miner.key --threshold 3838",
            "  neuraxon mine --node http://localhost:7790 --key miner.key",
            "  neuraxon mine --node http://localhost:7790 --key miner.key --evaluations 2000 --out champion.nxn"
        })
final class Mine implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ScoreOptions scoring = new ScoreOptions();

    @Option(names = "--seed", paramLabel = "HEX", description = "the mining seed, 64 hexadecimal digits")
    private @Nullable String seed;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "the miner's Ed25519 private key, 64 hexadecimal digits")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path key;

    @Option(names = "--threshold", paramLabel = "N", description = "most wrong windows")
    private @Nullable Long threshold;

    @Option(
            names = "--node",
            split = ",",
            paramLabel = "URL",
            description = {
                "mine for a network: task, seed and threshold come from this validator, solutions go to it;",
                "several, with commas, are tried in turn"
            })
    private List<URI> nodes = List.of();

    @Option(
            names = "--receipts",
            paramLabel = "CSV",
            description = "with --node: add index,hash of what was recorded to this file, for 'neuraxon audit'")
    private @Nullable Path receipts;

    @Option(
            names = "--lines",
            paramLabel = "L",
            description = "mutations per step, 1 to 10 (default: ${DEFAULT-VALUE})")
    private int lines = 1;

    @Option(
            names = "--first",
            paramLabel = "N",
            description =
                    "number of the first nonce (default: ${DEFAULT-VALUE}); another machine should start elsewhere")
    private long first;

    @Option(names = "--nonces", paramLabel = "N", description = "how many to try at most (default: until one is found)")
    private long nonces = Long.MAX_VALUE;

    @Option(
            names = "--evaluations",
            paramLabel = "N",
            description = "algorithm neuraxon: networks that live in an epoch (default: ${DEFAULT-VALUE})")
    private int evaluations = 500;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "algorithm neuraxon: epochs to take part in (default: until stopped)")
    private long epochs = Long.MAX_VALUE;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "also write the solution to this file; of algorithm neuraxon, the network for 'neuraxon watch"
                    + " --load'")
    private @Nullable Path out;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (nonces < 1) {
            throw new Failure("--nonces must be 1 or more, not " + nonces, ExitCode.USAGE);
        }
        if (lines < 1 || lines > Nonce.MOST_LINES) {
            throw new Failure("--lines must be 1 to " + Nonce.MOST_LINES + ", not " + lines, ExitCode.USAGE);
        }
        OutputFile.require(out, "--out");
        OutputFile.require(receipts, "--receipts");
        if (!nodes.isEmpty()) {
            return mineForNetwork();
        }
        if (seed == null || threshold == null) {
            throw new Failure("--seed and --threshold are needed, or --node, which gives them", ExitCode.USAGE);
        }
        byte[] miningSeed = Usage.bytes(seed, "--seed");
        long most = threshold;
        byte[] publicKey = MinerKey.read(key).publicKey();
        Task task = scoring.task();
        Setting setting = scoring.setting();
        Miner miner = Usage.of(() -> new Miner(task, setting, miningSeed, publicKey, lines, most));
        int windows = task.rows() > setting.window() ? Windows.count(task, setting) : 0;
        PrintWriter err = spec.commandLine().getErr();
        AtomicLong best = new AtomicLong(Scorer.UNFINISHED);
        Optional<Miner.Solution> found;
        try (Workers workers = scoring.workers(task, setting)) {
            found = miner.mine(workers, first, nonces, (nonce, outcome) -> {
                long score = outcome.ranked(windows);
                if (score < best.getAndAccumulate(score, Math::min)) {
                    err.println("neuraxon: nonce " + nonce + " reaches " + score + " of " + windows);
                    err.flush();
                }
            });
        }
        if (found.isEmpty()) {
            throw new Failure("none of " + nonces + " nonces reaches " + most + "; the best has " + best.get()
                    + " wrong windows of " + windows);
        }
        report(found.get(), miningSeed, publicKey);
        return ExitCode.OK;
    }

    private int mineForNetwork() throws InterruptedException {
        if (seed != null || threshold != null || scoring.namesTask()) {
            throw new Failure(
                    "with --node the validator gives task, seed and threshold; leave --task, --seed and --threshold"
                            + " out",
                    ExitCode.USAGE);
        }
        if (evaluations < 1 || epochs < 1) {
            throw new Failure("--evaluations and --epochs must be 1 or more", ExitCode.USAGE);
        }
        MinerKey own = MinerKey.read(key);
        MinerLog log =
                new MinerLog(spec.commandLine().getOut(), spec.commandLine().getErr(), receipts, out, json);
        NodeClient client = new NodeClient(nodes);
        if (client.network().terms() instanceof SeriesRules) {
            return evolveForNetwork(client, own, log);
        }
        if (out != null) {
            throw new Failure("the network's algorithm is bpp9000: with --node leave --out out", ExitCode.USAGE);
        }
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = Interrupt.ends(Thread.currentThread(), finished);
        try (RemoteMiner miner = new RemoteMiner(client, own, lines, scoring.threads(), scoring.kernel(), log)) {
            try {
                miner.run(first, nonces);
            } finally {
                log.end(miner.tried(), miner.counted());
            }
        } finally {
            finished.countDown();
            Interrupt.release(hook);
        }
        return ExitCode.OK;
    }

    private int evolveForNetwork(NodeClient client, MinerKey own, MinerLog log) throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = Interrupt.ends(Thread.currentThread(), finished);
        try (SeriesMiner miner = new SeriesMiner(client, own, evaluations, scoring.threads(), log)) {
            try {
                miner.run(epochs);
            } finally {
                log.end(miner.tried());
            }
        } finally {
            finished.countDown();
            Interrupt.release(hook);
        }
        return ExitCode.OK;
    }

    private void report(Miner.Solution solution, byte[] miningSeed, byte[] publicKey) {
        String table = "mining_seed,public_key,nonce,start_score,score\n"
                + String.join(
                        ",",
                        Hex.of(miningSeed),
                        Hex.of(publicKey),
                        solution.nonce().toString(),
                        Long.toString(solution.outcome().startScore()),
                        Long.toString(solution.outcome().score()))
                + "\n";
        if (out != null) {
            try {
                WholeFile.write(out, table);
            } catch (IOException e) {
                throw new Failure(
                        "cannot write " + out + " (" + e.getClass().getSimpleName() + "); the solution is\n" + table);
            }
        }
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(new JsonLine()
                            .put("mining_seed", Hex.of(miningSeed))
                            .put("public_key", Hex.of(publicKey))
                            .put("nonce", solution.nonce().toString())
                            .put("start_score", solution.outcome().startScore())
                            .put("score", solution.outcome().score())
                            .put("tried", solution.tried()));
        } else {
            spec.commandLine().getOut().print(table);
        }
    }
}

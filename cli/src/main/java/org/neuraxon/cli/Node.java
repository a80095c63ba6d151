package org.neuraxon.cli;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Reexecution;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.file.Book;
import org.neuraxon.ledger.node.Door;
import org.neuraxon.ledger.node.LocalValidator;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Replication;
import org.neuraxon.ledger.node.State;
import org.neuraxon.ledger.node.Validator;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.WorkFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon node}: a validator. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs a validator: re-executes what miners send to its door, counts what is true, and keeps a ledger that"
                    + " 'neuraxon audit' checks.",
            "Alone with a ledger of its own, or one of several (--id, --peers); all of them must be given the same"
                    + " rules.",
            "The algorithm is that of the task; without --task a new ledger begins with a small practice task. Ends"
                    + " with Ctrl-C."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon node --task hourly.task --threshold 3838 --epoch 3600",
            "  neuraxon node --id a --peers a=10.0.0.1:7801,b=10.0.0.2:7801,c=10.0.0.3:7801 --folder node-a",
            "  neuraxon node --demo",
            "  neuraxon node --demo --algorithm neuraxon"
        })
final class Node implements Callable<Integer> {

    private static final long LOOK_MILLIS = 1000;
    private static final int MILLIS = 1000;
    private static final int LAST_PORT = 65_535;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final ScoreOptions scoring = new ScoreOptions();

    @Option(names = "--folder", paramLabel = "DIR", description = "where the ledger lies (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of("neuraxon-node");

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = {
                "most wrong windows of a solution that counts; needed to begin a ledger with --task.",
                "Algorithm neuraxon: score that the first network must beat (default: 0, a linear forecast)"
            })
    private @Nullable Long threshold;

    @Option(names = "--epoch", paramLabel = "SECONDS", description = "length of an epoch (default: ${DEFAULT-VALUE})")
    private double epochSeconds = 600;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "of the practice task: bpp9000 or neuraxon (default: ${DEFAULT-VALUE})")
    private String algorithm = "bpp9000";

    @Option(
            names = "--margin",
            paramLabel = "N",
            description = "algorithm neuraxon: by how much a champion must be beaten (default: ${DEFAULT-VALUE})")
    private int margin = SeriesRules.MARGIN;

    @Option(
            names = "--reveal",
            paramLabel = "SECONDS",
            description = "algorithm neuraxon: longest time for reveals (default: a quarter of --epoch)")
    private @Nullable Double revealSeconds;

    @Option(
            names = "--postage",
            paramLabel = "BITS",
            description = "algorithm neuraxon: zero bits that a commitment must begin with (default: ${DEFAULT-VALUE})")
    private int postage = SeriesRules.POSTAGE_BITS;

    @Option(
            names = "--salt",
            paramLabel = "HEX",
            description = "64 hexadecimal digits that tell networks with equal rules apart (default: zeros)")
    private @Nullable String salt;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "where miners are heard (default: ${DEFAULT-VALUE}, this machine only)")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "the door's port (default: ${DEFAULT-VALUE}; 0: a free one)")
    private int port = 7790;

    @Option(names = "--id", paramLabel = "NAME", description = "this validator's name among --peers")
    private @Nullable String id;

    @Option(
            names = "--peers",
            paramLabel = "NAME=HOST:PORT,...",
            description =
                    "all validators, this one too; the same everywhere. The ports carry no secret and check nobody:"
                            + " keep them private")
    private @Nullable String peers;

    @Option(names = "--demo", description = "three validators and two miners on this machine, then an audit")
    private boolean demo;

    @Option(names = "--seconds", paramLabel = "N", description = "with --demo: how long (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(
            names = "--kill-every",
            paramLabel = "SECONDS",
            description =
                    "with --demo: take a validator away by chance, about so often, and bring it back, again and again")
    private int killEvery;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        Thread hook = Interrupt.ends(Thread.currentThread(), finished);
        try {
            return demo ? demo() : validate();
        } catch (InterruptedException e) {
            return ExitCode.OK;
        } finally {
            finished.countDown();
            Interrupt.release(hook);
        }
    }

    private int demo() throws InterruptedException {
        if (seconds < 1 || killEvery < 0) {
            throw new Failure("--seconds must be 1 or more and --kill-every 0 or more", ExitCode.USAGE);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (Files.exists(folder.resolve("a"))) {
            throw new Failure("there is a demo in " + folder + " already; name another --folder", ExitCode.USAGE);
        }
        WorkFile task = scoring.namesTask() ? scoring.work() : practice();
        return new NodeDemo(folder, rules(task), task, out, err).run(seconds, killEvery)
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    private int validate() throws InterruptedException {
        if (port < 0 || port > LAST_PORT) {
            throw new Failure("--port must be 0 to " + LAST_PORT + ", not " + port, ExitCode.USAGE);
        }
        PrintWriter err = spec.commandLine().getErr();
        Path ledger = folder.resolve("ledger");
        Optional<Terms> kept = Book.rules(ledger);
        boolean begins = kept.isEmpty();
        WorkFile task =
                scoring.namesTask() ? scoring.work() : begins ? practice() : WorkFile.read(ledger.resolve(Book.TASK));
        Terms rules = kept.isPresent() && !scoring.namesTask() ? kept.get() : rules(task);
        try (Reexecution judge = Reexecution.of(task, rules, scoring.threads(), scoring.kernel());
                Validator validator = validator(ledger, rules, task, judge);
                Door door = new Door(validator, ledger, new InetSocketAddress(host, port))) {
            err.printf(
                    "neuraxon: network %s, %s; miners: neuraxon mine --node http://%s:%d --key FILE%n",
                    Hex.of(validator.state().network()),
                    begins && !scoring.namesTask() ? "a practice task" : "ledger in " + ledger,
                    host,
                    door.port());
            err.flush();
            watch(validator);
        }
        return ExitCode.OK;
    }

    private WorkFile practice() {
        return switch (algorithm) {
            case "bpp9000" -> PracticeTask.make();
            case SeriesFile.ALGORITHM -> PracticeTask.series();
            default -> throw new Failure("--algorithm must be bpp9000 or neuraxon, not " + algorithm, ExitCode.USAGE);
        };
    }

    private Terms rules(WorkFile work) {
        boolean practice = !scoring.namesTask();
        if (threshold == null && !practice && work instanceof TaskFile) {
            throw new Failure("--threshold is needed to begin a ledger: most wrong windows that count", ExitCode.USAGE);
        }
        if (!(epochSeconds >= 0.001 && epochSeconds <= 1e9)) {
            throw new Failure("--epoch must be 0.001 to 1000000000 seconds, not " + epochSeconds, ExitCode.USAGE);
        }
        byte[] own = salt == null ? new byte[32] : Usage.bytes(salt, "--salt");
        long millis = Math.round(epochSeconds * MILLIS);
        if (work instanceof SeriesFile series) {
            double reveal = revealSeconds == null ? epochSeconds / 4 : revealSeconds;
            if (!(reveal >= 0.001 && reveal <= 1e9)) {
                throw new Failure("--reveal must be 0.001 to 1000000000 seconds, not " + reveal, ExitCode.USAGE);
            }
            int least = threshold == null ? 0 : (int) Math.min(Integer.MAX_VALUE, threshold);
            try {
                return SeriesRules.of(series, least, margin, millis, Math.round(reveal * MILLIS), postage, own);
            } catch (LedgerException e) {
                throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
            }
        }
        TaskFile task = (TaskFile) work;
        Setting setting = practice ? PracticeTask.SETTING : scoring.setting();
        long most = threshold == null ? PracticeTask.THRESHOLD : threshold;
        return Rules.of(task, scoring.rows(task), setting, most, millis, own);
    }

    private Validator validator(Path ledger, Terms rules, WorkFile task, Reexecution judge)
            throws InterruptedException {
        if (peers == null && id == null) {
            return new LocalValidator(ledger, rules, task, judge, Clock.systemUTC());
        }
        if (peers == null || id == null) {
            throw new Failure("--id and --peers belong together", ExitCode.USAGE);
        }
        List<Peer> all = Peer.parse(peers);
        return Replication.installed().join(id, all, folder, rules, task, judge, Clock.systemUTC());
    }

    private static String best(State state) {
        if (state.terms() instanceof Rules rules) {
            return state.epochBest() > rules.threshold() ? "-" : state.epochBest() + " of " + rules.windows();
        }
        return state.epochBest() + " (" + state.phase().name().toLowerCase(Locale.ROOT) + ")";
    }

    /** A line whenever the ledger has grown or the validator is something else among the others; and what keeps it from recording. */
    private void watch(Validator validator) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        long entries = 0;
        String role = "";
        Optional<String> trouble = Optional.empty();
        while (true) {
            if (!validator.trouble().equals(trouble)) {
                trouble = validator.trouble();
                err.println("neuraxon: "
                        + trouble.map(sentence -> sentence + "; nothing is acknowledged until it can")
                                .orElse("what is due is recorded again"));
                err.flush();
            }
            State state = validator.state();
            if (state.entries() != entries || !validator.role().equals(role)) {
                entries = state.entries();
                role = validator.role();
                out.printf(
                        "entries %d  epoch %d  best %s  %s  head %s%n",
                        entries,
                        state.epoch(),
                        best(state),
                        role,
                        Hex.of(state.head()).substring(0, 16));
                out.flush();
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}

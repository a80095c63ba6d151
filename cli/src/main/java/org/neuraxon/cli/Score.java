package org.neuraxon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.WholeFile;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.ant.AntSample;
import org.neuraxon.upow.ant.AntTable;
import org.neuraxon.upow.bpp.Nonce;
import org.neuraxon.upow.bpp.Outcome;
import org.neuraxon.upow.bpp.Sample;
import org.neuraxon.upow.bpp.SampleTable;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.bpp.StartBatch;
import org.neuraxon.upow.bpp.Workers;
import org.neuraxon.upow.pool.Pool;
import org.neuraxon.upow.task.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon score}: re-executes searches and gives their exact scores. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Re-executes the searches of a table of samples (algorithm bpp9000) and gives their exact scores.",
            "A score is the number of wrong windows, fewer is better; 4294967295 if a window does not finish. Columns:"
                    + " seed or mining_seed, publickey or public_key, nonce; the rest is passed over.",
            "With --algorithm nxant-1.04 the walks of a table, more is better: columns digest, neurons, ticks,"
                    + " objective, walk_steps, public_key, nonce, and parent_hash if there is one."
        },
        footerHeading = "%nExample:%n",
        footer = "  neuraxon score --task hourly.task --samples claims.csv --out scores.csv")
final class Score implements Callable<Integer> {

    /** Pool words of a pass: 16 bytes of memory each while it lasts, 8 after it. */
    private static final int WORDS_A_PASS = 1 << 22;

    private static final String BPP9000 = "bpp9000";
    private static final String ANT = "nxant-1.04";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "bpp9000, or nxant-1.04, which needs no task and no setting (default: ${DEFAULT-VALUE})")
    private String algorithm = BPP9000;

    @Mixin
    private final ScoreOptions scoring = new ScoreOptions();

    @Option(names = "--samples", required = true, paramLabel = "CSV", description = "the samples, with a header")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path samples;

    @Option(
            names = "--mining-seed",
            paramLabel = "HEX",
            description = "64 hexadecimal digits, for samples without a column seed or mining_seed")
    private @Nullable String miningSeed;

    @Option(
            names = "--strict",
            description =
                    "refuse a nonce that a node would refuse (not canonical) instead of bringing its mutations per"
                            + " step into 1 to 10")
    private boolean strict;

    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "where to write index,start_score,score (default: standard output)")
    private @Nullable Path out;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        OutputFile.require(out, "--out");
        if (algorithm.equals(ANT)) {
            return walks();
        }
        if (!algorithm.equals(BPP9000)) {
            throw new Failure("--algorithm must be " + BPP9000 + " or " + ANT + ", not " + algorithm, ExitCode.USAGE);
        }
        Task task = scoring.task();
        Setting setting = scoring.setting();
        byte @Nullable [] seed = miningSeed == null ? null : Usage.bytes(miningSeed, "--mining-seed");
        List<Sample> rows = SampleTable.read(samples, seed);
        if (strict) {
            for (int i = 0; i < rows.size(); i++) {
                requireCanonical(i, rows.get(i).nonce());
            }
        }
        Outcome[] outcomes = new Outcome[rows.size()];
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, "samples scored", rows.size());
        try (Workers workers = scoring.workers(task, setting)) {
            for (List<Integer> indices : bySeed(rows).values()) {
                score(task, setting, rows, indices, workers, outcomes, progress);
            }
        }
        tell(table(outcomes), json ? document(setting, task, outcomes) : null, outcomes.length);
        return ExitCode.OK;
    }

    /** The walks of the second algorithm, one after the other, for each may begin where an earlier one came by. */
    private int walks() {
        if (scoring.namesTask() || miningSeed != null || strict) {
            throw new Failure(
                    "--task, --mining-seed and --strict are for " + BPP9000 + "; a table of walks says it all",
                    ExitCode.USAGE);
        }
        List<AntSample> rows = AntTable.read(samples);
        Progress progress = new Progress(spec.commandLine().getErr(), "walks scored", rows.size());
        List<AntTable.Walked> walked = AntTable.walk(rows, progress::one);
        StringBuilder text = new StringBuilder("index,start_score,score,child_hash\n");
        List<JsonLine> scores = new ArrayList<>();
        for (int i = 0; i < walked.size(); i++) {
            AntTable.Walked one = walked.get(i);
            text.append(i).append(',').append(one.startScore()).append(',');
            text.append(one.result().score())
                    .append(',')
                    .append(one.result().hash())
                    .append('\n');
            scores.add(new JsonLine()
                    .put("index", i)
                    .put("start_score", one.startScore())
                    .put("score", one.result().score())
                    .put("child_hash", one.result().hash()));
        }
        JsonLine document = new JsonLine().put("algorithm", ANT).put("scores", scores);
        tell(text.toString(), json ? document : null, walked.size());
        return ExitCode.OK;
    }

    /** Writes a table into the file, or prints it unless a document is printed. */
    private void tell(String table, @Nullable JsonLine document, int count) {
        if (out != null) {
            write(out, table);
        }
        if (document != null) {
            spec.commandLine().getOut().println(document);
        } else if (out == null) {
            spec.commandLine().getOut().print(table);
        } else {
            spec.commandLine().getErr().printf("neuraxon: %d samples scored, written to %s%n", count, out);
        }
    }

    private static void requireCanonical(int index, Nonce nonce) {
        if (!nonce.isCanonical()) {
            throw new Failure("sample " + index + ": the nonce " + nonce
                    + " is not canonical (01, then 01 to 0a, then 00, then anything), so a node would refuse it");
        }
    }

    private static Map<String, List<Integer>> bySeed(List<Sample> rows) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            groups.computeIfAbsent(Hex.of(rows.get(i).miningSeed()), seed -> new ArrayList<>())
                    .add(i);
        }
        return groups;
    }

    private static void score(
            Task task,
            Setting setting,
            List<Sample> rows,
            List<Integer> indices,
            Workers workers,
            Outcome[] outcomes,
            Progress progress)
            throws InterruptedException {
        Pool pool = new Pool(rows.get(indices.get(0)).miningSeed());
        AtomicInteger next = new AtomicInteger();
        while (next.get() < indices.size()) {
            int from = next.get();
            StartBatch batch = new StartBatch(task.topology().population(), setting);
            while (next.get() < indices.size() && batch.words() < WORDS_A_PASS) {
                Sample sample = rows.get(indices.get(next.getAndIncrement()));
                batch.add(sample.publicKey(), sample.nonce());
            }
            List<Outcome> found = workers.run(batch.from(pool), (index, outcome) -> {
                progress.one();
                return true;
            });
            for (int i = 0; i < found.size(); i++) {
                outcomes[indices.get(from + i)] = found.get(i);
            }
        }
    }

    private static String table(Outcome[] outcomes) {
        StringBuilder text = new StringBuilder("index,start_score,score\n");
        for (int i = 0; i < outcomes.length; i++) {
            text.append(i)
                    .append(',')
                    .append(outcomes[i].startScore())
                    .append(',')
                    .append(outcomes[i].score())
                    .append('\n');
        }
        return text.toString();
    }

    private static void write(Path file, String table) {
        try {
            WholeFile.write(file, table);
        } catch (IOException e) {
            throw new Failure(
                    "cannot write " + file + " (" + e.getClass().getSimpleName() + "); the scores are\n" + table);
        }
    }

    private static JsonLine document(Setting setting, Task task, Outcome[] outcomes) {
        List<JsonLine> scores = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            scores.add(new JsonLine()
                    .put("index", i)
                    .put("start_score", outcomes[i].startScore())
                    .put("score", outcomes[i].score()));
        }
        return new JsonLine()
                .put("rows", task.rows())
                .put("window", setting.window())
                .put("max_ticks", setting.maxTicks())
                .put("mutations", setting.mutations())
                .put("scores", scores);
    }
}

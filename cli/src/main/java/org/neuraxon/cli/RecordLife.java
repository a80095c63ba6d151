package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neuraxon.core.Network;
import org.neuraxon.exchange.recording.NetworkRecorder;
import org.neuraxon.exchange.recording.RecorderSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon record}: lets a network live and writes down what it does. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lets a network live without input and records it for analysis: tables of CSV files with a schema.",
            "The schema gives unit and meaning of every column, the code version, seed and all parameters; snapshots of both ends lie beside it. The network lives the same moments as without. docs/specs/recording.md has the format."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon record --out calm --preset calm --steps 100000",
            "  neuraxon record --out close --every 1 --neurons-every 1 --steps 2000    every neuron, every moment",
            "  neuraxon query --recording calm 'SELECT avg(up + down) FROM moments'"
        })
final class RecordLife implements Callable<Integer> {

    private static final int STRETCH = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final NetworkOptions options = new NetworkOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "a folder that is new or empty")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--steps", paramLabel = "N", description = "moments to live (default: ${DEFAULT-VALUE})")
    private long steps = 10_000;

    @Option(
            names = "--every",
            paramLabel = "K",
            description = "moments between two rows about the whole network (default: ${DEFAULT-VALUE})")
    private int every = 10;

    @Option(
            names = "--neurons-every",
            paramLabel = "K",
            description = "moments between two looks at every neuron, 0 for none (default: ${DEFAULT-VALUE})")
    private int neuronsEvery = 0;

    @Option(
            names = "--synapses-every",
            paramLabel = "K",
            description = "moments between two looks at every synapse, 0 for none (default: ${DEFAULT-VALUE})")
    private int synapsesEvery = 0;

    @Option(
            names = "--limit",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description = "the most the tables may take on disk (default: 1G)")
    private long limit = RecorderSettings.USUAL_LIMIT;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        RecorderSettings settings;
        try {
            settings = new RecorderSettings(every, neuronsEvery, synapsesEvery, limit);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
        if (steps < 1) {
            throw new Failure("--steps is " + steps + " and must be at least 1", ExitCode.USAGE);
        }
        Network network = options.network();
        CountDownLatch finished = new CountDownLatch(1);
        AtomicBoolean calledOff = new AtomicBoolean();
        Thread onInterrupt = Interrupt.callsOff(calledOff, finished);
        try (NetworkRecorder recorder = NetworkRecorder.start(network, folder, settings, options.notes())) {
            network.listen(recorder);
            Progress progress = new Progress(spec.commandLine().getErr(), "moments", steps);
            long lived = 0;
            while (lived < steps && !recorder.full() && !calledOff.get()) {
                long next = Math.min(STRETCH, steps - lived);
                network.step(next);
                lived += next;
                progress.some(next);
            }
            boolean interrupted = lived < steps && !recorder.full();
            recorder.finish(network, lived == steps, lived + " of " + steps + " moments were lived");
            report(network, recorder, lived);
            if (recorder.full()) {
                throw new Failure("the recording reached its --limit of " + Sizes.plain(limit) + " before step "
                        + network.steps() + "; what is there is whole. Give a larger --limit, or look less often");
            }
            return interrupted ? ExitCode.INTERRUPTED : ExitCode.OK;
        } finally {
            finished.countDown();
            Interrupt.release(onInterrupt);
        }
    }

    private void report(Network network, NetworkRecorder recorder, long lived) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Long> rows = recorder.recording().rows();
        if (json) {
            JsonLine tables = new JsonLine();
            rows.forEach(tables::put);
            out.println(new JsonLine()
                    .put("folder", folder.toString())
                    .put("model", network.model())
                    .put("moments", lived)
                    .put("complete", lived == steps && !recorder.full())
                    .put("rows", tables)
                    .put("bytes", recorder.recording().bytes())
                    .put("digest_start", recorder.recording().schema().digestStart())
                    .put("digest_end", network.digest()));
        } else {
            out.printf(
                    "%s: %s, %d moments, %s%n",
                    folder,
                    network.model(),
                    lived,
                    Sizes.plain(recorder.recording().bytes()));
            rows.forEach((table, count) -> out.printf("  %-10s %d rows%n", table, count));
            out.println("  digest     " + network.digest());
        }
        out.flush();
    }
}

package org.neuraxon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.living.LivingPreset;
import org.neuraxon.live.LiveServer;
import org.neuraxon.live.LiveSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon live}: the live lab in the browser. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lets a network live and shows it in the browser: watch it, touch it, take its vital signs, travel in its"
                    + " time.",
            "Runs claims and looks at validators of useful work, too.",
            "Listens on this machine only unless told otherwise; docs/api.md describes the interface behind the pages."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon live                            opens on http://127.0.0.1:7117/",
            "  neuraxon live --node http://127.0.0.1:7790,http://10.0.0.2:7790    two validators on the page Work",
            "  neuraxon live --preset excitable --seed 7",
            "  neuraxon live --host 0.0.0.0 --token \"$SECRET\"    for other machines too"
        })
final class Live implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "port, 0 for any free one (default: ${DEFAULT-VALUE})")
    private int port = 7117;

    @Option(names = "--host", paramLabel = "H", description = "interface to listen on (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(
            names = "--token",
            paramLabel = "T",
            description =
                    "what every request must bring, at least 16 characters; needed for interfaces other than loopback")
    private @Nullable String token;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "temperament: calm, balanced or excitable (default: ${DEFAULT-VALUE})")
    private String preset = LivingPreset.BALANCED.key();

    @Option(
            names = "--neurons",
            paramLabel = "N",
            description = "neurons, 10 of them inputs and 10 outputs (default: ${DEFAULT-VALUE})")
    private int neurons = 300;

    @Option(names = "--seed", paramLabel = "S", description = "what everything depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--recordings",
            paramLabel = "DIR",
            description = "keep what is recorded here (default: a temporary folder, removed at the end)")
    private @Nullable Path recordings;

    @Option(
            names = "--node",
            split = ",",
            paramLabel = "URL",
            description = "validators that the page Work looks at (default: ${DEFAULT-VALUE})")
    private List<String> nodes = List.of(LiveSettings.USUAL_NODE.toString());

    @Option(names = "--rehearse", hidden = true, description = "open on any free port, be visited once, and end")
    private boolean rehearse;

    @Override
    public Integer call() throws InterruptedException {
        if (rehearse) {
            port = 0;
        }
        LiveSettings settings;
        try {
            settings = new LiveSettings(
                            host, port, token, new LiveSettings.Birth(LivingPreset.named(preset), neurons, seed))
                    .withNodes(nodes.stream().map(URI::create).toList());
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
        LiveServer server;
        try {
            server = recordings == null ? LiveServer.open(settings) : LiveServer.open(settings, recordings);
        } catch (IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
        if (rehearse) {
            try (server) {
                LiveRehearsal.visit(server.port());
                return ExitCode.OK;
            } catch (IOException e) {
                throw new Failure("the rehearsal failed: " + e.getMessage());
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(server.address());
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println("neuraxon: the network lives; open the address above, Ctrl-C ends it");
        err.flush();
        CountDownLatch ended = new CountDownLatch(1);
        Thread closing = new Thread(
                () -> {
                    server.close();
                    ended.countDown();
                },
                "closing");
        Runtime.getRuntime().addShutdownHook(closing);
        ended.await();
        return ExitCode.OK;
    }
}

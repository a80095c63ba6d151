package org.neuraxon.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.neuraxon.core.Network;
import org.neuraxon.core.vital.Panel;
import org.neuraxon.core.vital.Sign;
import org.neuraxon.core.vital.VitalSigns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code neuraxon vitals}: lets a network live and prints its vital signs. */
@Command(
        name = "vitals",
        mixinStandardHelpOptions = true,
        subcommands = VitalsCompare.class,
        versionProvider = Version.class,
        description = {
            "Lets a network live without input and prints its twelve vital signs.",
            "Each has its value, 95 %% interval where there is one, light (green, amber, red), meaning and band. Probes run on copies; docs/vital-signs.md defines the signs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  neuraxon vitals                          the living model, balanced",
            "  neuraxon vitals --preset calm --seed 7",
            "  neuraxon vitals --model blueprint2       the published dynamics, beside it",
            "  neuraxon vitals --without homeostasis    what that mechanism buys",
            "  neuraxon vitals --load brain.nxn         the network that watch --save kept"
        })
final class Vitals implements Callable<Integer> {

    private static final int STRETCH = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final NetworkOptions options = new NetworkOptions();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "moments it lives before, and in the copy that is measured (default: ${DEFAULT-VALUE})")
    private int steps = VitalSigns.MOMENTS;

    @Option(names = "--json", description = "one JSON document on standard output")
    private boolean json;

    @Override
    public Integer call() {
        Network network = options.network();
        if (steps < 2 * STRETCH) {
            throw new Failure("--steps is " + steps + " and must be at least " + 2 * STRETCH, ExitCode.USAGE);
        }
        PrintWriter err = spec.commandLine().getErr();
        if (!options.loaded()) {
            for (int lived = 0; lived < steps; lived += STRETCH) {
                network.step(Math.min(STRETCH, steps - lived));
                if (lived % (steps / 4 / STRETCH * STRETCH + STRETCH) == 0) {
                    err.printf("neuraxon: %d of %d moments lived%n", lived, steps);
                    err.flush();
                }
            }
        }
        err.println("neuraxon: taking the signs on copies");
        err.flush();
        Panel panel = VitalSigns.of(network, steps, options.seed());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(document(network, panel));
        } else {
            out.printf("%s, %d neurons, %d moments old%n", network.model(), network.neuronCount(), network.steps());
            PanelText.full(panel).forEach(out::println);
            out.println(panel.word());
        }
        return ExitCode.OK;
    }

    private static JsonLine document(Network network, Panel panel) {
        JsonLine signs = new JsonLine();
        for (Sign sign : panel.signs()) {
            JsonLine one = new JsonLine();
            if (!Double.isNaN(sign.value())) {
                one.put("value", sign.value());
            }
            if (!Double.isNaN(sign.low())) {
                one.put("low", sign.low());
                one.put("high", sign.high());
            }
            one.put("light", sign.light().name().toLowerCase(Locale.ROOT));
            one.put("green", sign.green());
            one.put("detail", sign.detail());
            JsonLine figures = new JsonLine();
            sign.figures().forEach(figure -> figures.put(figure.name(), figure.value()));
            one.put("figures", figures);
            signs.put(sign.name(), one);
        }
        JsonLine line = new JsonLine();
        line.put("model", network.model());
        line.put("neurons", network.neuronCount());
        line.put("steps", network.steps());
        line.put("word", panel.word());
        line.put("signs", signs);
        return line;
    }
}

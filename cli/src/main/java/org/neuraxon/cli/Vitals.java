package org.neuraxon.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.neuraxon.core.Network;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;
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
            "  neuraxon vitals --load brain.nxn         the network that watch --save kept",
            "  neuraxon vitals --load tissue.nxn        several networks, each of them, and the links between them"
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
        if (steps < 2 * STRETCH) {
            throw new Failure("--steps is " + steps + " and must be at least " + 2 * STRETCH, ExitCode.USAGE);
        }
        Optional<Tissue> tissue = options.tissue();
        if (tissue.isPresent()) {
            return measure(tissue.get());
        }
        Network network = options.network();
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
            print(panel);
        }
        return ExitCode.OK;
    }

    /** A panel for the whole tissue and one for each of its spheres. */
    private int measure(Tissue tissue) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("neuraxon: taking the signs of the tissue and of each sphere on copies");
        err.flush();
        Panel whole = VitalSigns.of(tissue, steps, options.seed());
        Map<String, Panel> spheres = new LinkedHashMap<>();
        int neurons = 0;
        for (Sphere sphere : tissue.spheres()) {
            spheres.put(sphere.id(), VitalSigns.of(tissue, sphere.id(), steps, options.seed()));
            neurons += sphere.network().neuronCount();
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonLine parts = new JsonLine();
            spheres.forEach((id, panel) ->
                    parts.put(id, new JsonLine().put("word", panel.word()).put("signs", signs(panel))));
            out.println(new JsonLine()
                    .put("model", Tissue.KIND)
                    .put("neurons", neurons)
                    .put("steps", tissue.steps())
                    .put("word", whole.word())
                    .put("signs", signs(whole))
                    .put("spheres", parts));
        } else {
            out.printf("tissue %s, %d neurons, %d moments old%n", tissue.name(), neurons, tissue.steps());
            print(whole);
            spheres.forEach((id, panel) -> {
                out.printf("%nsphere %s%n", id);
                print(panel);
            });
        }
        return ExitCode.OK;
    }

    private void print(Panel panel) {
        PrintWriter out = spec.commandLine().getOut();
        PanelText.full(panel).forEach(out::println);
        out.println(panel.word());
    }

    private static JsonLine document(Network network, Panel panel) {
        return new JsonLine()
                .put("model", network.model())
                .put("neurons", network.neuronCount())
                .put("steps", network.steps())
                .put("word", panel.word())
                .put("signs", signs(panel));
    }

    private static JsonLine signs(Panel panel) {
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
        return signs;
    }
}

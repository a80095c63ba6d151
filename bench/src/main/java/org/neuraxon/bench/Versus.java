package org.neuraxon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.plastic.PlasticLearning;

/**
 * Measures the plastic network, its controls, blueprint 2 and, where it is installed, Brian2, one short burst of each in turn, so that a
 * neighbour's load falls on all of them; prints medians, best bursts and ratios of medians.
 *
 * <p>Arguments: rounds (default 10), {@code scaling} instead of rounds for the curve over sizes, or {@code living} and rounds for the living model beside
 * blueprint 2, synapse by synapse. Brian2 is found through the system
 * properties {@code brian2.python} and {@code brian2.script}.
 */
public final class Versus {

    private static final long BURST_NANOS = 120_000_000L;
    private static final int WARM_UP = 10;
    private static final double MILLION = 1e6;

    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    private Versus() {}

    /** Something that can run for a while and says how many millions of updates it makes in a second. */
    private interface Contender {
        double rate() throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("scaling")) {
            scaling();
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("living")) {
            living(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10);
            return;
        }
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        for (int neurons : new int[] {1_000, 10_000}) {
            Map<String, Contender> field = new LinkedHashMap<>();
            field.put("plastic, 1 thread", network(Cases.plastic(neurons, 1)));
            field.put("plastic, 2 threads", network(Cases.plastic(neurons, 2)));
            PlasticControls arrays = new PlasticControls(PlasticLearning.DEFAULT, neurons, Cases.FAN, false);
            PlasticControls stream = new PlasticControls(PlasticLearning.DEFAULT, neurons, Cases.FAN, false);
            PlasticControls objects = new PlasticControls(PlasticLearning.DEFAULT, neurons, Cases.FAN, true);
            field.put("scalar twin", burst(arrays.synapseCount(), arrays::scalar));
            field.put("object per synapse", burst(objects.synapseCount(), objects::objects));
            field.put("gather and update (roofline)", burst(stream.synapseCount(), stream::roofline));
            if (neurons == 1_000) {
                Blueprint2 complete = Cases.complete();
                Blueprint2 published = Cases.published();
                field.put("blueprint 2 complete", burst(complete.synapseCount(), complete::step));
                field.put("blueprint 2, 30 neurons, M steps/s", burst(1, published::step));
            }
            for (String form : new String[] {"summed", "inline"}) {
                Contender brian = brian(neurons, form);
                if (brian != null) {
                    field.put("Brian2 " + form + ", 1 thread", brian);
                }
            }
            String title = neurons + " neurons x " + Cases.FAN;
            new Versus().run(title, rounds, field, "plastic, 1 thread");
        }
    }

    /** A moment of the living model over its synapses of all kinds, idle as it comes and with the gates of plasticity open. */
    private static void living(int rounds) throws IOException, InterruptedException {
        String reference = "blueprint 2, 1,000 neurons";
        Map<String, Contender> field = new LinkedHashMap<>();
        field.put(reference, network(Cases.complete()));
        field.put("blueprint 2, 300 neurons", network(Cases.complete(300)));
        for (int neurons : new int[] {300, 1_000}) {
            String size = String.format(Locale.ROOT, "living, %,d neurons, ", neurons);
            field.put(size + "idle", network(Cases.living(neurons, false)));
            field.put(size + "learning", network(Cases.living(neurons, true)));
        }
        new Versus().run("living beside blueprint 2", rounds, field, reference);
    }

    private void run(String title, int rounds, Map<String, Contender> field, String reference)
            throws IOException, InterruptedException {
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Contender> contender : field.entrySet()) {
                if (round < 0 && contender.getKey().startsWith("Brian2")) {
                    continue; // compiled before it starts
                }
                double rate = contender.getValue().rate();
                if (round >= 0) {
                    rates.computeIfAbsent(contender.getKey(), name -> new ArrayList<>())
                            .add(rate);
                }
            }
        }
        double ours = median(reference);
        System.out.printf(Locale.ROOT, "%s, M updates/s, %d rounds%n", title, rounds);
        for (Map.Entry<String, List<Double>> entry : rates.entrySet()) {
            double median = median(entry.getKey());
            System.out.printf(
                    Locale.ROOT,
                    "| %-36s | median %8.3f | best %8.3f | %s is %7.2f times it |%n",
                    entry.getKey(),
                    median,
                    Collections.max(entry.getValue()),
                    reference,
                    ours / median);
        }
    }

    private double median(String name) {
        List<Double> sorted = new ArrayList<>(rates.getOrDefault(name, List.of()));
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static void scaling() throws IOException, InterruptedException {
        for (int neurons : new int[] {100, 300, 1_000, 3_000, 10_000, 30_000, 100_000}) {
            Contender one = network(Cases.plastic(neurons, 1));
            double bestOne = 0;
            for (int i = 0; i < 8; i++) {
                bestOne = Math.max(bestOne, one.rate());
            }
            one = null;
            Contender two = network(Cases.plastic(neurons, 2));
            double bestTwo = 0;
            for (int i = 0; i < 8; i++) {
                bestTwo = Math.max(bestTwo, two.rate());
            }
            System.out.printf(Locale.ROOT, "| %d | %.0f | %.0f |%n", neurons * (long) Cases.FAN, bestOne, bestTwo);
        }
    }

    private static Contender network(Network network) {
        return burst(network.synapseCount(), network::step);
    }

    private static Contender burst(int updates, Runnable moment) {
        return () -> {
            long start = System.nanoTime();
            long moments = 0;
            long now = start;
            while (now - start < BURST_NANOS) {
                moment.run();
                moments++;
                now = System.nanoTime();
            }
            return updates * moments / ((now - start) / 1e9) / MILLION;
        };
    }

    /** A built Brian2 binary, or null if Brian2 is not there. */
    private static @Nullable Contender brian(int neurons, String form) throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("brian2.script", "bench/peers/brian2_plastic.py"));
        Path python = Path.of(System.getProperty("brian2.python", "/usr/bin/python3"));
        if (!Files.isExecutable(python) || !Files.isReadable(script)) {
            return null;
        }
        int steps = 300_000 / neurons;
        Path folder = Files.createTempDirectory("brian2-plastic-");
        int built = process(
                Path.of(""),
                python.toString(),
                script.toString(),
                Integer.toString(neurons),
                Integer.toString(Cases.FAN),
                Integer.toString(steps),
                "1",
                "--current",
                form,
                "--build-dir",
                folder.toString(),
                "--build-only");
        if (built != 0) {
            System.out.println("Brian2 could not be built; is it installed? See bench/peers/README.md");
            return null;
        }
        return () -> {
            process(folder, "./main", "results/");
            String info = Files.readString(folder.resolve("results/last_run_info.txt"));
            double seconds = Double.parseDouble(info.strip().split("\\s+")[0]);
            return (double) neurons * Cases.FAN * steps / seconds / MILLION;
        };
    }

    private static int process(Path folder, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

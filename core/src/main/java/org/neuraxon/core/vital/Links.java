package org.neuraxon.core.vital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.tissue.Projection;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;
import org.neuraxon.core.vital.Sign.Figure;

/**
 * Sign 12: whether the networks of a tissue reach each other. A copy lives {@value #MOMENTS} moments under random trinary input at rate 0.2 on all sensory ports.
 *
 * <p>A link is <em>cut</em> if what it sends never changes although the neurons that it starts from do, and <em>mis-wired</em> if one of its ends is
 * no relay port of its sphere; both are red. It is amber if a rhythm gates it and opens and closes by no more than 0.05. If the neurons
 * that it starts from never changed, nothing can be said of it.
 */
final class Links {

    private static final int MOMENTS = 2_000;
    private static final double RATE = 0.2;
    private static final double LEAST_RANGE = 0.05;
    private static final double NOTHING = 1e-9;
    private static final String GREEN = "all ports valid, a signal on each, gates that move by more than 0.05";

    private final Projection projection;
    /** What is sent at first: all else is counted from there, so that what never changes deviates by exactly 0. */
    private final double[] first;

    private final double[] sum;
    private final double[] squares;
    private final int[] firstStates;
    private boolean moved;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    private Links(Projection projection, Tissue tissue) {
        this.projection = projection;
        first = projection.payload(tissue.sphere(projection.source()), tissue.sphere(projection.target()));
        sum = new double[first.length];
        squares = new double[sum.length];
        firstStates = states(tissue);
    }

    /** The sign of all links of a tissue. */
    static Sign of(Tissue tissue, long seed) {
        return of(tissue, seed, link -> true);
    }

    /** The sign of the links that begin or end in a sphere. */
    static Sign of(Tissue tissue, String sphere, long seed) {
        return of(
                tissue,
                seed,
                link -> link.source().equals(sphere) || link.target().equals(sphere));
    }

    private static Sign of(Tissue tissue, long seed, Predicate<Projection> judged) {
        Tissue copy = Tissue.restored(tissue.snapshot());
        List<Links> links = copy.projections().stream()
                .filter(judged)
                .map(link -> new Links(link, copy))
                .toList();
        if (links.isEmpty()) {
            return Sign.unknown(12, PassiveSigns.LINKS, "nothing is linked", PassiveSigns.LINKS_IS);
        }
        CounterRandom random = new CounterRandom(seed);
        for (int t = 0; t < MOMENTS; t++) {
            int port = 0;
            for (Sphere sphere : copy.spheres()) {
                for (int neuron : sphere.ports().sensory()) {
                    boolean silent = !random.event(RATE, 5, t, port);
                    sphere.inject(neuron, silent ? 0 : random.event(0.5, 6, t, port) ? 1 : -1);
                    port++;
                }
            }
            links.forEach(link -> link.look(copy));
            copy.step();
        }
        return judge(links, copy);
    }

    private static Sign judge(List<Links> links, Tissue tissue) {
        Light light = Light.UNKNOWN;
        double least = Double.POSITIVE_INFINITY;
        List<String> words = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (Links link : links) {
            String id = link.projection.id();
            String wrong = link.wrongEnd(tissue);
            double deviation = link.deviation();
            double range = link.range();
            figures.add(new Figure(id + " deviation", deviation));
            if (!Double.isNaN(range)) {
                figures.add(new Figure(id + " gate range", range));
            }
            if (!wrong.isEmpty()) {
                light = light.worse(Light.RED);
                words.add(id + " is mis-wired: " + wrong);
            } else if (!link.moved) {
                words.add(id + " was not tried, for nothing changed where it begins");
                continue;
            } else if (deviation < NOTHING) {
                light = light.worse(Light.RED);
                words.add(id + " is cut");
            } else if (range <= LEAST_RANGE) {
                light = light.worse(Light.AMBER);
                words.add(String.format(Locale.ROOT, "%s has a gate that moves by %.3f", id, range));
            } else {
                light = light.worse(Light.GREEN);
            }
            least = Math.min(least, deviation);
        }
        String detail = words.isEmpty() ? links.size() + " links" : String.join(", ", words);
        if (light == Light.UNKNOWN) {
            return Sign.notYet(12, PassiveSigns.LINKS, detail, PassiveSigns.LINKS_IS);
        }
        return Sign.of(12, PassiveSigns.LINKS, least, light, GREEN, detail, PassiveSigns.LINKS_IS)
                .with(figures.toArray(Figure[]::new));
    }

    private int[] states(Tissue tissue) {
        Sphere source = tissue.sphere(projection.source());
        return projection.from().stream()
                .mapToInt(neuron -> source.network().state(neuron))
                .toArray();
    }

    /** Looks at what is sent in the moment to come. */
    private void look(Tissue tissue) {
        Sphere source = tissue.sphere(projection.source());
        Sphere target = tissue.sphere(projection.target());
        double[] payload = projection.payload(source, target);
        for (int i = 0; i < payload.length; i++) {
            double away = payload[i] - first[i];
            sum[i] += away;
            squares[i] += away * away;
        }
        moved |= !Arrays.equals(firstStates, states(tissue));
        OptionalDouble gate = projection.gate(source, target);
        if (gate.isPresent()) {
            lowest = Math.min(lowest, gate.getAsDouble());
            highest = Math.max(highest, gate.getAsDouble());
        }
    }

    /** The largest standard deviation of what arrives at a target. */
    private double deviation() {
        double most = 0;
        for (int i = 0; i < sum.length; i++) {
            double mean = sum[i] / MOMENTS;
            most = Math.max(most, squares[i] / MOMENTS - mean * mean);
        }
        return Math.sqrt(most);
    }

    /** By how much the gate moved; not a number if no rhythm gates. */
    private double range() {
        return highest >= lowest ? highest - lowest : Double.NaN;
    }

    private String wrongEnd(Tissue tissue) {
        List<Integer> out = tissue.sphere(projection.source()).ports().relayOut();
        List<Integer> in = tissue.sphere(projection.target()).ports().relayIn();
        return Stream.concat(
                        projection.from().stream()
                                .filter(neuron -> !out.contains(neuron))
                                .map(neuron ->
                                        "neuron " + neuron + " of " + projection.source() + " is no relay output"),
                        projection.to().stream()
                                .filter(neuron -> !in.contains(neuron))
                                .map(neuron ->
                                        "neuron " + neuron + " of " + projection.target() + " is no relay input"))
                .findFirst()
                .orElse("");
    }
}

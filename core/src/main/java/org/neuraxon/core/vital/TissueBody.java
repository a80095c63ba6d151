package org.neuraxon.core.vital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.tissue.Layer;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;

/**
 * A tissue, or one sphere in the life of its tissue. Its inputs are the sensory ports of all spheres. The neurons looked at are those of the spheres looked
 * at that are no inputs; last come the outputs: readouts of the whole tissue, or all outputs of the one sphere.
 *
 * <p>Probes read the first inputs and outputs only. So a sphere's own inputs come first, and else spheres take turns.
 */
final class TissueBody implements Body {

    /** A neuron of a sphere. */
    private record Place(String sphere, int neuron) {}

    private final Tissue tissue;
    private final List<String> looked;
    private final boolean whole;
    private final List<Place> places;
    private final int inputs;
    private final int outputs;

    private TissueBody(Tissue tissue, List<String> looked, boolean whole) {
        this.tissue = tissue;
        this.looked = looked;
        this.whole = whole;
        List<Place> senses = new ArrayList<>();
        List<List<Place>> otherSenses = new ArrayList<>();
        for (Sphere sphere : tissue.spheres()) {
            List<Place> ports = new TreeSet<>(sphere.ports().sensory())
                    .stream().map(port -> new Place(sphere.id(), port)).toList();
            if (!whole && looked.contains(sphere.id())) {
                senses.addAll(ports);
            } else {
                otherSenses.add(ports);
            }
        }
        senses.addAll(inTurn(otherSenses));
        List<Place> inner = new ArrayList<>();
        List<List<Place>> answers = new ArrayList<>();
        for (String id : looked) {
            Sphere sphere = tissue.sphere(id);
            Network network = sphere.network();
            int firstOutput = network.neuronCount() - network.outputCount();
            List<Place> last = new ArrayList<>();
            answers.add(last);
            for (int n = network.inputCount(); n < network.neuronCount(); n++) {
                boolean output = whole ? sphere.ports().readout().contains(n) : n >= firstOutput;
                (output ? last : inner).add(new Place(id, n));
            }
        }
        List<Place> last = inTurn(answers);
        inputs = senses.size();
        outputs = last.size();
        senses.addAll(inner);
        senses.addAll(last);
        places = senses;
    }

    /** The first of each list, then the second of each, and so on. */
    private static List<Place> inTurn(List<List<Place>> lists) {
        List<Place> all = new ArrayList<>();
        int longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (int k = 0; k < longest; k++) {
            for (List<Place> list : lists) {
                if (k < list.size()) {
                    all.add(list.get(k));
                }
            }
        }
        return all;
    }

    /** The whole tissue. */
    static TissueBody of(Tissue tissue) {
        return new TissueBody(tissue, tissue.spheres().stream().map(Sphere::id).toList(), true);
    }

    /** One of its spheres. */
    static TissueBody of(Tissue tissue, String sphere) {
        return new TissueBody(tissue, List.of(tissue.sphere(sphere).id()), false);
    }

    @Override
    public int neurons() {
        return places.size();
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void step(double[] values) {
        for (int i = 0; i < values.length; i++) {
            tissue.sphere(places.get(i).sphere()).inject(places.get(i).neuron(), values[i]);
        }
        tissue.step();
    }

    @Override
    public int state(int neuron) {
        return network(neuron).state(places.get(neuron).neuron());
    }

    @Override
    public boolean alive(int neuron) {
        return network(neuron).alive(places.get(neuron).neuron());
    }

    private Network network(int neuron) {
        return tissue.sphere(places.get(neuron).sphere()).network();
    }

    private List<Network> networks() {
        return looked.stream().map(id -> tissue.sphere(id).network()).toList();
    }

    @Override
    public double[] weights() {
        return networks().stream()
                .flatMapToDouble(network -> Arrays.stream(network.weights()))
                .toArray();
    }

    /** The limit that all spheres have in common; not a number if they differ. */
    @Override
    public double weightLimit() {
        double[] limits =
                networks().stream().mapToDouble(Network::weightLimit).distinct().toArray();
        return limits.length == 1 ? limits[0] : Double.NaN;
    }

    /** The mean over the spheres that release modulators. */
    @Override
    public double level(Modulator modulator) {
        return networks().stream()
                .filter(network -> network.mechanisms().contains(Mechanism.MODULATION))
                .mapToDouble(network -> network.level(modulator))
                .average()
                .orElse(Double.NaN);
    }

    @Override
    public Body copy() {
        return new TissueBody(Tissue.restored(tissue.snapshot()), looked, whole);
    }

    /** Without projections too: they are synapses between neurons. */
    @Override
    public Optional<Body> withoutSynapses() {
        Tissue copy = Tissue.restored(tissue.snapshot());
        Tissue cut = new Tissue(copy.name());
        for (Layer layer : copy.layers()) {
            cut.add(layer);
        }
        boolean possible = true;
        for (Sphere sphere : copy.spheres()) {
            possible &= NetworkBody.cut(sphere.network());
            cut.add(sphere);
        }
        return possible ? Optional.of(new TissueBody(cut, looked, whole)) : Optional.empty();
    }
}

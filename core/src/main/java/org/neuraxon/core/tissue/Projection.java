package org.neuraxon.core.tissue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.neuraxon.core.Chance;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * A delayed, weighted connection from output neurons of one sphere to input neurons of another (or the same).
 *
 * <pre>
 * gate = (1 - c) + c/2 (1 + cos(φ_source - φ_target))         communication through coherence (Fries, 2005)
 * payload_i = gain gate (bias + Σ_j w_ij s_j)                  delivered delay steps later
 * w_ij += rate s_j s_i;  w_ij *= 1 - decay;  clip;  rows normalised      after both spheres have lived the moment
 * </pre>
 */
public final class Projection {

    /** How far, as a share of the target's width, a topographic projection spreads. */
    private static final double TOPOGRAPHIC_SPREAD = 0.25;

    private final String id;
    private final String source;
    private final String target;
    private final int[] from;
    private final int[] to;
    private final ProjectionParameters parameters;
    private final double[][] weights;
    private final Deque<double[]> underway = new ArrayDeque<>();

    /**
     * A projection with given weights.
     *
     * @param from output neurons of the source
     * @param to input neurons of the target
     * @param weights one row for each target, one column for each source; normalised if the parameters say so
     * @param underway payloads sent but not delivered, oldest first; a delayed projection usually has as many as its delay
     */
    public Projection(
            String id,
            String source,
            String target,
            List<Integer> from,
            List<Integer> to,
            ProjectionParameters parameters,
            double[][] weights,
            List<double[]> underway) {
        ParameterSet.check(parameters);
        this.id = id;
        this.source = source;
        this.target = target;
        this.from = from.stream().mapToInt(Integer::intValue).toArray();
        this.to = to.stream().mapToInt(Integer::intValue).toArray();
        this.parameters = parameters;
        this.weights = copy(weights);
        if (weights.length != this.to.length
                || Arrays.stream(weights).anyMatch(row -> row.length != this.from.length)) {
            throw new IllegalArgumentException("the weight matrix of projection '" + id + "' must have "
                    + this.to.length + " rows of " + this.from.length + " weights");
        }
        for (double[] payload : underway) {
            if (payload.length != this.to.length) {
                throw new IllegalArgumentException("the delay buffer of projection '" + id + "' must have "
                        + this.to.length + " values in each row");
            }
            this.underway.add(payload.clone());
        }
        normalise();
    }

    /**
     * A projection with random weights laid out by its topology, and nothing underway.
     *
     * @param seed what the weights depend on, together with the id
     */
    public static Projection grow(
            String id,
            String source,
            String target,
            List<Integer> from,
            List<Integer> to,
            ProjectionParameters parameters,
            long seed) {
        Topology topology = Arrays.stream(Topology.values())
                .filter(t -> t.key().equals(parameters.topology()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no topology '" + parameters.topology()
                        + "'; use dense, sparse, topographic or one_to_one"));
        CounterRandom random = new CounterRandom(seed ^ id.hashCode());
        double[][] weights = new double[to.size()][from.size()];
        int purpose = Chance.PROJECTION.ordinal();
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < from.size(); j++) {
                long index = (long) i * from.size() + j;
                if (connects(topology, parameters, random, i, to.size(), j, from.size(), index)) {
                    double size = random.uniform(purpose, 1, index);
                    boolean negative = parameters.allowNegativeWeights() && random.event(0.5, purpose, 2, index);
                    weights[i][j] = topology == Topology.ONE_TO_ONE ? 1 : negative ? -size : size;
                }
            }
        }
        List<double[]> silence = new ArrayList<>();
        for (int step = 0; step < parameters.delaySteps(); step++) {
            silence.add(new double[to.size()]);
        }
        return new Projection(id, source, target, from, to, parameters, weights, silence);
    }

    /** The name of the projection, unique in its tissue. */
    public String id() {
        return id;
    }

    /** The id of the sphere it starts from. */
    public String source() {
        return source;
    }

    /** The id of the sphere it leads to. */
    public String target() {
        return target;
    }

    /** The neurons it starts from. */
    public List<Integer> from() {
        return Arrays.stream(from).boxed().toList();
    }

    /** The neurons it leads to. */
    public List<Integer> to() {
        return Arrays.stream(to).boxed().toList();
    }

    /** Its parameters. */
    public ProjectionParameters parameters() {
        return parameters;
    }

    /** A copy of the weights: one row for each target. */
    public double[][] weights() {
        return copy(weights);
    }

    /** Copies of the payloads that are underway, oldest first. */
    public List<double[]> underway() {
        return underway.stream().map(double[]::clone).toList();
    }

    /** How far the rhythms of both spheres let activity through now, 0 to 1; empty if no rhythm gates this projection. */
    public OptionalDouble gate(Sphere sourceSphere, Sphere targetSphere) {
        double strength = parameters.coherenceStrength();
        OptionalDouble sent = sourceSphere.network().rhythmPhase(parameters.coherenceBand());
        OptionalDouble received = targetSphere.network().rhythmPhase(parameters.coherenceBand());
        if (strength <= 0 || sent.isEmpty() || received.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                (1 - strength) + strength * 0.5 * (1 + Elementary.cos(sent.getAsDouble() - received.getAsDouble())));
    }

    /** What the projection would send now, a value for each target; it is delivered {@code delaySteps} moments after it was sent. */
    public double[] payload(Sphere sourceSphere, Sphere targetSphere) {
        double gate = gate(sourceSphere, targetSphere).orElse(1);
        double[] payload = new double[to.length];
        for (int i = 0; i < to.length; i++) {
            double sum = 0;
            for (int j = 0; j < from.length; j++) {
                sum += weights[i][j] * sourceSphere.network().state(from[j]);
            }
            payload[i] = parameters.gain() * gate * (parameters.bias() + sum);
        }
        return payload;
    }

    /** Sends this moment's payload and adds what arrives now to {@code arriving}, by input neuron of the target. */
    void transmit(Sphere sourceSphere, Sphere targetSphere, Map<Integer, Double> arriving) {
        double[] payload = payload(sourceSphere, targetSphere);
        if (parameters.delaySteps() > 0) {
            underway.add(payload);
            payload = underway.remove();
        }
        for (int i = 0; i < to.length; i++) {
            arriving.merge(to[i], payload[i], Double::sum);
        }
    }

    /** Changes the weights by what both spheres now show. */
    void learn(Sphere sourceSphere, Sphere targetSphere) {
        if (parameters.plasticityRate() <= 0) {
            return;
        }
        double clip = parameters.weightClip();
        for (int i = 0; i < to.length; i++) {
            int post = targetSphere.network().state(to[i]);
            for (int j = 0; j < from.length; j++) {
                double weight = weights[i][j]
                        + parameters.plasticityRate() * sourceSphere.network().state(from[j]) * post;
                if (parameters.weightDecay() > 0) {
                    weight *= 1 - parameters.weightDecay();
                }
                weights[i][j] = Math.max(-clip, Math.min(clip, weight));
            }
        }
        normalise();
    }

    /** Writes the projection. */
    void save(StateSink sink) {
        sink.put("source", source);
        sink.put("target", target);
        sink.put("from", from, from.length);
        sink.put("to", to, to.length);
        ParameterSet.save(parameters, sink.into("parameters"));
        for (int i = 0; i < to.length; i++) {
            sink.put("weights/" + i, weights[i], from.length);
        }
        sink.put("underway/count", underway.size());
        int position = 0;
        for (double[] payload : underway) {
            sink.put("underway/" + position++, payload, to.length);
        }
    }

    /** Reads back what {@link #save} wrote. */
    static Projection restored(String id, StateSource source) {
        List<Integer> from = Arrays.stream(source.getInts("from")).boxed().toList();
        List<Integer> to = Arrays.stream(source.getInts("to")).boxed().toList();
        double[][] weights = new double[to.size()][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = source.getDoubles("weights/" + i, from.size());
        }
        List<double[]> underway = new ArrayList<>();
        for (int i = 0; i < source.getInt("underway/count"); i++) {
            underway.add(source.getDoubles("underway/" + i, to.size()));
        }
        Projection projection = new Projection(
                id,
                source.getText("source"),
                source.getText("target"),
                from,
                to,
                ParameterSet.restore(ProjectionParameters.DEFAULT, source.from("parameters")),
                weights,
                underway);
        for (int i = 0; i < weights.length; i++) {
            System.arraycopy(weights[i], 0, projection.weights[i], 0, weights[i].length);
        }
        return projection;
    }

    private void normalise() {
        if (parameters.normaliseRows()) {
            for (double[] row : weights) {
                double sum = 0;
                for (double weight : row) {
                    sum += Math.abs(weight);
                }
                if (sum > 0) {
                    for (int j = 0; j < row.length; j++) {
                        row[j] /= sum;
                    }
                }
            }
        }
    }

    private static boolean connects(
            Topology topology,
            ProjectionParameters parameters,
            CounterRandom random,
            int target,
            int targets,
            int source,
            int sources,
            long index) {
        return switch (topology) {
            case DENSE -> true;
            case SPARSE -> random.event(parameters.sparseProbability(), Chance.PROJECTION.ordinal(), 0, index);
            case TOPOGRAPHIC -> {
                double distance = Math.abs((target + 0.5) / targets - (source + 0.5) / sources);
                yield distance <= Math.max(TOPOGRAPHIC_SPREAD, 0.5 / Math.min(targets, sources));
            }
            case ONE_TO_ONE -> target == source;
        };
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}

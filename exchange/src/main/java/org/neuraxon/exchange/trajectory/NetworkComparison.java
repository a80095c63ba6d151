package org.neuraxon.exchange.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.state.ByteColumn;
import org.neuraxon.core.state.Column;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.Table;
import org.neuraxon.exchange.json.Place;
import tools.jackson.databind.JsonNode;

/** Compares a version-2 checkpoint with a network. A recorded field that the network lacks is a difference. */
final class NetworkComparison {

    /** Columns that say which synapse a row is about; compared before anything else. */
    private static final List<String> IDENTITY = List.of("pre_id", "post_id", "branch_id", "branch_index");
    /** Quantities that neurons have only while the dynamics move them; the others record null. */
    private static final Set<String> INTERMEDIATE =
            Set.of("dendritic_sum", "raw_input", "threshold_exc", "threshold_inh");

    private final Blueprint2 network;
    private final String prefix;
    private final Comparison comparison;

    NetworkComparison(Blueprint2 network, String prefix, Comparison comparison) {
        this.network = network;
        this.prefix = prefix;
        this.comparison = comparison;
    }

    void compare(Place checkpoint) {
        for (Place field : checkpoint.fields()) {
            switch (field.name()) {
                case "step" -> {}
                case "time" -> comparison.number(prefix + "time", field.node(), network.time());
                case "energy" -> comparison.number(prefix + "energy", field.node(), network.energy());
                case "levels" -> field.fields().forEach(this::level);
                case "receptors" -> field.fields().forEach(this::receptor);
                case "osc_phase" -> field.fields().forEach(this::phase);
                case "neurons" -> field.fields().forEach(this::neuronVariable);
                case "synapses" -> synapses(field);
                default -> comparison.missing(prefix + field.name(), field);
            }
        }
    }

    private void level(Place field) {
        Optional<Modulator> modulator = Modulator.named(field.name());
        for (Place part : field.fields()) {
            String variable = prefix + "levels." + field.name() + "." + part.name();
            boolean tonic = part.name().equals("tonic");
            if (modulator.isPresent() && (tonic || part.name().equals("phasic"))) {
                DoubleColumn column = tonic ? network.modulators().tonic : network.modulators().phasic;
                comparison.number(
                        variable, part.node(), column.values[modulator.get().ordinal()]);
            } else {
                comparison.missing(variable, part);
            }
        }
    }

    private void receptor(Place field) {
        String variable = prefix + "receptors." + field.name();
        for (Receptor receptor : Receptor.values()) {
            if (receptor.key().equals(field.name())) {
                comparison.number(variable, field.node(), network.receptors().of(receptor));
                return;
            }
        }
        comparison.missing(variable, field);
    }

    private void phase(Place field) {
        String variable = prefix + "osc_phase." + field.name();
        int band = network.rhythms().band(field.name());
        if (band < 0) {
            comparison.missing(variable, field);
        } else {
            comparison.number(variable, field.node(), network.rhythms().phase.values[band]);
        }
    }

    private void neuronVariable(Place field) {
        String name = field.name();
        if (name.equals("dsn_kernel_weights")) {
            kernels(field);
            return;
        }
        Optional<IntToDoubleFunction> values = column(network.neurons(), name);
        if (values.isEmpty()) {
            comparison.missing(prefix + name, field);
            return;
        }
        JsonNode recorded = row(field, network.neuronCount(), "neurons");
        for (int n = 0; n < network.neuronCount(); n++) {
            boolean exists = !INTERMEDIATE.contains(name) || network.neurons().evolves(n);
            value(prefix + name, n, recorded.get(n), exists, values.get());
        }
    }

    private void value(String variable, int index, JsonNode recorded, boolean exists, IntToDoubleFunction values) {
        if (exists && recorded.isNumber() && !comparison.deviates(recorded, values.applyAsDouble(index))) {
            return;
        }
        if (!exists && recorded.isNull()) {
            return;
        }
        String got = exists ? Comparison.text(values.applyAsDouble(index)) : Comparison.NOTHING;
        comparison.differ(variable + "[" + index + "]", Comparison.text(recorded), got);
    }

    private void kernels(Place field) {
        int length = network.memory().length();
        double[] kernel = network.memory().kernel.values;
        JsonNode recorded = row(field, network.neuronCount(), "neurons");
        for (int n = 0; n < network.neuronCount(); n++) {
            String variable = prefix + field.name() + "[" + n + "]";
            int first = n * length;
            if (recorded.get(n).size() != length) {
                comparison.differ(variable, Comparison.text(recorded.get(n)), length + " weights");
            } else {
                for (int i = 0; i < length; i++) {
                    value(variable, i, recorded.get(n).get(i), true, position -> kernel[first + position]);
                }
            }
        }
    }

    private void synapses(Place field) {
        int[] order = network.synapses().inOrderOfBirth();
        List<Place> columns = field.fields();
        columns.stream()
                .filter(column -> IDENTITY.contains(column.name()))
                .forEach(column -> synapseVariable(column, order));
        columns.stream()
                .filter(column -> !IDENTITY.contains(column.name()))
                .forEach(column -> synapseVariable(column, order));
    }

    private void synapseVariable(Place field, int[] order) {
        if (comparison.different()) {
            return;
        }
        String variable = prefix + field.name();
        Optional<IntToDoubleFunction> values = switch (field.name()) {
            case "post_id" -> Optional.of(network.synapses()::post);
            case "branch_id" -> Optional.of(network.synapses()::branch);
            default -> column(network.synapses(), field.name());
        };
        if (values.isEmpty()) {
            comparison.missing(variable, field);
            return;
        }
        int recorded = field.elements().size();
        for (int i = 0; i < Math.max(recorded, order.length); i++) {
            if (i >= recorded) {
                comparison.differ(
                        variable + "[" + i + "]",
                        Comparison.NOTHING,
                        Comparison.text(values.get().applyAsDouble(order[i])));
            } else if (i >= order.length) {
                comparison.differ(
                        variable + "[" + i + "]", Comparison.text(field.node().get(i)), Comparison.NOTHING);
            } else {
                value(
                        variable,
                        i,
                        field.node().get(i),
                        true,
                        position -> values.get().applyAsDouble(order[position]));
            }
        }
    }

    private static JsonNode row(Place field, int length, String of) {
        if (!field.node().isArray() || field.node().size() != length) {
            throw field.wrong("must be an array of " + length + " values, one for each of the " + of);
        }
        return field.node();
    }

    private static Optional<IntToDoubleFunction> column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(NetworkComparison::values);
    }

    private static IntToDoubleFunction values(Column column) {
        if (column instanceof DoubleColumn doubles) {
            return row -> doubles.values[row];
        }
        if (column instanceof IntColumn ints) {
            return row -> ints.values[row];
        }
        if (column instanceof ByteColumn bytes) {
            return row -> bytes.values[row];
        }
        throw new IllegalStateException("no table of a blueprint-2 network has a column like " + column.name());
    }
}

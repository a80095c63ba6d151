package org.neuraxon.exchange.trajectory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.tissue.Projection;
import org.neuraxon.core.tissue.Sphere;
import org.neuraxon.core.tissue.Tissue;
import org.neuraxon.exchange.json.Place;

/** Plays several spheres. */
final class TissuePlayer implements Player {

    private final Tissue tissue;
    private final Trajectory trajectory;
    private final Comparison comparison;

    TissuePlayer(Tissue tissue, Trajectory trajectory, Comparison comparison) {
        this.tissue = tissue;
        this.trajectory = trajectory;
        this.comparison = comparison;
    }

    @Override
    public void apply(Event event) {
        if (event instanceof Event.Modulate modulation) {
            for (Sphere sphere : tissue.spheres()) {
                if (modulation.spheres().isEmpty() || modulation.spheres().contains(sphere.id())) {
                    sphere.network().modulate(modulation.modulator(), modulation.level());
                }
            }
        }
    }

    @Override
    public void live(int step) {
        for (Sphere sphere : tissue.spheres()) {
            trajectory.external(step, sphere.id()).forEach((neuron, value) -> {
                if (neuron >= 0 && neuron < sphere.network().neuronCount()) {
                    sphere.inject(neuron, value);
                }
            });
        }
        tissue.step();
    }

    @Override
    public void compareStates(Place recorded) {
        tissue.spheres().forEach(sphere -> recorded.get(sphere.id()));
        for (Place field : recorded.fields()) {
            String variable = "spheres." + field.name() + ".trinary";
            sphere(field.name())
                    .ifPresentOrElse(
                            sphere -> comparison.trinary(
                                    variable, field, sphere.network().states()),
                            () -> comparison.missing(variable, field));
        }
    }

    @Override
    public void compare(Place checkpoint) {
        for (Place field : checkpoint.fields()) {
            switch (field.name()) {
                case "step" -> {}
                case "time" -> comparison.number("time", field.node(), tissue.time());
                case "spheres" -> field.fields().forEach(this::compareSphere);
                case "last_combined_inputs" -> field.fields().forEach(this::compareInputs);
                case "links" -> field.fields().forEach(this::compareLink);
                default -> comparison.missing(field.name(), field);
            }
        }
    }

    private void compareSphere(Place field) {
        String prefix = "spheres." + field.name() + ".";
        sphere(field.name())
                .ifPresentOrElse(
                        sphere ->
                                new NetworkComparison((Blueprint2) sphere.network(), prefix, comparison).compare(field),
                        () -> comparison.missing("spheres." + field.name(), field));
    }

    private void compareInputs(Place field) {
        String variable = "last_combined_inputs." + field.name();
        Optional<Sphere> sphere = sphere(field.name());
        if (sphere.isEmpty()) {
            comparison.missing(variable, field);
            return;
        }
        Map<Integer, Integer> inputs = sphere.get().lastCombinedInputs();
        for (Place input : field.fields()) {
            String name = variable + "[" + input.name() + "]";
            Optional<Integer> got = inputs.entrySet().stream()
                    .filter(entry -> entry.getKey().toString().equals(input.name()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            got.ifPresentOrElse(
                    state -> comparison.number(name, input.node(), state), () -> comparison.missing(name, input));
        }
        inputs.forEach((neuron, state) -> {
            if (!field.has(neuron.toString())) {
                comparison.differ(variable + "[" + neuron + "]", Comparison.NOTHING, state.toString());
            }
        });
    }

    private void compareLink(Place field) {
        String prefix = "links." + field.name();
        Optional<Projection> projection = tissue.projections().stream()
                .filter(p -> p.id().equals(field.name()))
                .findFirst();
        if (projection.isEmpty()) {
            comparison.missing(prefix, field);
            return;
        }
        for (Place part : field.fields()) {
            String variable = prefix + "." + part.name();
            switch (part.name()) {
                case "weight_matrix" ->
                    rows(variable, part, List.of(projection.get().weights()));
                case "delay_buffer" -> rows(variable, part, projection.get().underway());
                default -> comparison.missing(variable, part);
            }
        }
    }

    private void rows(String variable, Place field, List<double[]> got) {
        List<Place> recorded = field.elements();
        if (recorded.size() != got.size()) {
            int row = Math.min(recorded.size(), got.size());
            boolean tooFew = row == got.size();
            comparison.differ(
                    variable + "[" + row + "]",
                    tooFew ? Comparison.text(recorded.get(row).node()) : Comparison.NOTHING,
                    tooFew ? Comparison.NOTHING : "a row");
            return;
        }
        for (int row = 0; row < got.size(); row++) {
            double[] values = got.get(row);
            List<Place> entries = recorded.get(row).elements();
            if (entries.size() != values.length) {
                throw recorded.get(row).wrong("must have " + values.length + " values");
            }
            for (int i = 0; i < values.length; i++) {
                comparison.number(
                        variable + "[" + row + "][" + i + "]", entries.get(i).node(), values[i]);
            }
        }
    }

    private Optional<Sphere> sphere(String id) {
        return tissue.spheres().stream()
                .filter(sphere -> sphere.id().equals(id))
                .findFirst();
    }
}

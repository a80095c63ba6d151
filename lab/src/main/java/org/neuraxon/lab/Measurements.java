package org.neuraxon.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The runs of one claim, in the order of their seeds. */
public final class Measurements {

    private final List<Run> runs;

    /** Takes the runs of one claim in any order. */
    public Measurements(List<Run> runs) {
        this.runs = runs.stream().sorted(Comparator.comparingLong(Run::seed)).toList();
    }

    /** The runs in the order of their seeds. */
    public List<Run> runs() {
        return runs;
    }

    /** The number of seeds. */
    public int seeds() {
        return runs.size();
    }

    /** One number a seed; NaN where it was not measured. */
    public double[] of(Series series) {
        return runs.stream().mapToDouble(run -> value(run, series)).toArray();
    }

    /** The conditions under which something was measured, in the order of recording. */
    public List<String> conditions(String metric) {
        Set<String> conditions = new LinkedHashSet<>();
        for (Run run : runs) {
            for (Measurement m : run.measurements()) {
                if (m.metric().equals(metric)) {
                    conditions.add(m.condition());
                }
            }
        }
        return List.copyOf(conditions);
    }

    /** What was measured, in the order of recording. */
    public List<String> metrics() {
        Set<String> metrics = new LinkedHashSet<>();
        runs.forEach(run -> run.measurements().forEach(m -> metrics.add(m.metric())));
        return new ArrayList<>(metrics);
    }

    private static double value(Run run, Series series) {
        for (Measurement m : run.measurements()) {
            if (m.metric().equals(series.metric()) && m.condition().equals(series.condition())) {
                return m.value();
            }
        }
        return Double.NaN;
    }
}

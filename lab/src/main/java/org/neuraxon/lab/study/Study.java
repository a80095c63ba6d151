package org.neuraxon.lab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Laboratory;
import org.neuraxon.lab.Measurements;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.statistics.Effect;
import org.neuraxon.lab.statistics.Median;

/**
 * The living model under several conditions, the same measures of each, over paired seeds. A study passes or fails nothing; it says what
 * something is worth. Its arms run in a {@link Laboratory} as claims do.
 *
 * @param name for the command
 * @param question what it answers
 * @param arms what is run
 * @param conditions the rows of its table
 * @param measures the columns
 * @param paired whether d is that of paired differences (Cohen's d_z) or that between groups (pooled standard deviation)
 */
public record Study(
        String name,
        String question,
        List<Claim> arms,
        List<Condition> conditions,
        List<Measure> measures,
        boolean paired) {

    /** Keeps its own lists. */
    public Study {
        arms = List.copyOf(arms);
        conditions = List.copyOf(conditions);
        measures = List.copyOf(measures);
    }

    /**
     * A row.
     *
     * @param name as it was recorded
     * @param reference the condition that it is compared with; empty for none
     */
    public record Condition(String name, String reference) {}

    /**
     * A column.
     *
     * @param name as it was recorded, short
     * @param about what it is
     */
    public record Measure(String name, String about) {}

    /**
     * One number of the table.
     *
     * @param condition its row
     * @param measure its column
     * @param median over the seeds at which it could be measured; NaN if at none
     * @param d effect size against the row's reference; NaN without one, or with fewer than two seeds
     * @param seeds at which it could be measured
     */
    public record Cell(Condition condition, Measure measure, double median, double d, int seeds) {

        /** An effect that chance gives once in a hundred with five seeds: |d| of two or more. */
        public boolean large() {
            return Math.abs(d) >= LARGE;
        }
    }

    private static final double LARGE = 2;

    /** The table, row by row. */
    public List<Cell> cells(List<Finding> findings) {
        Measurements all = new Measurements(findings.stream()
                .flatMap(finding -> finding.measurements().runs().stream())
                .toList());
        List<Cell> cells = new ArrayList<>();
        for (Condition condition : conditions) {
            for (Measure measure : measures) {
                cells.add(cell(all, condition, measure));
            }
        }
        return cells;
    }

    private Cell cell(Measurements all, Condition condition, Measure measure) {
        SortedMap<Long, Double> values = values(all, condition.name(), measure);
        double d = Double.NaN;
        if (!condition.reference().isEmpty()) {
            SortedMap<Long, Double> others = values(all, condition.reference(), measure);
            d = paired ? paired(others, values) : Effect.between(numbers(others), numbers(values));
        }
        return new Cell(condition, measure, Median.of(numbers(values)), d, values.size());
    }

    /** By seed, where it could be measured; the runs of other arms hold no number for the condition. */
    private static SortedMap<Long, Double> values(Measurements all, String condition, Measure measure) {
        SortedMap<Long, Double> values = new TreeMap<>();
        double[] numbers = all.of(new Series(condition, measure.name()));
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isNaN(numbers[i])) {
                values.put(all.runs().get(i).seed(), numbers[i]);
            }
        }
        return values;
    }

    private static double[] numbers(SortedMap<Long, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double paired(SortedMap<Long, Double> from, SortedMap<Long, Double> to) {
        return Effect.paired(from.keySet().stream()
                .filter(to::containsKey)
                .mapToDouble(seed -> to.getOrDefault(seed, Double.NaN) - from.getOrDefault(seed, Double.NaN))
                .toArray());
    }
}

package org.neuraxon.core.vital;

import java.util.List;

/**
 * One vital sign.
 *
 * @param number 1 to 12
 * @param name in a word or two
 * @param value what was measured; NaN if it could not be
 * @param low lower end of the 95 % interval; NaN if there is none
 * @param high upper end
 * @param light what it says
 * @param green where the value is to lie, in words; empty if nothing is judged
 * @param detail further figures in words, or why it could not be measured
 * @param figures further figures as numbers
 * @param meaning what the sign is, in a sentence
 */
public record Sign(
        int number,
        String name,
        double value,
        double low,
        double high,
        Light light,
        String green,
        String detail,
        List<Figure> figures,
        String meaning) {

    /** Keeps its own list. */
    public Sign {
        figures = List.copyOf(figures);
    }

    /**
     * A number beside the value.
     *
     * @param name what it is
     * @param value NaN if it could not be measured
     */
    public record Figure(String name, double value) {}

    /** A further figure; NaN if there is none of that name. */
    public double figure(String wanted) {
        return figures.stream()
                .filter(figure -> figure.name().equals(wanted))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    static Sign of(int number, String name, double value, Light light, String green, String detail, String meaning) {
        return new Sign(number, name, value, Double.NaN, Double.NaN, light, green, detail, List.of(), meaning);
    }

    static Sign unknown(int number, String name, String why, String meaning) {
        return of(number, name, Double.NaN, Light.UNKNOWN, "", "not measurable: " + why, meaning);
    }

    /** One that a longer life or a probe will tell. */
    static Sign notYet(int number, String name, String why, String meaning) {
        return of(number, name, Double.NaN, Light.UNKNOWN, "", "not measurable yet: " + why, meaning);
    }

    /** The same with its 95 % interval. */
    Sign between(double lower, double upper) {
        return new Sign(number, name, value, lower, upper, light, green, detail, figures, meaning);
    }

    /** The same with further figures. */
    Sign with(Figure... further) {
        return new Sign(number, name, value, low, high, light, green, detail, List.of(further), meaning);
    }
}

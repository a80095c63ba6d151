package org.neuraxon.core.vital;

/**
 * One vital sign.
 *
 * @param number 1 to 12
 * @param name in a word or two
 * @param value what was measured; NaN if it could not be
 * @param low lower end of the 95 % interval; NaN if there is none
 * @param high upper end
 * @param light what it says
 * @param detail further figures, or why it could not be measured
 * @param meaning what the sign is, in a sentence
 */
public record Sign(
        int number, String name, double value, double low, double high, Light light, String detail, String meaning) {

    static Sign of(int number, String name, double value, Light light, String detail, String meaning) {
        return new Sign(number, name, value, Double.NaN, Double.NaN, light, detail, meaning);
    }

    static Sign unknown(int number, String name, String why, String meaning) {
        return of(number, name, Double.NaN, Light.UNKNOWN, "not measurable: " + why, meaning);
    }
}

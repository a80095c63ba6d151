package org.neuraxon.upow.ant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an ant's text says: {@code base_L_K}. A text whose parts are not three integers counts as L = 1, K = 0.
 *
 * @param text as hashed
 * @param lines mutations per step (L), 1 or more
 * @param escapes first steps that may not improve (K), 0 or more
 */
public record AntNonce(String text, int lines, int escapes) {

    private static final Pattern THREE_INTEGERS = Pattern.compile("[+-]?[0-9]+_([+-]?[0-9]+)_([+-]?[0-9]+)");
    private static final int LONGEST = 9;

    /** Reads a nonce; every text is one. */
    public static AntNonce of(String text) {
        Matcher matcher = THREE_INTEGERS.matcher(text);
        if (!matcher.matches()) {
            return new AntNonce(text, 1, 0);
        }
        return new AntNonce(text, Math.max(1, number(matcher.group(1))), Math.max(0, number(matcher.group(2))));
    }

    /** A number, brought into the range of those that make sense: nobody walks with a thousand million mutations. */
    private static int number(String digits) {
        boolean negative = digits.startsWith("-");
        String magnitude = digits.replaceFirst("^[+-]?0*", "");
        int value = magnitude.isEmpty() ? 0 : magnitude.length() > LONGEST ? 999_999_999 : Integer.parseInt(magnitude);
        return negative ? -value : value;
    }
}

package org.neuraxon.upow;

import java.util.HexFormat;

/** Bytes as hexadecimal text, first byte first. */
public final class Hex {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    /** The bytes in lower-case digits. */
    public static String of(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }

    /**
     * Reads digits of either case.
     *
     * @param what how the sentence names the value, for example {@code "row 3: the nonce"}
     * @param length how many bytes it must have
     * @throws UpowException if the text is anything else
     */
    public static byte[] bytes(String text, String what, int length) {
        if (text.length() != 2 * length) {
            throw new UpowException(what + " must be " + 2 * length + " hexadecimal digits, not " + text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                throw new UpowException(
                        what + " must be hexadecimal, and character " + (i + 1) + " is '" + text.charAt(i) + "'");
            }
        }
        return FORMAT.parseHex(text);
    }
}

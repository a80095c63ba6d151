package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberCellTest {

    private static NumberCell.Kind kind(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new NumberCell(false).read(bytes, 0, bytes.length);
    }

    private static void assertExact(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        NumberCell cell = new NumberCell(false);
        double expected = Double.parseDouble(text);
        if (Math.abs(expected) > 1e300) {
            assertThat(cell.read(bytes, 0, bytes.length)).isEqualTo(NumberCell.Kind.TOO_LARGE);
        } else {
            assertThat(cell.read(bytes, 0, bytes.length)).as(text).isEqualTo(NumberCell.Kind.NUMBER);
            assertThat(Double.doubleToRawLongBits(cell.value()))
                    .as(text)
                    .isEqualTo(Double.doubleToRawLongBits(expected));
        }
    }

    @Property(tries = 5000)
    void shortDecimalsEqualParseDouble(@ForAll long mantissa, @ForAll @IntRange(min = 0, max = 30) int places) {
        assertExact(new BigDecimal(BigInteger.valueOf(mantissa), places).toPlainString());
        assertExact(new BigDecimal(BigInteger.valueOf(mantissa % 1_000_000), places).toPlainString());
    }

    @Property(tries = 5000)
    void anyDoublePrintedIsReadBack(@ForAll double value) {
        assertExact(Double.toString(value));
    }

    @Property(tries = 3000)
    void digitsWithExponentEqualParseDouble(
            @ForAll @StringLength(min = 1, max = 25) @CharRange(from = '0', to = '9') String whole,
            @ForAll @StringLength(max = 25) @CharRange(from = '0', to = '9') String fraction,
            @ForAll @IntRange(min = -340, max = 320) int exponent) {
        assertExact(whole + "." + fraction + "e" + exponent);
        assertExact("-" + whole + "E" + exponent);
    }

    @Property
    void wordsAreNoNumbers(@ForAll @AlphaChars @StringLength(min = 1, max = 20) String word) {
        assertThat(kind(word)).isNotEqualTo(NumberCell.Kind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                ".5",
                "5.",
                "1e5",
                "1E+05",
                "1e-400",
                "9007199254740993",
                "0.1",
                "-0.0",
                "00012",
                "1e22"
            })
    void plainNumbers(String text) {
        assertExact(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1d", "1f", "0x1p3", "1e", "1e+", "1 2", "1,5", "1.2.3", "--1", "+", "e5", "12%", "$1", "1_000"})
    void whatJavaOrPeopleAcceptIsText(String text) {
        assertThat(kind(text)).isEqualTo(NumberCell.Kind.TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "'',MISSING",
        "NaN,MISSING",
        "-nan,MISSING",
        "NA,MISSING",
        "n/a,MISSING",
        "#N/A,MISSING",
        "NULL,MISSING",
        "None,MISSING",
        "-,MISSING",
        "?,MISSING",
        "inf,INFINITE",
        "-Infinity,INFINITE",
        "+INF,INFINITE",
        "1e301,TOO_LARGE",
        "-1e999999999999,TOO_LARGE"
    })
    void spellings(String text, NumberCell.Kind expected) {
        assertThat(kind(text)).isEqualTo(expected);
    }
}

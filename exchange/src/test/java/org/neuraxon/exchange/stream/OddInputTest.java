package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that is odd but possible: flagged, counted, said once; an error only if strict. */
final class OddInputTest {

    @ParameterizedTest
    @CsvSource({
        "'',MISSING_VALUE,the value is missing",
        "NaN,MISSING_VALUE,the value is missing",
        "Inf,NOT_FINITE,the value is infinite",
        "-1e301,TOO_LARGE,the value is beyond 1e300",
    })
    void values(String cell, Oddity oddity, String said) {
        String text = "n,x\na,1\nb," + cell + "\nc," + cell + "\nd,2\n";
        Reading reading = Reading.of(text);
        assertThat(reading.failure()).isNull();
        assertThat(reading.values()).containsExactly(1.0, Double.NaN, Double.NaN, 2.0);
        assertThat(reading.rows().get(1).oddities()).isEqualTo(Set.of(oddity));
        assertThat(reading.tally().count(oddity)).isEqualTo(2);
        assertThat(reading.tally().rows()).isEqualTo(4);
        assertThat(reading.tally().news()).singleElement().asString().startsWith("Line 3: " + said);
        assertThat(reading.tally().news()).isEmpty();
        assertThat(reading.tally().summary())
                .singleElement()
                .asString()
                .startsWith("2 rows ")
                .endsWith("(first at line 3).");
        Reading strict = Reading.of(text, SeriesRequest.INSPECT.withStrict(true));
        assertThat(strict.sentence()).startsWith("input, line 3: " + said).contains("--strict");
        assertThat(strict.failure()).extracting(StreamException::exitCode).isEqualTo(1);
        assertThat(strict.rows()).hasSize(1);
    }

    @Test
    void aLargeButPossibleValueIsKept() {
        assertThat(Reading.of("x\n1e300\n-1e300\n1e-320\n").values()).containsExactly(1e300, -1e300, 1e-320);
    }

    @Test
    void timesThatRepeatGoBackOrAreMissing() {
        String text =
                "time,x\n2024-01-01 00:00,1\n2024-01-01 00:10,2\n2024-01-01 00:10,3\n2024-01-01 00:05,4\n,5\nNA,6\n"
                        + "2024-01-01 00:20,7\n";
        Reading reading = Reading.of(text);
        assertThat(reading.rows()).hasSize(7);
        assertThat(reading.tally().count(Oddity.LATE)).isEqualTo(2);
        assertThat(reading.tally().firstLine(Oddity.LATE)).isEqualTo(4);
        assertThat(reading.tally().count(Oddity.MISSING_TIME)).isEqualTo(2);
        assertThat(reading.rows().get(4).hasTime()).isFalse();
        assertThat(reading.rows().get(4).timeText()).isNull();
        assertThat(reading.tally().summary().get(1))
                .isEqualTo("2 rows late, their time repeating or going back (first at line 4).");
        assertThat(Reading.of(text, SeriesRequest.INSPECT.withStrict(true)).sentence())
                .isEqualTo("input, line 4: the time repeats or goes back; with --strict that is an error.");
    }

    @Test
    void gapsAreCountedInRegularSeries() {
        StringBuilder text = new StringBuilder("t,x\n");
        for (int i = 0; i < 50; i++) {
            text.append(i < 30 ? i : i + 3).append(",1\n");
        }
        Reading reading = Reading.of(text.toString());
        assertThat(reading.tally().count(Oddity.GAP)).isEqualTo(1);
        assertThat(reading.rows().get(30).is(Oddity.GAP)).isTrue();
    }

    @Test
    void emptyLines() {
        Reading column = Reading.of("x\n1\n\n\n2\n\n\n");
        assertThat(column.values()).containsExactly(1.0, Double.NaN, Double.NaN, 2.0);
        assertThat(column.rows()).extracting(Row::line).containsExactly(2L, 3L, 4L, 5L);
        Reading table = Reading.of("x,n\n1,a\n\n2,b\n\n");
        assertThat(table.values()).containsExactly(1.0, 2.0);
        assertThat(table.tally().summary()).containsExactly("1 line empty, passed over (first at line 3).");
        assertThat(Reading.of("x,n\n1,a\n\n2,b\n", SeriesRequest.INSPECT.withStrict(true))
                        .sentence())
                .contains("line 3: the line is empty");
    }
}

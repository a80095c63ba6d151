package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time|2024-01-31T12:34:56|YEAR_FIRST|2024-01-31T12:34:56",
                "time|2024-01-31T12:34:56Z|YEAR_FIRST|2024-01-31T12:34:56",
                "time|2024-01-31T12:34:56.25+02:00|YEAR_FIRST|2024-01-31T10:34:56.250",
                "time|2024-01-31T12:34:56-0530|YEAR_FIRST|2024-01-31T18:04:56",
                "time|2024-01-31 12:34:56+02|YEAR_FIRST|2024-01-31T10:34:56",
                "when|2024-01-31 12:34:56.123456789|YEAR_FIRST|2024-01-31T12:34:56.123456",
                "when|2024-01-31 12:34:56 UTC|YEAR_FIRST|2024-01-31T12:34:56",
                "when|2024-01-31 12:34|YEAR_FIRST|2024-01-31T12:34",
                "when|2024-01-31|YEAR_FIRST|2024-01-31T00:00",
                "Month|1949-01|YEAR_FIRST|1949-01-01T00:00",
                "when|2024/1/5 3:04|YEAR_FIRST|2024-01-05T03:04",
                "x|31.01.2024 12:34|DAY_FIRST|2024-01-31T12:34",
                "x|03.04.2024|DAY_FIRST|2024-04-03T00:00",
                "x|31-01-2024 12:34:56|DAY_FIRST|2024-01-31T12:34:56",
                "x|01/31/2024 12:34|MONTH_SLASH_DAY|2024-01-31T12:34",
                "x|1/2/2024 3:04 PM|MONTH_SLASH_DAY|2024-01-02T15:04",
                "x|1/2/2024 12:04:05 am|MONTH_SLASH_DAY|2024-01-02T00:04:05",
                "x|31/01/2024 12:34|DAY_SLASH_MONTH|2024-01-31T12:34",
                "timestamp|1700000000|EPOCH_SECONDS|2023-11-14T22:13:20",
                "ts|1700000000.5|EPOCH_SECONDS|2023-11-14T22:13:20.500",
                "unix_time|1700000000123|EPOCH_MILLIS|2023-11-14T22:13:20.123",
                "date|1700000000123456|EPOCH_MICROS|2023-11-14T22:13:20.123456",
                "time|1700000000123456789|EPOCH_NANOS|2023-11-14T22:13:20.123456",
                "date|20240131|COMPACT_DATE|2024-01-31T00:00",
                "timestamp|20240131123456|COMPACT_DATE_TIME|2024-01-31T12:34:56",
                "t|1.5|ELAPSED|1970-01-01T00:00:01.500",
                "time|-2|ELAPSED|1969-12-31T23:59:58",
                "time|1.7e9|EPOCH_SECONDS|2023-11-14T22:13:20",
                "x|2024-01-31 24:00|YEAR_FIRST|2024-02-01T00:00",
                "x|2016-12-31T23:59:60Z|YEAR_FIRST|2017-01-01T00:00",
            })
    void isFoundAndRead(String column, String text, TimeFormat format, LocalDateTime expected) {
        String table = "load," + column + "\n1," + text + "\n";
        assertThat(Reading.format(table).timeFormat()).isEqualTo(format);
        assertThat(Reading.format(table).timeColumn()).isEqualTo(1);
        Row row = Reading.of(table).rows().get(0);
        assertThat(row.clock()).isEqualTo(expected);
        assertThat(row.timeText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-13-01",
                "2023-02-29",
                "2024-01-32",
                "2024-01-01T25:00",
                "2024-01-01T12",
                "2024-01-01T12:60",
                "2024-1-1x",
                "abc",
                "31.13.2024",
                "2024-01-01T24:01",
                "2024-01-01 13:00 PM",
                "2024-01-01T10:00:00.Z",
                "2024-01-01T10:00+",
                "24-01-01",
                "12:30"
            })
    void isNoTime(String text) {
        assertThat(Reading.format("load,time\n1," + text + "\n").timeColumn()).isEqualTo(-1);
    }

    @Test
    void plainNumbersAreNoTimeUnderOtherNames() {
        assertThat(Reading.of("load,size\n1,1700000000\n").sentence()).contains("2 columns", "'load', 'size'");
        assertThat(Reading.of("response_time,size\n12,5\n").sentence()).contains("'response_time', 'size'");
        assertThat(Reading.format("time\n12\n").valueName()).isEqualTo("time");
    }

    @Test
    void slashesAreMonthFirstUnlessTheRowsSpeakForDayFirst(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws Exception {
        assertThat(Reading.format("d,v\n03/04/2024,1\n").timeFormat()).isEqualTo(TimeFormat.MONTH_SLASH_DAY);
        java.nio.file.Path file = folder.resolve("d.csv");
        java.nio.file.Files.writeString(file, "d,v\n03/04/2024,1\n04/04/2024,1\n05/04/2024,1\n");
        try (SeriesReader reader = SeriesReader.open(file, SeriesRequest.INSPECT)) {
            assertThat(reader.format().timeFormat()).isEqualTo(TimeFormat.DAY_SLASH_MONTH);
        }
        java.nio.file.Files.writeString(file, "d,v\n03/04/2024,1\n03/04/2024,1\n13/04/2024,1\n");
        assertThat(Reading.of(SeriesReader.open(file, SeriesRequest.INSPECT)).rows())
                .hasSize(3);
        Reading wrong = Reading.of("d,v\n03/04/2024,1\n13/04/2024,2\n");
        assertThat(wrong.rows()).hasSize(1);
        assertThat(wrong.sentence()).contains("line 3", "'13/04/2024'", "month/day/year", "year-month-day");
    }

    @Property(tries = 2000)
    void agreesWithTheJdk(@ForAll @LongRange(min = -62_000_000_000L, max = 250_000_000_000L) long second) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 123_000_000, ZoneOffset.UTC);
        byte[] text = time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS"))
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        long micros = new TimeText().read(TimeFormat.YEAR_FIRST, text, 0, text.length);
        assertThat(micros).isEqualTo(second * 1_000_000 + 123_000);
        Row row = new Row(0, 1, null, micros, 0, new double[0], 0);
        assertThat(Objects.requireNonNull(row.clock())).isEqualTo(time);
    }
}

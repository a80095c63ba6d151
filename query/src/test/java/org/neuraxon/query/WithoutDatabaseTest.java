package org.neuraxon.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.recording.Quantity;
import org.neuraxon.exchange.recording.RecordedTable;
import org.neuraxon.exchange.recording.Recording;
import org.neuraxon.exchange.recording.RecordingSchema;
import org.neuraxon.exchange.recording.RecordingWriter;

/** What is said where DuckDB is absent, as in the ordinary build. */
class WithoutDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void oneSentenceSaysWhatToDo() {
        assumeFalse(RecordingQuery.available(), "DuckDB is on the class path (profile query)");
        RecordedTable table = new RecordedTable("t", "a row", List.of(Quantity.whole("x", "1", "a number")));
        RecordingWriter.create(
                        folder, new RecordingSchema("a test", "0", "0", Map.of(), List.of(), List.of(table)), 1_000)
                .close();
        Recording recording = Recording.open(folder);
        assertThatThrownBy(() -> RecordingQuery.open(recording, QueryLimits.wide()))
                .isInstanceOf(ExchangeException.class)
                .hasMessage(RecordingQuery.absent())
                .hasMessageContaining("duckdb_jdbc.jar");
        assertThat(folder.resolve("out.parquet")).doesNotExist();
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> QueryLimits.wide().withRows(0)).hasMessageContaining("0 rows");
        assertThatThrownBy(() -> QueryLimits.wide().withTime(Duration.ZERO)).hasMessageContaining("0 ms");
        assertThat(QueryLimits.wide().withRows(5).rows()).isEqualTo(5);
    }
}

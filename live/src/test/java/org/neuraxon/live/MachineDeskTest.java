package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neuraxon.core.living.LivingPreset;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.exchange.stream.RowSource;
import org.neuraxon.exchange.stream.Tally;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The machine's own figures: lived once for all viewers, from the first question on. */
@Timeout(120)
class MachineDeskTest {

    /** Two columns, whose rows a test hands in. */
    private static final class Script implements RowSource {
        private final BlockingQueue<double[]> rows = new LinkedBlockingQueue<>();
        private long row;

        @Override
        public List<String> columns() {
            return List.of("calm", "restless");
        }

        @Override
        public @Nullable Row next() {
            try {
                double[] next = rows.take();
                return next.length == 0
                        ? null
                        : new Row(row, ++row, "t" + row, Row.NO_TIME, next[0], new double[] {next[1]}, 0);
            } catch (InterruptedException e) {
                return null;
            }
        }

        @Override
        public boolean hasCalendar() {
            return false;
        }

        @Override
        public Tally tally() {
            throw new UnsupportedOperationException("nobody counts here");
        }

        @Override
        public void close() {
            rows.add(new double[0]);
        }

        /** A rhythm; the second column has odd rows of one kind again and again. */
        void play(int from, int to) {
            for (int i = from; i < to; i++) {
                double value = 20 + 5 * StrictMath.sin(i / 8.0) + 0.4 * StrictMath.sin(i * (double) i * 0.37);
                rows.add(new double[] {value, value + (i > 300 && i % 100 == 7 ? 14 : 0)});
            }
        }
    }

    private static JsonNode told(MachineDesk desk, @Nullable String column, long since) {
        return JsonMapper.shared().readTree(Json.text(desk.json(column, since)));
    }

    private static JsonNode until(MachineDesk desk, String column, long rows) throws InterruptedException {
        while (told(desk, column, Long.MAX_VALUE).get("rows").longValue() < rows) {
            Thread.sleep(5);
        }
        return told(desk, column, 0);
    }

    private static JsonNode wish(Map<String, @Nullable Object> map) {
        return Json.object(Json.text(map));
    }

    @Test
    void everyRowIsToldOnceAndAlarmsCanBeTaught() throws InterruptedException {
        Script script = new Script();
        try (MachineDesk desk = new MachineDesk(() -> script)) {
            assertThat(told(desk, null, 0).get("column").stringValue()).isEqualTo("calm");
            script.play(0, 900);
            JsonNode all = until(desk, "restless", 900);
            assertThat(all.get("first").longValue()).isZero();
            for (String list : List.of("times", "values", "forecast", "low", "high", "surprise")) {
                assertThat(all.get(list).size()).as(list).isEqualTo(900);
            }
            assertThat(all.get("levels").size()).isEqualTo(4);
            assertThat(all.get("states").size()).isEqualTo(300);
            assertThat(all.get("values").get(307).doubleValue()
                            - until(desk, "calm", 900).get("values").get(307).doubleValue())
                    .isBetween(13.9, 14.1);
            assertThat(until(desk, "calm", 900).get("alarms").size())
                    .isLessThan(all.get("alarms").size());

            JsonNode news = told(desk, "restless", 890);
            assertThat(news.get("values").size()).isEqualTo(10);
            assertThat(news.get("first").longValue()).isEqualTo(890);
            assertThat(news.get("values").get(0)).isEqualTo(all.get("values").get(890));
            assertThat(told(desk, "restless", 5000).get("values").size()).isZero();

            JsonNode alarm = all.get("alarms").get(all.get("alarms").size() - 1);
            assertThat(alarm.get("why").stringValue()).isNotBlank();
            assertThat(alarm.get("wanted").isNull()).isTrue();
            long row = alarm.get("row").longValue();
            assertThat((row - 7) % 100).isZero();
            for (int thumbs = 0; thumbs < 3; thumbs++) {
                desk.teach(wish(Json.map("column", "restless", "row", row, "wanted", false)));
            }
            script.play(900, 1500);
            JsonNode later = until(desk, "restless", 1500);
            long more = 0;
            for (JsonNode one : later.get("alarms")) {
                more += one.get("row").longValue() >= 900 && (one.get("row").longValue() - 7) % 100 == 0 ? 1 : 0;
                if (one.get("row").longValue() == row) {
                    assertThat(one.get("wanted").booleanValue()).isFalse();
                }
            }
            assertThat(more)
                    .as("odd rows of the kind that nobody wants to hear of")
                    .isLessThan(3);

            script.play(1500, MachineDesk.KEPT + 700);
            JsonNode last = until(desk, "restless", MachineDesk.KEPT + 700);
            assertThat(last.get("first").longValue()).isEqualTo(700);
            assertThat(last.get("values").size()).isEqualTo(MachineDesk.KEPT);
        }
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        Script script = new Script();
        try (MachineDesk desk = new MachineDesk(() -> script)) {
            assertThatThrownBy(() -> desk.json("mood", 0)).hasMessageContaining("choose calm, restless");
            assertThatThrownBy(() -> desk.teach(wish(Json.map("column", "calm", "row", 3, "wanted", true))))
                    .hasMessageContaining("no alarm at row 3");
            assertThatThrownBy(() -> desk.teach(wish(Json.map("column", "calm", "row", 3))))
                    .hasMessageContaining("'wanted'");
        }
    }

    @Test
    void thisMachineHasFigures() throws Exception {
        try (LiveServer lab =
                LiveServer.open(LiveSettings.local(new LiveSettings.Birth(LivingPreset.BALANCED, 40, 1)))) {
            Browserless caller = new Browserless(lab.port());
            JsonNode told = Browserless.json(caller.get("/api/v1/machine?column=memory_percent"));
            assertThat(told.get("columns").size()).isEqualTo(6);
            while (told.get("rows").longValue() < 2) {
                Thread.sleep(100);
                told = Browserless.json(caller.get("/api/v1/machine?column=memory_percent"));
            }
            assertThat(told.get("values").get(0).doubleValue()).isBetween(0.0, 100.0);
            assertThat(caller.get("/api/v1/machine?column=mood").statusCode()).isEqualTo(400);
            assertThat(caller.get("/api/v1/machine?since=soon").statusCode()).isEqualTo(400);
            assertThat(caller.post("/api/v1/machine", "{\"column\":\"load_1m\",\"row\":0,\"wanted\":true}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}

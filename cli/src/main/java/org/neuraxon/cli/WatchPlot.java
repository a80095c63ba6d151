package org.neuraxon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.state.WholeFile;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.Watching;

/**
 * The page that {@code watch --plot} writes: self-contained, nothing is fetched. Memory is constant: when 3,000 moments are kept, each two
 * neighbours become one, the first of them with the extremes and alarms of both.
 */
final class WatchPlot {

    private static final int MOST = 3000;
    private static final int MOST_NEURONS = 60;
    private static final int MOST_ALARMS = 1000;
    private static final double LEAST_CHANCE = 1e-6;
    /** The modulators that rarity moves; the others rest. */
    private static final List<Modulator> MOVED = List.of(Modulator.NORADRENALINE, Modulator.ACETYLCHOLINE);

    private final String name;
    private final Watching watcher;
    private List<Bin> bins = new ArrayList<>();
    private final List<JsonLine> alarms = new ArrayList<>();
    private long stride = 1;
    private long rows;
    private long alarmCount;

    WatchPlot(String name, Watching watcher) {
        this.name = name;
        this.watcher = watcher;
    }

    /** Takes one row. */
    void row(long number, Row row, Observation seen) {
        if (rows++ % stride == 0) {
            if (bins.size() == MOST) {
                merge();
            }
            bins.add(new Bin(number, row.timeText(), seen, watcher));
        }
        bins.get(bins.size() - 1).add(row.value(), seen);
        if (seen.anomaly().alarm()) {
            alarmCount++;
            if (alarms.size() < MOST_ALARMS) {
                alarms.add(new JsonLine()
                        .put("row", number)
                        .put("time", row.timeText())
                        .put("value", row.value())
                        .put("why", seen.anomaly().why()));
            }
        }
    }

    /** Writes the page, replacing an older one only when it is complete. */
    void write(Path file) {
        try (InputStream in = WatchPlot.class.getResourceAsStream("plot.html")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its plot.html");
            }
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            WholeFile.write(file, page.replace("/*DATA*/", data().toString()));
        } catch (IOException e) {
            throw new Failure("cannot write the plot " + file + " (" + e.getMessage() + "); choose another place");
        }
    }

    private JsonLine data() {
        JsonLine data = new JsonLine()
                .put("name", name)
                .put(
                        "summary",
                        rows + " rows" + (stride == 1 ? "" : ", " + stride + " to a point") + ", " + alarmCount
                                + " alarms")
                .put("alarmLevel", -Math.log10(watcher.settings().alarmRate() / 1e4))
                .put("alarmCount", alarmCount)
                .put("alarms", alarms)
                .put("row", numbers(bin -> bin.row))
                .put("time", texts(bin -> bin.time))
                .put("value", numbers(bin -> bin.value))
                .put("minimum", numbers(bin -> bin.minimum))
                .put("maximum", numbers(bin -> bin.maximum))
                .put("forecast", numbers(bin -> bin.forecast))
                .put("low", numbers(bin -> bin.low))
                .put("high", numbers(bin -> bin.high))
                .put("rarity", numbers(bin -> bin.rarity))
                .put("alarm", numbers(bin -> bin.alarm ? 1 : 0))
                .put("why", texts(bin -> bin.why))
                .put("raster", texts(bin -> bin.states));
        List<JsonLine> modulators = new ArrayList<>();
        for (Modulator modulator : MOVED) {
            modulators.add(new JsonLine()
                    .put("name", modulator.name().toLowerCase(Locale.ROOT))
                    .put("level", numbers(bin -> bin.levels[modulator.ordinal()])));
        }
        return data.put("modulators", modulators);
    }

    private double[] numbers(ToDoubleFunction<Bin> variable) {
        return bins.stream().mapToDouble(variable).toArray();
    }

    private List<@Nullable String> texts(Function<Bin, @Nullable String> variable) {
        List<@Nullable String> texts = new ArrayList<>();
        bins.forEach(bin -> texts.add(variable.apply(bin)));
        return texts;
    }

    private void merge() {
        List<Bin> merged = new ArrayList<>();
        for (int i = 0; i + 1 < bins.size(); i += 2) {
            bins.get(i).absorb(bins.get(i + 1));
            merged.add(bins.get(i));
        }
        bins = merged;
        stride *= 2;
    }

    /** One point of the plot: a row, with the extremes and alarms of those that follow it up to the next point. */
    private static final class Bin {

        private final long row;
        private final @Nullable String time;
        private final double forecast;
        private final double low;
        private final double high;
        private final double[] levels = new double[Modulator.values().length];
        private final String states;
        private double value = Double.NaN;
        private double minimum = Double.NaN;
        private double maximum = Double.NaN;
        private double rarity = Double.NaN;
        private boolean alarm;
        private @Nullable String why;

        /** Begins with its first row, which is then added. */
        Bin(long row, @Nullable String time, Observation seen, Watching watcher) {
            this.row = row;
            this.time = time;
            forecast = seen.forecast();
            low = seen.low();
            high = seen.high();
            for (Modulator modulator : Modulator.values()) {
                levels[modulator.ordinal()] = watcher.level(modulator);
            }
            byte[] trits = watcher.states();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < Math.min(MOST_NEURONS, trits.length); i++) {
                int trit = trits[i * trits.length / Math.min(MOST_NEURONS, trits.length)];
                text.append(trit > 0 ? '+' : trit < 0 ? '-' : '0');
            }
            states = text.toString();
        }

        void add(double newValue, Observation seen) {
            extend(newValue, newValue, newValue);
            unusual(
                    -Math.log10(Math.max(LEAST_CHANCE, 1 - seen.anomaly().anomaly())),
                    seen.anomaly().alarm(),
                    seen.anomaly().why());
        }

        void absorb(Bin later) {
            extend(later.value, later.minimum, later.maximum);
            unusual(later.rarity, later.alarm, later.why);
        }

        private void extend(double newValue, double newMinimum, double newMaximum) {
            if (!Double.isNaN(newValue)) {
                value = Double.isNaN(value) ? newValue : value;
                minimum = Double.isNaN(minimum) ? newMinimum : Math.min(minimum, newMinimum);
                maximum = Double.isNaN(maximum) ? newMaximum : Math.max(maximum, newMaximum);
            }
        }

        private void unusual(double newSurprise, boolean newAlarm, @Nullable String newWhy) {
            if (!(rarity >= newSurprise)) {
                rarity = newSurprise;
                why = newWhy;
            }
            alarm |= newAlarm;
        }
    }
}

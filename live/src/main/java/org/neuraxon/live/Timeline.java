package org.neuraxon.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Modulator;

/** The record of a life as the time machine shows it. */
final class Timeline {

    private static final int MOST_DEEDS = 500;

    private Timeline() {}

    static Map<String, @Nullable Object> of(Session session) {
        Chronicle chronicle = session.chronicle();
        List<Chronicle.Entry> entries = chronicle.entries();
        return Json.map(
                "from", chronicle.start(),
                "to", chronicle.end(),
                "now", session.network().steps(),
                "branched_at", chronicle.branchedAt() < 0 ? null : chronicle.branchedAt(),
                "curves", curves(chronicle.samples()),
                "other_future", curves(chronicle.otherFuture()),
                "deeds",
                        entries.subList(Math.max(0, entries.size() - MOST_DEEDS), entries.size()).stream()
                                .map(entry -> Json.map(
                                        "step",
                                        entry.step(),
                                        "words",
                                        entry.deed().words()))
                                .toList(),
                "keyframes",
                        chronicle.keyframes().stream()
                                .map(frame -> Json.map("step", frame.step(), "digest", frame.digest()))
                                .toList());
    }

    private static Map<String, @Nullable Object> curves(List<Chronicle.Sample> samples) {
        List<Object> steps = new ArrayList<>();
        List<@Nullable Object> up = new ArrayList<>();
        List<@Nullable Object> down = new ArrayList<>();
        Map<String, @Nullable Object> curves = Json.map("step", steps, "up", up, "down", down);
        for (Modulator modulator : Modulator.values()) {
            curves.put(
                    modulator.key(),
                    samples.stream()
                            .map(sample -> Json.number(sample.levels()[modulator.ordinal()]))
                            .toList());
        }
        for (Chronicle.Sample sample : samples) {
            steps.add(sample.step());
            up.add(Json.number(sample.up()));
            down.add(Json.number(sample.down()));
        }
        return curves;
    }
}

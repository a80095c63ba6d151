package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Network;
import org.neuraxon.core.vital.LifeLog;
import org.neuraxon.core.vital.Light;
import org.neuraxon.core.vital.Panel;
import org.neuraxon.core.vital.Sign;

/**
 * Looks after the networks that {@code watch} lives with and says at the end how they are. It only looks: no network is copied, stepped or
 * changed, and rows take no longer.
 */
final class WatchVitals {

    private static final int SHOWN = 10;

    private final WatchMemory memory;
    private final @Nullable Path saved;
    /** One for each column; null where there are no neurons to look at. */
    private final List<@Nullable LifeLog> logs = new ArrayList<>();

    private long moments;

    /**
     * Begins.
     *
     * @param saved where the brain is kept; null: nowhere
     */
    WatchVitals(WatchMemory memory, @Nullable Path saved) {
        this.memory = memory;
        this.saved = saved;
        for (int column = 0; column < memory.count(); column++) {
            Network network = memory.watcher(column).network();
            logs.add(network.neuronCount() > network.inputCount() ? new LifeLog(network) : null);
        }
    }

    /** A row has been lived. */
    void look() {
        moments++;
        for (LifeLog log : logs) {
            if (log != null) {
                log.look();
            }
        }
    }

    /** What there is to say, line by line. */
    List<String> lines() {
        if (moments == 0) {
            return List.of();
        }
        LifeLog only = logs.get(0);
        if (logs.size() > 1) {
            return several();
        }
        if (only == null) {
            return List.of("vital signs: not measurable, there is no network (--neurons 0)");
        }
        Panel panel = only.panel();
        List<String> lines = new ArrayList<>();
        lines.add("vital signs of its network in these " + moments
                + " rows; bands are those of a life without input, and this one is driven by its stream:");
        lines.addAll(PanelText.compact(panel));
        lines.add(
                "   probes: neuraxon vitals --load " + (saved == null ? "BRAIN, where --save BRAIN keeps it" : saved));
        return lines;
    }

    /** One sentence for all columns. */
    private List<String> several() {
        int networks = 0;
        List<String> outside = new ArrayList<>();
        for (int column = 0; column < logs.size(); column++) {
            LifeLog log = logs.get(column);
            if (log != null) {
                networks++;
                String red = log.panel().signs().stream()
                        .filter(sign -> sign.light() == Light.RED)
                        .map(Sign::name)
                        .collect(Collectors.joining(", "));
                if (!red.isEmpty()) {
                    outside.add(memory.columns().get(column) + " (" + red + ")");
                }
            }
        }
        if (networks == 0) {
            return List.of("vital signs: not measurable, there are no networks (--neurons 0)");
        }
        String shown = String.join(", ", outside.subList(0, Math.min(SHOWN, outside.size())));
        int further = outside.size() - SHOWN;
        return List.of("vital signs of " + networks + " networks in these " + moments
                + " rows, by the bands of a life without input: "
                + (networks - outside.size()) + " without a red sign" + (outside.isEmpty() ? "" : "; red: " + shown)
                + (further > 0 ? " and " + further + " more" : ""));
    }
}

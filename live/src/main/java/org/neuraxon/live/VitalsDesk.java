package org.neuraxon.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Network;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.vital.Panel;
import org.neuraxon.core.vital.Sign;
import org.neuraxon.core.vital.VitalSigns;

/** Takes vital signs of a copy, in the background and at low priority; the network itself is copied once and goes on. */
final class VitalsDesk implements AutoCloseable {

    /** Moments that the copy lives: fewer than for a paper, enough for the bands. */
    static final int MOMENTS = 5_000;

    private static final int REMEMBERED = 40;

    private final Session session;
    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "vital signs");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private final List<Taken> taken = new ArrayList<>();
    private boolean running;
    private @Nullable String problem;

    VitalsDesk(Session session) {
        this.session = session;
    }

    private record Taken(long step, Panel panel) {}

    /** Starts taking signs unless that is being done. */
    synchronized boolean start() {
        if (running) {
            return false;
        }
        running = true;
        problem = null;
        background.execute(this::take);
        return true;
    }

    private void take() {
        try {
            Snapshot copied = session.ask(s -> s.network().snapshot()).join();
            Network copy = LivingNetwork.restored(copied);
            Panel panel = VitalSigns.of(copy, MOMENTS, copy.seed());
            synchronized (this) {
                taken.add(new Taken(copy.steps(), panel));
                if (taken.size() > REMEMBERED) {
                    taken.remove(0);
                }
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                problem = String.valueOf(e.getMessage());
            }
        } finally {
            synchronized (this) {
                running = false;
            }
        }
    }

    synchronized Map<String, @Nullable Object> json() {
        Taken last = taken.isEmpty() ? null : taken.get(taken.size() - 1);
        return Json.map(
                "running",
                running,
                "problem",
                problem,
                "moments",
                MOMENTS,
                "step",
                last == null ? null : last.step(),
                "word",
                last == null ? null : last.panel().word(),
                "signs",
                last == null
                        ? List.of()
                        : last.panel().signs().stream().map(this::sign).toList());
    }

    private Map<String, @Nullable Object> sign(Sign sign) {
        List<List<@Nullable Object>> trend = new ArrayList<>();
        for (Taken one : taken) {
            List<@Nullable Object> point = new ArrayList<>();
            point.add(one.step());
            point.add(Json.number(one.panel().sign(sign.number()).value()));
            trend.add(point);
        }
        return Json.map(
                "number", sign.number(),
                "name", sign.name(),
                "value", Json.number(sign.value()),
                "low", Json.number(sign.low()),
                "high", Json.number(sign.high()),
                "light", sign.light().name().toLowerCase(java.util.Locale.ROOT),
                "detail", sign.detail(),
                "meaning", sign.meaning(),
                "trend", trend);
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}

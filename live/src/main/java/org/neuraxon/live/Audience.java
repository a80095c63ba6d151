package org.neuraxon.live;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Everybody who watches. One thread asks the network for pictures, as often as the most eager viewer wants one, and hands them out. */
final class Audience implements AutoCloseable {

    private static final int MOST_VIEWERS = 200;
    private static final long TICK_MS = 1_000 / (long) Viewer.GREATEST_RATE;
    private static final int PROBES_EVERY = 5;
    private static final int NEWS_EVERY = 15;

    private final Session session;
    private final Hold hold = new Hold();
    private final Map<String, Viewer> viewers = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService courier = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pictures");
        thread.setDaemon(true);
        return thread;
    });
    private long ticks;
    private volatile long toldGeneration = -1;

    Audience(Session session) {
        this.session = session;
        var unused = courier.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Lets a viewer in and tells it who it is; the name is a secret between the two. */
    Viewer enter(org.eclipse.jetty.websocket.api.Session socket) {
        byte[] name = new byte[16];
        random.nextBytes(name);
        Viewer viewer = new Viewer(HexFormat.of().formatHex(name), socket);
        if (viewers.size() >= MOST_VIEWERS) {
            viewer.close(1013, "there are " + MOST_VIEWERS + " viewers already");
            return viewer;
        }
        viewers.put(viewer.id(), viewer);
        boolean holds = hold.take(viewer.id());
        viewer.tell("hello", Json.text(Json.map("type", "hello", "viewer", viewer.id(), "holds", holds)));
        toldGeneration = -1;
        return viewer;
    }

    void leave(@Nullable Viewer viewer) {
        if (viewer != null && viewers.remove(viewer.id()) != null) {
            hold.release(viewer.id());
            toldGeneration = -1;
        }
    }

    Hold hold() {
        return hold;
    }

    int size() {
        return viewers.size();
    }

    boolean knows(@Nullable String id) {
        return id != null && viewers.containsKey(id);
    }

    long dropped() {
        return viewers.values().stream().mapToLong(Viewer::dropped).sum();
    }

    /** News at the next tick, whatever happened. */
    void stir() {
        toldGeneration = -1;
    }

    private void tick() {
        try {
            Collection<Viewer> all = List.copyOf(viewers.values());
            if (all.isEmpty()) {
                if (ticks % NEWS_EVERY == 0) {
                    answer(session.ask(s -> watch(s, all)));
                }
                ticks++;
                return;
            }
            ticks++;
            long now = System.nanoTime();
            List<Viewer> due = all.stream().filter(viewer -> viewer.wants(now)).toList();
            if (!due.isEmpty()) {
                View view = answer(session.ask(Session::view));
                due.forEach(viewer -> viewer.show(view));
            }
            if (ticks % PROBES_EVERY == 0) {
                probes(all);
            }
            news(all, ticks % NEWS_EVERY == 0);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            // The next tick tries again; a picture that could not be made is a picture dropped.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void probes(Collection<Viewer> all) throws ExecutionException, InterruptedException, TimeoutException {
        Map<Object, String> told = answer(session.ask(s -> {
            watch(s, all);
            return s.probed();
        }));
        for (Viewer viewer : all) {
            String text = told.get(viewer.watched());
            if (text != null) {
                viewer.tell("probe", text);
            }
            SynapseProbe.Key synapse = viewer.synapse();
            String ofSynapse = synapse == null ? null : told.get(synapse);
            if (ofSynapse != null) {
                viewer.tell("synapse", ofSynapse);
            }
        }
    }

    private static boolean watch(Session session, Collection<Viewer> all) {
        session.watch(
                all.stream()
                        .map(Viewer::watched)
                        .filter(neuron -> neuron >= 0)
                        .distinct()
                        .toList(),
                all.stream()
                        .map(Viewer::synapse)
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .toList());
        return true;
    }

    private void news(Collection<Viewer> all, boolean anyway)
            throws ExecutionException, InterruptedException, TimeoutException {
        long generation = answer(session.ask(Session::generation));
        if (generation == toldGeneration && !anyway) {
            return;
        }
        toldGeneration = generation;
        Map<String, @Nullable Object> state = answer(session.ask(Session::state));
        for (Viewer viewer : all) {
            viewer.tell(
                    "session",
                    Json.text(Json.map(
                            "type", "session",
                            "holds", hold.holder().filter(viewer.id()::equals).isPresent(),
                            "held", hold.holder().isPresent(),
                            "viewers", all.size(),
                            "state", state)));
        }
    }

    private static <T> T answer(java.util.concurrent.CompletableFuture<T> question)
            throws ExecutionException, InterruptedException, TimeoutException {
        return question.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        courier.shutdownNow();
        viewers.values().forEach(viewer -> viewer.close(1001, "the live lab is closing"));
    }
}

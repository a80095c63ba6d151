package org.neuraxon.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Laboratory;
import org.neuraxon.lab.Measurements;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Run;
import org.neuraxon.lab.claim.Claims;
import tools.jackson.databind.JsonNode;

/**
 * Runs claims for the page, one at a time and one seed at a time, at low priority: the laboratory's single thread inherits it from this
 * desk's. The network that everybody watches takes no part; a claim grows networks of its own.
 */
final class ClaimsDesk implements AutoCloseable {

    /** The most seeds that the page may ask for; the command runs more. */
    static final int MOST_SEEDS = 100;

    private static final double SECOND = 1e9;

    private final ExecutorService background = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "claims");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private final Map<String, Map<String, @Nullable Object>> findings = new LinkedHashMap<>();
    private @Nullable Going going;

    /** A claim being run. */
    private static final class Going {
        private final Claim claim;
        private final Plan plan;
        private final long begun = System.nanoTime();
        private final List<Run> runs = new ArrayList<>();
        private @Nullable Future<?> work;
        private boolean started;
        private boolean calledOff;

        Going(Claim claim, Plan plan) {
            this.claim = claim;
            this.plan = plan;
        }

        String id() {
            return claim.card().id();
        }
    }

    /**
     * Runs a claim or calls the running one off.
     *
     * @throws IllegalStateException if one is running already
     * @throws IllegalArgumentException if there is no such claim, or the numbers make no sense
     */
    synchronized void wish(JsonNode wish) {
        if (wish.path("cancel").asBoolean(false)) {
            cancel();
            return;
        }
        Claim claim = Claims.of(Controls.text(wish, "run"));
        int seeds = wish.has("seeds") ? Controls.whole(wish, "seeds") : 6;
        int first = wish.has("first_seed") ? Controls.whole(wish, "first_seed") : 1;
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new IllegalArgumentException("give 1 to " + MOST_SEEDS + " seeds, not " + seeds);
        }
        if (going != null) {
            throw new IllegalStateException("claim " + going.id() + " is running; wait for it or call it off");
        }
        boolean fast = wish.path("fast").asBoolean(false);
        Going next = new Going(claim, new Plan(List.of(claim), first, seeds, Optional.empty(), fast, 1));
        going = next;
        next.work = background.submit(() -> run(next));
    }

    private synchronized void cancel() {
        Going job = going;
        if (job == null || job.work == null) {
            return;
        }
        job.calledOff = true;
        job.work.cancel(true);
        if (!job.started) {
            // Its thread will not get to it any more, so it is over here and now.
            end(job, ended(job, "called off"));
        }
    }

    private synchronized void end(Going job, Map<String, @Nullable Object> told) {
        findings.put(job.id(), told);
        going = null;
    }

    private void run(Going job) {
        synchronized (this) {
            if (job.calledOff) {
                return;
            }
            job.started = true;
        }
        Map<String, @Nullable Object> told;
        try {
            List<Finding> found = new Laboratory(Claims.all()).run(job.plan, (run, done, total) -> {
                synchronized (this) {
                    job.runs.add(run);
                }
            });
            told = ClaimText.finding(job.claim, job.plan, found.get(0));
        } catch (CancellationException e) {
            told = ended(job, "called off");
        } catch (RuntimeException e) {
            told = ended(job, String.valueOf(e.getMessage()));
        }
        // Called off between the last run and here: still a finding, and no harm done.
        end(job, told);
    }

    private Map<String, @Nullable Object> ended(Going job, String why) {
        synchronized (this) {
            return Json.map(
                    "claim", job.id(),
                    "seeds", job.plan.seeds(),
                    "fast", job.plan.fast(),
                    "problem", job.calledOff ? "called off" : why,
                    "runs_finished", job.runs.size());
        }
    }

    /** All claims, the one that runs with what it has measured so far, and the last finding of each. */
    synchronized Map<String, @Nullable Object> json() {
        return Json.map(
                "claims",
                Claims.all().stream().map(claim -> ClaimText.card(claim.card())).toList(),
                "running",
                going == null ? null : running(going),
                "findings",
                new LinkedHashMap<>(findings));
    }

    private static Map<String, @Nullable Object> running(Going job) {
        double seconds = (System.nanoTime() - job.begun) / SECOND;
        double each = job.runs.stream().mapToDouble(Run::seconds).average().orElse(Double.NaN);
        return Json.map(
                "claim", job.id(),
                "seeds", job.plan.seeds(),
                "fast", job.plan.fast(),
                "called_off", job.calledOff,
                "done", job.runs.size(),
                "seconds_so_far", Json.number(seconds),
                "seconds_left", Json.number(Math.max(0, each * job.plan.seeds() - seconds)),
                "series", ClaimText.series(job.claim, new Measurements(job.runs)));
    }

    @Override
    public void close() {
        background.shutdownNow();
    }
}

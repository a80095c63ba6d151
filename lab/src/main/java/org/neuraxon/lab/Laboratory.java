package org.neuraxon.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** Runs claims over seeds, several runs at a time. A run depends on its seed alone, so the findings do not depend on the threads. */
public final class Laboratory {

    private final List<Claim> registry;

    /**
     * A laboratory that knows these claims.
     *
     * @param registry every claim there is: tests are corrected for all of a section, also for those not run
     */
    public Laboratory(List<Claim> registry) {
        this.registry = List.copyOf(registry);
    }

    /**
     * Runs a plan to its end.
     *
     * @throws CancellationException if the calling thread is interrupted; the listener has had the runs finished until then
     * @throws IllegalArgumentException if a claim cannot be run on the model asked for
     */
    public List<Finding> run(Plan plan, RunListener listener) {
        return run(plan, List.of(), listener);
    }

    /**
     * Runs what is missing of a plan; the listener hears of the runs known before, too.
     *
     * @param known runs of the same code and mode; those that the plan does not ask for are left aside
     * @throws CancellationException if the calling thread is interrupted; the listener has had the runs finished until then
     * @throws IllegalArgumentException if a claim cannot be run on the model asked for
     */
    public List<Finding> run(Plan plan, List<Run> known, RunListener listener) {
        Map<String, String> models = new HashMap<>();
        plan.claims().forEach(claim -> models.put(claim.card().id(), plan.modelFor(claim)));
        models.values().forEach(Subjects::named);
        List<Run> runs = carryOut(plan, models, known, listener);
        Map<String, Measurements> measured = runs.stream()
                .collect(Collectors.groupingBy(
                        Run::claim,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Measurements::new)));
        if (plan.fast()) {
            return plan.claims().stream()
                    .map(claim -> Judge.indicate(
                            claim, models.getOrDefault(claim.card().id(), Card.NO_MODEL), Judge.of(measured, claim)))
                    .toList();
        }
        return new Judge(registry).judge(plan.claims(), measured, models);
    }

    /** What is said of a claim that a fast run leaves out. */
    public static Finding skipped(Claim claim) {
        return Judge.indicate(claim, claim.card().model(), new Measurements(List.of()));
    }

    private static List<Run> carryOut(Plan plan, Map<String, String> models, List<Run> known, RunListener listener) {
        ExecutorService pool = Executors.newFixedThreadPool(plan.threads(), task -> {
            Thread thread = new Thread(task, "neuraxon-lab");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Run> bench = new ExecutorCompletionService<>(pool);
            List<Run> runs = new ArrayList<>();
            int total = plan.claims().size() * plan.seeds();
            for (Claim claim : plan.claims()) {
                String model = models.getOrDefault(claim.card().id(), Card.NO_MODEL);
                for (int i = 0; i < plan.seeds(); i++) {
                    long seed = plan.firstSeed() + i;
                    Optional<Run> before = known.stream()
                            .filter(run -> run.claim().equals(claim.card().id())
                                    && run.model().equals(model)
                                    && run.seed() == seed)
                            .findFirst();
                    if (before.isPresent()) {
                        runs.add(before.get());
                        listener.finished(before.get(), runs.size(), total);
                    } else {
                        bench.submit(() -> once(claim, model, seed, plan.fast()));
                    }
                }
            }
            while (runs.size() < total) {
                Run run = bench.take().get();
                runs.add(run);
                listener.finished(run, runs.size(), total);
            }
            return runs;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the experiments were called off");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IllegalArgumentException unfit) {
                throw unfit;
            }
            throw new IllegalStateException("an experiment broke: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static Run once(Claim claim, String model, long seed, boolean fast) {
        long begin = System.nanoTime();
        Subject subject = Subjects.named(model);
        Trial trial = new Trial(seed, subject, fast);
        try {
            claim.run(trial);
        } catch (IllegalArgumentException e) {
            String id = claim.card().id();
            if (model.equals(claim.card().model())) {
                throw new IllegalStateException(id + " on its own model: " + e.getMessage(), e);
            }
            throw new IllegalArgumentException(id + " cannot be run on the model " + model + ": " + e.getMessage(), e);
        }
        return new Run(claim.card().id(), model, seed, trial.sheet(), (System.nanoTime() - begin) / 1e9);
    }
}

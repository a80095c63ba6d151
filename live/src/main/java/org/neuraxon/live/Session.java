package org.neuraxon.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.Version;
import org.neuraxon.core.living.LivingNetwork;

/**
 * The one network that everybody watches, in a thread of its own. Others reach it by {@linkplain #ask asking}: what they ask is done
 * between two moments. Nothing here waits for a viewer.
 */
final class Session implements AutoCloseable {

    /** Moments in a second unless told otherwise; a moment is a millisecond, so this is slow motion. */
    static final double FIRST_SPEED = 200;

    private static final double GREATEST_SPEED = 1e6;
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_STEPS = 100_000;
    private static final long STRETCH = SECOND / 10;
    private static final int MOST_PROBES = 16;
    private static final int FACTOR_EVERY = 5;
    /** A network that fell behind does not run after the time lost. */
    private static final long LONGEST_DEBT = SECOND / 10;

    private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Probe> probes = new LinkedHashMap<>();
    private final Map<SynapseProbe.Key, SynapseProbe> synapses = new LinkedHashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    private LiveSettings.Birth birth;
    private Life life;
    private Chronicle chronicle;
    private Meter meter;
    private @Nullable LifeRecorder recorder;
    private boolean paused;
    private boolean past;
    private double speed = FIRST_SPEED;
    private long due;
    private long generation;
    /** States before the moment; made only while somebody watches a neuron. */
    private float[] before = new float[0];

    private double factor = 1;
    private long windowStart = System.nanoTime();
    private long windowSteps;
    private double stepsPerSecond;

    Session(LiveSettings.Birth birth) {
        this.birth = birth;
        life = Life.born(birth);
        chronicle = new Chronicle(life);
        meter = new Meter(life.network());
        thread = new Thread(this::run, "network");
        thread.setDaemon(true);
        thread.start();
    }

    /** Does something between two moments, in the network's thread. */
    <T> CompletableFuture<T> ask(Function<Session, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        questions.add(() -> {
            try {
                answer.complete(question.apply(this));
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        if (closed) {
            answer.completeExceptionally(new IllegalStateException("the live lab is closing"));
        }
        LockSupport.unpark(thread);
        return answer;
    }

    private void run() {
        due = System.nanoTime();
        while (!closed) {
            for (Runnable question = questions.poll(); question != null; question = questions.poll()) {
                question.run();
            }
            long now = System.nanoTime();
            measure(now);
            if (paused) {
                due = now;
                LockSupport.parkNanos(SECOND);
            } else if (speed > 0 && now < due) {
                LockSupport.parkNanos(due - now);
            } else {
                live();
                due = speed > 0 ? Math.max(due + (long) (SECOND / speed), now - LONGEST_DEBT) : now;
            }
        }
    }

    private void live() {
        branch();
        LivingNetwork network = life.network();
        if (!probes.isEmpty()) {
            float[] states = network.neurons().state.values;
            if (before.length != states.length) {
                before = new float[states.length];
            }
            System.arraycopy(states, 0, before, 0, states.length);
            probes.values().forEach(probe -> probe.before(network));
        }
        synapses.values().forEach(probe -> probe.before(network));
        life.live();
        if (!probes.isEmpty()) {
            // Modulators and plateaus move slowly; a change of state looks at them anew.
            factor = network.steps() % FACTOR_EVERY == 0 ? Probe.factor(network) : factor;
            probes.values().forEach(probe -> probe.after(network, factor, before));
        }
        synapses.values().forEach(probe -> probe.after(network));
        meter.lived(network);
        chronicle.lived(life, meter.lastUp(), meter.lastDown());
        if (recorder != null) {
            recorder.lived(network);
        }
        windowSteps++;
    }

    private void measure(long now) {
        long passed = now - windowStart;
        if (passed >= SECOND / 2) {
            stepsPerSecond = (double) windowSteps * SECOND / passed;
            windowStart = now;
            windowSteps = 0;
        }
    }

    /** Whatever is done in the past starts another future. */
    private void branch() {
        if (past) {
            past = false;
            chronicle.branch(life.network().steps());
            generation++;
        }
    }

    // --- what may be asked; all of it in the network's thread ---

    LivingNetwork network() {
        return life.network();
    }

    void pause() {
        paused = true;
        generation++;
    }

    void resume() {
        paused = false;
        generation++;
    }

    /**
     * Lives some moments of a network that stands still, as many as go into a tenth of a second, so that others are not kept waiting.
     *
     * @return how many are left to be lived
     */
    int step(int moments) {
        if (moments < 1 || moments > MOST_STEPS) {
            throw new IllegalArgumentException("give 1 to " + MOST_STEPS + " moments, not " + moments);
        }
        if (!paused) {
            throw new IllegalStateException("the network is running; pause it before stepping");
        }
        long end = System.nanoTime() + STRETCH;
        int left = moments;
        do {
            live();
            left--;
        } while (left > 0 && System.nanoTime() < end);
        return left;
    }

    /** Moments in a second; 0 for as many as there is time for. */
    void speed(double moments) {
        if (!(moments >= 0 && moments <= GREATEST_SPEED)) {
            throw new IllegalArgumentException(
                    "the speed is " + moments + " and must be 0 (as fast as it goes) to 1000000");
        }
        speed = moments;
        due = System.nanoTime();
        generation++;
    }

    void deed(Deed deed) {
        long step = life.network().steps();
        chronicle.requireRoom(past ? step : Long.MAX_VALUE);
        // Done before anything is forgotten: a deed that is refused in the past must not cost the future recorded
        // there.
        deed.on(life);
        branch();
        chronicle.note(step, deed);
        note(deed.words());
        generation++;
    }

    void reset(LiveSettings.Birth next) {
        if (recorder != null) {
            recorder.end(life.network(), "the network was replaced");
        }
        birth = next;
        past = false;
        turnTo(Life.born(next));
        chronicle = new Chronicle(life);
    }

    /** Goes to a recorded moment and stands still there. */
    void goTo(long step) {
        Life then = chronicle.at(step);
        pause();
        past = step < chronicle.end();
        turnTo(then);
        note("gone to moment " + step);
    }

    private void note(String what) {
        if (recorder != null) {
            recorder.note(life.network(), what);
        }
    }

    /** The recorder, which may have ended. */
    @Nullable
    LifeRecorder recorder() {
        return recorder;
    }

    /** Records from now on. */
    void record(LifeRecorder next) {
        recorder = next;
    }

    private void turnTo(Life other) {
        boolean smaller = other.network().neuronCount() < life.network().neuronCount();
        life = other;
        meter.turnTo(other.network());
        if (smaller) {
            probes.keySet().removeIf(neuron -> !exists(neuron));
            synapses.keySet().removeIf(key -> !exists(key.pre()) || !exists(key.post()));
        }
        probes.replaceAll((neuron, old) -> new Probe(neuron));
        synapses.replaceAll((key, old) -> new SynapseProbe(key));
        generation++;
    }

    /** Watches exactly these neurons and synapses. */
    void watch(List<Integer> neurons, List<SynapseProbe.Key> keys) {
        probes.keySet().retainAll(neurons);
        for (int neuron : neurons) {
            if (exists(neuron) && probes.size() < MOST_PROBES) {
                probes.computeIfAbsent(neuron, Probe::new);
            }
        }
        synapses.keySet().retainAll(keys);
        for (SynapseProbe.Key key : keys) {
            if (exists(key.pre()) && exists(key.post()) && synapses.size() < MOST_PROBES) {
                synapses.computeIfAbsent(key, SynapseProbe::new);
            }
        }
    }

    private boolean exists(int neuron) {
        return neuron >= 0 && neuron < life.network().neuronCount();
    }

    /** What is to be told of the neurons and synapses watched, by which it is. */
    Map<Object, String> probed() {
        Map<Object, String> told = new LinkedHashMap<>();
        probes.forEach((neuron, probe) -> told.put(neuron, Json.text(probe.json(life.network()))));
        synapses.forEach((key, probe) -> told.put(key, Json.text(probe.json(life.network()))));
        return told;
    }

    View view() {
        return View.of(life.network(), meter.read(life.network()), paused ? 0 : stepsPerSecond, paused, past);
    }

    Chronicle chronicle() {
        return chronicle;
    }

    LiveSettings.Birth birth() {
        return birth;
    }

    /** Changes whenever something was done that viewers should hear of. */
    long generation() {
        return generation;
    }

    /** All that describes the session but its digest. */
    Map<String, @Nullable Object> state() {
        LivingNetwork network = life.network();
        return Json.map(
                "api", 1,
                "code", Version.CODE,
                "model", network.model(),
                "preset", birth.preset().key(),
                "seed", network.seed(),
                "neurons", network.neuronCount(),
                "inputs", network.inputCount(),
                "outputs", network.outputCount(),
                "synapses", network.synapseCount(),
                "steps", network.steps(),
                "time_ms", Json.number(network.time()),
                "paused", paused,
                "past", past,
                "speed", speed,
                "steps_per_second", Json.number(paused ? 0 : stepsPerSecond),
                "levels", levels(network),
                "noise", network.parameters().membrane().noise(),
                "stimulus",
                        Json.map(
                                "kind", life.stimulus().kind().key(),
                                "period", life.stimulus().period(),
                                "strength", life.stimulus().strength()),
                "mechanisms", mechanisms(network),
                "recorded", List.of(chronicle.start(), chronicle.end()));
    }

    private static Map<String, @Nullable Object> levels(Network network) {
        Map<String, @Nullable Object> levels = new LinkedHashMap<>();
        for (Modulator modulator : Modulator.values()) {
            levels.put(modulator.key(), Json.number(network.level(modulator)));
        }
        return levels;
    }

    private static List<Map<String, @Nullable Object>> mechanisms(Network network) {
        return network.mechanisms().stream()
                .sorted()
                .map(m -> mechanism(network, m))
                .toList();
    }

    private static Map<String, @Nullable Object> mechanism(Network network, Mechanism mechanism) {
        return Json.map(
                "key", mechanism.name().toLowerCase(java.util.Locale.ROOT),
                "effect", mechanism.effect(),
                "off", network.ablated().contains(mechanism));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

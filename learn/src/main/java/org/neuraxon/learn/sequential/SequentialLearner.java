package org.neuraxon.learn.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Learns to tell classes of pictures that come one after another, in one pass, a sample at a time, and does not forget: no task labels, no
 * boundaries, no replay.
 *
 * <pre>{@code
 * SequentialLearner learner = new SequentialLearner(SequentialSettings.of(28, 28, 10));
 * learner.observe(picture, 3);            // learns that this is a 3
 * int label = learner.guess(other).label();
 * }</pre>
 *
 * <p>An input is coded by trinary neurons ({@link PatchNeurons}); a {@link CoincidenceMemory} counts what is active together and with which label, as far as it
 * is permitted to, and its readout relaxes a little with every sample. When inputs become strange to every context there is
 * ({@link Familiarity}), a new context with a memory of its own is recruited; when they become familiar to an old one again, it is recalled.
 *
 * <p>What is neuromodulation here: novelty recruits contexts, and permission (a label, and the caller's gate) decides whether anything is
 * learned. What is not: the accuracy within a context comes from how evidence is stored, which is streaming discriminant analysis by local
 * counts.
 *
 * <p>Inputs are width x height values from 0 to 1, row by row. In its infancy it holds the first inputs, forms its neurons from them, learns
 * each of them once and lets go of them. It belongs to one thread at a time; the same settings and calls give the same bits, and a
 * saved and restored learner goes on bit for bit.
 */
public final class SequentialLearner implements Stateful {

    /** In place of a label that is not known. */
    public static final int UNKNOWN = -1;

    private static final double STRANGE = 2.5;
    private static final double DOUBTFUL = 1;
    private static final int GROWN_UP = 100;

    private final SequentialSettings settings;
    private final CounterRandom chance;
    private final PatchNeurons neurons;
    private final List<Familiarity> contexts = new ArrayList<>();
    private final List<CoincidenceMemory> memories = new ArrayList<>();
    private final List<float[]> early = new ArrayList<>();
    private final List<Integer> earlyLabels = new ArrayList<>();
    private final int[] active;
    private final float[] scores;
    private boolean formed;
    private long samples;

    /** Starts without experience. */
    public SequentialLearner(SequentialSettings settings) {
        this.settings = settings;
        chance = new CounterRandom(settings.seed());
        neurons = new PatchNeurons(settings);
        active = new int[settings.neurons()];
        scores = new float[settings.classes()];
    }

    /** The settings. */
    public SequentialSettings settings() {
        return settings;
    }

    /** How many contexts were recruited so far. */
    public int contexts() {
        return contexts.size();
    }

    /** Bytes of what was learned; the neurons' patches and working space come on top, about 100 bytes a neuron. */
    public long bytes() {
        return contexts.size()
                * (CoincidenceMemory.bytes(neurons.channels(), settings.classes()) + 8L * settings.pixels());
    }

    /**
     * Learns a sample.
     *
     * @param input width x height values, 0 to 1; copied
     * @param label 0 to classes − 1, or {@link #UNKNOWN}: the context is followed, nothing else is learned
     * @throws IllegalArgumentException if the input has another size or a value that is no number, or the label is out of range
     */
    public void observe(float[] input, int label) {
        check(input);
        if (label < UNKNOWN || label >= settings.classes()) {
            throw new IllegalArgumentException(
                    "a label is 0 to " + (settings.classes() - 1) + ", or -1 if unknown, not " + label);
        }
        if (formed) {
            live(input, label);
            return;
        }
        early.add(input.clone());
        earlyLabels.add(label);
        if (early.size() >= settings.infancy()) {
            growUp();
        }
    }

    /**
     * Ends the infancy now: neurons form from the inputs seen so far. Does nothing later on.
     *
     * @throws IllegalStateException if no input was seen
     */
    public void growUp() {
        if (formed) {
            return;
        }
        if (early.isEmpty()) {
            throw new IllegalStateException("neurons form from inputs; show at least one first");
        }
        neurons.form(early, chance);
        formed = true;
        for (int i = 0; i < early.size(); i++) {
            live(early.get(i), earlyLabels.get(i));
        }
        early.clear();
        earlyLabels.clear();
    }

    private void live(float[] input, int label) {
        int context = follow(input);
        if (label != UNKNOWN) {
            CoincidenceMemory memory = memories.get(context);
            memory.commit(active, neurons.respond(input, active), label);
            memory.relax(chance, samples);
        }
        samples++;
    }

    /** Finds the context of a stream's next input, recruits one if it is strange to all, lately and now, and makes the input its own. */
    private int follow(float[] input) {
        double[] likelihood = new double[contexts.size()];
        int familiar = -1;
        double least = Double.POSITIVE_INFINITY;
        double leastNow = Double.POSITIVE_INFINITY;
        for (int k = 0; k < likelihood.length; k++) {
            likelihood[k] = contexts.get(k).likelihood(input);
            leastNow = Math.min(leastNow, contexts.get(k).strangeness(likelihood[k]));
            double strangeness = contexts.get(k).hear(likelihood[k]);
            if (strangeness < least) {
                least = strangeness;
                familiar = k;
            }
        }
        int newest = likelihood.length - 1;
        if (newest >= 0 && contexts.get(newest).age() < GROWN_UP) {
            if (least > DOUBTFUL) {
                familiar = newest;
            }
        } else if (newest < 0 || Math.min(least, leastNow) > STRANGE && contexts.size() < settings.mostContexts()) {
            recruit();
            familiar = contexts.size() - 1;
        }
        Familiarity context = contexts.get(familiar);
        context.own(input, familiar < likelihood.length ? likelihood[familiar] : context.likelihood(input));
        return familiar;
    }

    private void recruit() {
        contexts.add(new Familiarity(settings.pixels()));
        memories.add(new CoincidenceMemory(neurons.channels(), settings.classes()));
    }

    /**
     * Classifies an input and learns nothing; the context is the one that finds this input likeliest.
     *
     * @param input width x height values, 0 to 1
     * @throws IllegalArgumentException if the input has another size or a value that is no number
     */
    public Guess guess(float[] input) {
        check(input);
        int likeliest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < contexts.size(); k++) {
            double likelihood = contexts.size() == 1 ? 0 : contexts.get(k).likelihood(input);
            if (likelihood > most) {
                most = likelihood;
                likeliest = k;
            }
        }
        if (likeliest < 0) {
            return new Guess(UNKNOWN, 0, -1);
        }
        memories.get(likeliest).scores(active, neurons.respond(input, active), scores);
        return Guess.of(scores, likeliest);
    }

    /**
     * The channels that an input activates, in ascending order of neurons: i where neuron i is +1, neurons + i where it is −1.
     *
     * @throws IllegalStateException in infancy, when there are no neurons
     */
    public int[] code(float[] input) {
        check(input);
        if (!formed) {
            throw new IllegalStateException("neurons form from " + settings.infancy() + " inputs or at growUp()");
        }
        return Arrays.copyOf(active, neurons.respond(input, active));
    }

    private void check(float[] input) {
        if (input.length != settings.pixels()) {
            throw new IllegalArgumentException("the input has " + input.length + " values where " + settings.width()
                    + " x " + settings.height() + " are needed");
        }
        for (int p = 0; p < input.length; p++) {
            if (!(input[p] >= 0 && input[p] <= 1)) {
                throw new IllegalArgumentException(
                        "value " + p + " of the input is " + input[p] + "; 0 to 1 is needed");
            }
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("settings", settings.toString());
        sink.put("samples", samples);
        sink.put("formed", formed);
        sink.put("early", early.size());
        for (int i = 0; i < early.size(); i++) {
            sink.put("early_" + i, early.get(i), settings.pixels());
            sink.put("early_label_" + i, earlyLabels.get(i));
        }
        sink.put("contexts", contexts.size());
        if (formed) {
            neurons.save(sink.into("neurons"));
        }
        for (int k = 0; k < contexts.size(); k++) {
            contexts.get(k).save(sink.into("context_" + k));
            memories.get(k).save(sink.into("memory_" + k));
        }
    }

    /** Takes over the state of a learner with the same settings. */
    @Override
    public void restore(StateSource source) {
        if (!source.getText("settings").equals(settings.toString())) {
            throw new SnapshotException("the snapshot was made with other settings: " + source.getText("settings"));
        }
        samples = source.getLong("samples");
        formed = source.getBoolean("formed");
        early.clear();
        earlyLabels.clear();
        for (int i = 0; i < source.getInt("early"); i++) {
            float[] input = new float[settings.pixels()];
            source.read("early_" + i, input);
            early.add(input);
            earlyLabels.add(source.getInt("early_label_" + i));
        }
        if (formed) {
            neurons.restore(source.from("neurons"));
        }
        contexts.clear();
        memories.clear();
        for (int k = 0; k < source.getInt("contexts"); k++) {
            recruit();
            contexts.get(k).restore(source.from("context_" + k));
            memories.get(k).restore(source.from("memory_" + k));
        }
    }
}

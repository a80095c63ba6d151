package org.neuraxon.learn.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * A living network that sees pictures row by row, holds what it saw while moments pass, and learns to name it; classes may come one after
 * another, and none is forgotten.
 *
 * <pre>{@code
 * TemporalLearner learner = new TemporalLearner(TemporalSettings.of(28, 28, 10));
 * for (float[] row : rows) {
 *     learner.row(row);                       // a moment for each row
 * }
 * learner.idle(20);                           // twenty moments in which nothing comes
 * learner.learn(3);                           // now it hears that this was a 3
 * }</pre>
 *
 * <p>Everything that is known of the rows at the moment of the answer is the state of a {@link LivingNetwork} ({@link HoldingBody}): the readout sees
 * the trits of that moment, two channels each, and no input. The network is never reset from outside and lives through every moment.
 *
 * <p>What modulators do here, each through the receptors of the living model: noradrenaline and acetylcholine, released while rows come, let states
 * move on and inputs in; without them the plateaus hold every state, and what else may come on the inputs does not get in. Acetylcholine alone, at the
 * start of a new picture, lets go of the old one. Dopamine, released with a label, permits the readout to count. What they do not do: accuracy within what
 * is held comes from {@link CoincidenceMemory}, as in {@link SequentialLearner}. Synapses of the network do not learn; feature neurons are
 * born from early pictures.
 *
 * <p>It belongs to one thread at a time; the same settings and calls give the same bits, and a saved and restored learner goes on bit for bit.
 */
public final class TemporalLearner implements Stateful {

    /** In place of a label that is not known. */
    public static final int UNKNOWN = -1;

    private static final double LABEL_DOPAMINE = 0.9;
    private static final double PERMITTED = 0.5;
    private static final double INK = 0.75;
    private static final double PAPER = 0.25;

    private final TemporalSettings settings;
    private final CounterRandom chance;
    private final int[] heard;
    private final CoincidenceMemory memory;
    private final int[] active;
    private final float[] scores;
    private final Map<Modulator, Double> clamped = new EnumMap<>(Modulator.class);
    private final List<Event> early = new ArrayList<>();
    private int earlyLabels;
    private @Nullable LivingNetwork network;
    private long samples;
    private int rows;
    private boolean attends;

    /** Something that happened in infancy. */
    private record Event(Kind kind, byte[] trits, int number) {}

    private enum Kind {
        ROW,
        DISTRACTION,
        IDLE,
        LABEL
    }

    /** Starts without experience. */
    public TemporalLearner(TemporalSettings settings) {
        this.settings = settings;
        chance = new CounterRandom(settings.seed());
        int chains = settings.chains();
        int places = (settings.height() + settings.stride() - 1) / settings.stride();
        heard = new int[chains * places];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = i / chains * settings.stride() * chains + i % chains;
        }
        memory = new CoincidenceMemory(2 * heard.length, settings.classes());
        active = new int[heard.length];
        scores = new float[settings.classes()];
    }

    /** The settings. */
    public TemporalSettings settings() {
        return settings;
    }

    /** Whether its network exists; before, it is in its infancy. */
    public boolean grown() {
        return network != null;
    }

    /**
     * The network, to look at or to change (lesions, ablations).
     *
     * @throws IllegalStateException in infancy
     */
    public LivingNetwork network() {
        if (network == null) {
            throw new IllegalStateException(
                    "the network is born from " + settings.infancy() + " pictures or at growUp()");
        }
        return network;
    }

    /** Neurons that the readout hears; it has two channels for each. */
    public int heard() {
        return heard.length;
    }

    /** Bytes of what the readout learned; the network comes on top, about 150 bytes a neuron. */
    public long bytes() {
        return CoincidenceMemory.bytes(2L * heard.length, settings.classes());
    }

    /**
     * Keeps a modulator at a level from now on, whatever happens: what would be released is not.
     *
     * @param level 0 to 1
     */
    public void clamp(Modulator modulator, double level) {
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("a level is 0 to 1, not " + level);
        }
        clamped.put(modulator, level);
    }

    /**
     * Lives a moment in which a row of a picture comes and is attended to. The first row after an answer begins a new picture, for which the network
     * first lets go of the old one, in a moment of its own.
     *
     * @param values one for each column, 0 (paper) to 1 (ink)
     * @throws IllegalArgumentException if there are too few, too many, or one is out of range
     */
    public void row(float[] values) {
        happen(new Event(Kind.ROW, trits(values), 0));
    }

    /**
     * Lives a moment in which a row comes that has nothing to do with the picture and is not attended to.
     *
     * @param values one for each column, 0 to 1
     */
    public void distract(float[] values) {
        happen(new Event(Kind.DISTRACTION, trits(values), 0));
    }

    /**
     * Lives moments in which nothing comes.
     *
     * @param moments 0 or more
     */
    public void idle(int moments) {
        if (moments < 0) {
            throw new IllegalArgumentException("moments must be 0 or more, not " + moments);
        }
        happen(new Event(Kind.IDLE, new byte[0], moments));
    }

    /**
     * Lives the moment of the answer, in which the label comes, and learns.
     *
     * @param label 0 to classes − 1
     */
    public void learn(int label) {
        if (label < 0 || label >= settings.classes()) {
            throw new IllegalArgumentException("a label is 0 to " + (settings.classes() - 1) + ", not " + label);
        }
        happen(new Event(Kind.LABEL, new byte[0], label));
        if (network == null && ++earlyLabels >= settings.infancy()) {
            growUp();
        }
    }

    /**
     * Lives the moment of the answer and names what it saw; learns nothing. Ends infancy.
     *
     * @throws IllegalStateException if it never saw a whole picture
     */
    public Guess answer() {
        growUp();
        live(new Event(Kind.LABEL, new byte[0], UNKNOWN));
        memory.scores(active, listen(), scores);
        Guess guess = Guess.of(scores, 0);
        return guess.label() == UNKNOWN ? new Guess(UNKNOWN, 0, UNKNOWN) : guess;
    }

    /**
     * Ends infancy: the network is born and lives through what happened so far. Does nothing later on.
     *
     * @throws IllegalStateException if no whole picture was seen
     */
    public void growUp() {
        if (network != null) {
            return;
        }
        List<byte[]> pictures = pictures();
        if (pictures.isEmpty()) {
            throw new IllegalStateException(
                    "the network is born from pictures; show at least one of " + settings.height() + " rows first");
        }
        network = switch (settings.body()) {
            case HOLDING -> {
                List<RowPatch> patches = new ArrayList<>();
                for (int k = 0; k < settings.chains(); k++) {
                    patches.add(RowPatch.born(k, pictures, settings, chance));
                }
                yield HoldingBody.grow(settings, patches);
            }
            case SMALL_WORLD ->
                LivingNetwork.grow(
                        LivingParameters.DEFAULT.with(Map.of(
                                "num_input_neurons",
                                settings.width() + 1,
                                "num_hidden_neurons",
                                0,
                                "num_output_neurons",
                                settings.chains() * settings.height(),
                                "noise",
                                settings.noise())),
                        settings.seed());
        };
        early.forEach(this::live);
        early.clear();
    }

    /** The pictures of infancy that had all their rows. */
    private List<byte[]> pictures() {
        List<byte[]> pictures = new ArrayList<>();
        byte[] picture = new byte[settings.width() * settings.height()];
        int count = 0;
        for (Event event : early) {
            if (event.kind == Kind.LABEL) {
                count = 0;
            } else if (event.kind == Kind.ROW && count < settings.height()) {
                System.arraycopy(event.trits, 0, picture, count * settings.width(), settings.width());
                if (++count == settings.height()) {
                    pictures.add(picture.clone());
                }
            }
        }
        return pictures;
    }

    private void happen(Event event) {
        if (network == null) {
            early.add(event);
        } else {
            live(event);
        }
    }

    private void live(Event event) {
        switch (event.kind) {
            case ROW -> {
                if (rows == 0) {
                    release(0);
                    network().modulate(Modulator.ACETYLCHOLINE, level(Modulator.ACETYLCHOLINE, 1));
                    network().step();
                }
                rows++;
                attends = true;
                release(1);
                show(event.trits);
                network().step();
            }
            case DISTRACTION -> {
                show(event.trits);
                pass();
            }
            case IDLE -> {
                for (int moment = 0; moment < event.number; moment++) {
                    pass();
                }
            }
            case LABEL -> {
                pass();
                rows = 0;
                if (event.number != UNKNOWN) {
                    count(event.number);
                }
            }
        }
    }

    /**
     * A moment without a row to attend to. Attention outlasts the last row of a picture by one, so that it gets from the retina to the features; in a pause
     * within a picture everything is held as it is.
     */
    private void pass() {
        release(attends && rows >= settings.height() ? 1 : 0);
        attends = false;
        network().step();
    }

    /** Noradrenaline and acetylcholine. */
    private void release(double amount) {
        network().modulate(Modulator.NORADRENALINE, level(Modulator.NORADRENALINE, amount));
        network().modulate(Modulator.ACETYLCHOLINE, level(Modulator.ACETYLCHOLINE, amount));
    }

    private double level(Modulator modulator, double released) {
        return clamped.getOrDefault(modulator, released);
    }

    private void show(byte[] trits) {
        for (int c = 0; c < trits.length; c++) {
            network().inject(c, trits[c]);
        }
        network().inject(trits.length, 1);
    }

    /** A label releases dopamine, and as long as there is enough of it the readout counts. */
    private void count(int label) {
        double before = network().level(Modulator.DOPAMINE);
        network().modulate(Modulator.DOPAMINE, level(Modulator.DOPAMINE, LABEL_DOPAMINE));
        if (network().level(Modulator.DOPAMINE) >= PERMITTED) {
            memory.commit(active, listen(), label);
            memory.relax(chance, samples);
        }
        network().modulate(Modulator.DOPAMINE, level(Modulator.DOPAMINE, before));
        samples++;
    }

    /** Writes the active channels of this moment's trits; gives how many they are. */
    private int listen() {
        float[] state = network().neurons().state.values;
        int first = network().neuronCount() - network().outputCount();
        int count = 0;
        for (int i = 0; i < heard.length; i++) {
            float trit = state[first + heard[i]];
            if (trit > 0) {
                active[count++] = i;
            } else if (trit < 0) {
                active[count++] = heard.length + i;
            }
        }
        return count;
    }

    private byte[] trits(float[] values) {
        if (values.length != settings.width()) {
            throw new IllegalArgumentException(
                    "the row has " + values.length + " values where " + settings.width() + " are needed");
        }
        byte[] trits = new byte[values.length];
        for (int c = 0; c < trits.length; c++) {
            if (!(values[c] >= 0 && values[c] <= 1)) {
                throw new IllegalArgumentException("value " + c + " of the row is " + values[c] + "; 0 to 1 is needed");
            }
            trits[c] = (byte) (values[c] > INK ? 1 : values[c] < PAPER ? -1 : 0);
        }
        return trits;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("settings", settings.toString());
        sink.put("samples", samples);
        sink.put("rows", rows);
        sink.put("attends", attends);
        sink.put("early_labels", earlyLabels);
        for (Modulator modulator : Modulator.values()) {
            sink.put("clamped_" + modulator.key(), clamped.getOrDefault(modulator, -1.0));
        }
        sink.put("early", early.size());
        for (int i = 0; i < early.size(); i++) {
            Event event = early.get(i);
            sink.put("early_kind_" + i, event.kind.ordinal());
            sink.put("early_trits_" + i, event.trits, event.trits.length);
            sink.put("early_number_" + i, event.number);
        }
        sink.put("grown", network != null);
        if (network != null) {
            network.save(sink.into("network"));
        }
        memory.save(sink.into("memory"));
    }

    /** Takes over the state of a learner with the same settings. */
    @Override
    public void restore(StateSource source) {
        if (!source.getText("settings").equals(settings.toString())) {
            throw new SnapshotException("the snapshot was made with other settings: " + source.getText("settings"));
        }
        samples = source.getLong("samples");
        rows = source.getInt("rows");
        attends = source.getBoolean("attends");
        earlyLabels = source.getInt("early_labels");
        clamped.clear();
        for (Modulator modulator : Modulator.values()) {
            double level = source.getDouble("clamped_" + modulator.key());
            if (level >= 0) {
                clamped.put(modulator, level);
            }
        }
        early.clear();
        for (int i = 0; i < source.getInt("early"); i++) {
            early.add(new Event(
                    Kind.values()[source.getInt("early_kind_" + i)],
                    Arrays.copyOf(source.getBytes("early_trits_" + i), source.getBytes("early_trits_" + i).length),
                    source.getInt("early_number_" + i)));
        }
        network = source.getBoolean("grown") ? LivingNetwork.restored(source.from("network")) : null;
        memory.restore(source.from("memory"));
    }
}

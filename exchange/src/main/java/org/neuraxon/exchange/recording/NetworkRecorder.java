package org.neuraxon.exchange.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.MomentListener;
import org.neuraxon.core.Network;
import org.neuraxon.core.Version;
import org.neuraxon.core.state.SnapshotFile;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.recording.Sight.Reading;

/**
 * Records a network of any model while it lives.
 *
 * <pre>{@code
 * try (NetworkRecorder recorder = NetworkRecorder.start(network, folder, RecorderSettings.every(10), Map.of())) {
 *     network.listen(recorder);
 *     network.step(10_000);
 *     recorder.finish(network, true, "10,000 moments were lived");
 * }
 * }</pre>
 *
 * <p>Reads only: a network lives the same moments with it as without. The first row is the network as it was at the start. Tables:
 * {@code moments}; {@code neurons} and {@code synapses}, if asked for, with a row for each one at each look; {@code wiring}, once, in models
 * with synapses that do not learn; {@code events}, for what was done to it.
 */
public final class NetworkRecorder implements MomentListener, AutoCloseable {

    private static final String MOMENTS = "moments";
    private static final String NEURONS = "neurons";
    private static final String SYNAPSES = "synapses";
    private static final String WIRING = "wiring";
    private static final String EVENTS = "events";

    private final RecordingWriter recording;
    private final RecorderSettings settings;
    private final View<?> view;
    private byte[] before = {};
    private long beforeStep = -1;
    private long lastStep;
    private long life;
    private boolean ended;

    private NetworkRecorder(RecordingWriter recording, RecorderSettings settings, View<?> view, long step) {
        this.recording = recording;
        this.settings = settings;
        this.view = view;
        lastStep = step;
    }

    /**
     * Starts to record.
     *
     * @param folder does not exist or is empty
     * @param notes further facts for {@code schema.json}, for instance the preset
     * @throws ExchangeException if the folder holds something or cannot be written
     */
    public static NetworkRecorder start(Network network, Path folder, RecorderSettings settings, Map<String, ?> notes) {
        View<?> view = View.of(Sight.of(network));
        RecordingWriter recording =
                RecordingWriter.create(folder, schema(network, settings, notes, view.sight()), settings.limit());
        NetworkRecorder recorder = new NetworkRecorder(recording, settings, view, network.steps());
        SnapshotFile.write(network.snapshot(), folder.resolve(RecordingFiles.SNAPSHOT_START));
        if (!view.sight().wired().isEmpty()) {
            view.wiring(network, recording.table(WIRING));
        }
        recorder.look(network, network.steps(), true);
        recorder.remember(network, network.steps());
        return recorder;
    }

    /** The network has lived one more moment; a jump to another moment begins another life in column {@code life}. */
    @Override
    public void lived(Network network) {
        if (ended) {
            return;
        }
        long step = network.steps();
        if (step != lastStep + 1) {
            life++;
            beforeStep = -1;
        }
        lastStep = step;
        look(network, step, false);
        if ((step + 1) % settings.every() == 0) {
            remember(network, step);
        }
    }

    /** Writes down what was done to the network before its next moment. */
    public void note(Network network, String what) {
        if (!ended) {
            recording.table(EVENTS).put(network.steps()).put(life).put(what).end();
        }
    }

    /** Whether the recording has reached its limit and takes no more. */
    public boolean full() {
        return recording.full();
    }

    /** What is being written. */
    public RecordingWriter recording() {
        return recording;
    }

    /**
     * Ends the recording; later moments are not looked at.
     *
     * @param network as it is now
     * @param complete whether everything that was asked for was lived
     * @param why why it ends, in one sentence
     */
    public void finish(Network network, boolean complete, String why) {
        if (ended) {
            return;
        }
        ended = true;
        SnapshotFile.write(network.snapshot(), recording.folder().resolve(RecordingFiles.SNAPSHOT_END));
        boolean full = recording.full();
        recording.finish(
                complete && !full,
                full ? "the limit of " + settings.limit() + " bytes was reached; " + why : why,
                network.digest());
    }

    /** Lets go of the files; without a {@link #finish} before, the recording is one that was interrupted. */
    @Override
    public void close() {
        ended = true;
        recording.close();
    }

    private void remember(Network network, long step) {
        int count = network.neuronCount();
        if (before.length != count) {
            before = new byte[count];
        }
        for (int n = network.inputCount(); n < count; n++) {
            before[n] = (byte) network.state(n);
        }
        beforeStep = step;
    }

    /** Writes what is due at this age; at the start everything is. */
    private void look(Network network, long step, boolean start) {
        if (start || step % settings.every() == 0) {
            moment(network, step);
        }
        if (settings.neuronsEvery() > 0 && (start || step % settings.neuronsEvery() == 0)) {
            view.neurons(network, recording.table(NEURONS), life);
        }
        if (settings.synapsesEvery() > 0 && (start || step % settings.synapsesEvery() == 0)) {
            view.synapses(network, recording.table(SYNAPSES), life);
        }
    }

    private void moment(Network network, long step) {
        int first = network.inputCount();
        int count = network.neuronCount();
        boolean compare = beforeStep == step - 1 && before.length == count;
        int up = 0;
        int down = 0;
        int changed = 0;
        int activeBefore = 0;
        double sum = 0;
        double squares = 0;
        for (int n = first; n < count; n++) {
            int state = network.state(n);
            up += state > 0 ? 1 : 0;
            down += state < 0 ? 1 : 0;
            if (compare) {
                changed += state != before[n] ? 1 : 0;
                activeBefore += before[n] != 0 ? 1 : 0;
            }
            double potential = network.potential(n);
            sum += potential;
            squares += potential * potential;
        }
        double all = Math.max(1, count - first);
        double mean = sum / all;
        RowWriter row = recording.table(MOMENTS);
        row.put(step).put(network.time()).put(life).put(up / all).put(down / all);
        if (compare) {
            row.put(changed / all).put(activeBefore / all);
        } else {
            row.missing().missing();
        }
        for (Modulator modulator : Modulator.values()) {
            row.put(network.level(modulator));
        }
        row.put(mean).put(Math.sqrt(Math.max(0, squares / all - mean * mean))).put((long) network.synapseCount());
        view.whole(network, row);
        row.end();
    }

    private static RecordingSchema schema(
            Network network, RecorderSettings settings, Map<String, ?> notes, Sight<?> sight) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", network.model());
        facts.put("seed", network.seed());
        facts.put("dt_ms", network.dt());
        facts.put("neurons", (long) network.neuronCount());
        facts.put("inputs", (long) network.inputCount());
        facts.put("outputs", (long) network.outputCount());
        facts.put("first_step", network.steps());
        facts.put(
                "ablated",
                network.ablated().stream()
                        .map(mechanism -> mechanism.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(",")));
        facts.put("every", (long) settings.every());
        facts.put("neurons_every", (long) settings.neuronsEvery());
        facts.put("synapses_every", (long) settings.synapsesEvery());
        facts.putAll(notes);
        List<RecordedTable> tables = new ArrayList<>();
        tables.add(new RecordedTable(MOMENTS, "the network as a whole after a moment", moments(sight)));
        if (settings.neuronsEvery() > 0) {
            tables.add(new RecordedTable(NEURONS, "one neuron after a moment", neurons(sight)));
        }
        if (settings.synapsesEvery() > 0) {
            tables.add(new RecordedTable(
                    SYNAPSES,
                    "one synapse that learns, after a moment",
                    withStart(List.of(step(), life()), sight.synapse())));
        }
        if (!sight.wired().isEmpty()) {
            tables.add(new RecordedTable(
                    WIRING, "one synapse that does not learn, as at the start", withStart(List.of(), sight.wired())));
        }
        tables.add(new RecordedTable(
                EVENTS,
                "something done to the network from outside, before the moment after this step",
                List.of(step(), life(), Quantity.text("what", "what was done"))));
        return new RecordingSchema(
                "a " + network.model() + " network with seed " + network.seed(),
                Version.CODE,
                network.digest(),
                facts,
                RecordingSchema.settings(network.parameters()),
                tables);
    }

    private static Quantity step() {
        return Quantity.whole("step", "moments", "moments lived");
    }

    private static Quantity life() {
        return Quantity.whole("life", "1", "0, and one more after each jump to another moment");
    }

    private static List<Quantity> moments(Sight<?> sight) {
        List<Quantity> columns = new ArrayList<>(List.of(
                step(),
                Quantity.real("time", "ms", "model time"),
                life(),
                Quantity.real("up", "1", "share of the neurons at +1, inputs left out"),
                Quantity.real("down", "1", "share of the neurons at -1, inputs left out"),
                Quantity.real("changed", "1", "share of the neurons whose state changed in this moment"),
                Quantity.real(
                        "active_before",
                        "1",
                        "share of the neurons not at 0 a moment before; regr_slope(up + down, active_before) is the naive"
                                + " branching ratio")));
        for (Modulator modulator : Modulator.values()) {
            columns.add(Quantity.real(modulator.key(), "1", "level, tonic and phasic together, 0 to 1"));
        }
        columns.add(Quantity.real("potential_mean", "1", "mean membrane potential, inputs left out"));
        columns.add(Quantity.real("potential_sd", "1", "its standard deviation over the neurons"));
        columns.add(Quantity.whole("synapses", "1", "synapses alive, of all kinds"));
        return withStart(columns, sight.whole());
    }

    private static List<Quantity> neurons(Sight<?> sight) {
        return withStart(
                List.of(
                        step(),
                        life(),
                        Quantity.whole("neuron", "1", "its number: inputs come first, outputs last"),
                        Quantity.whole("state", "1", "-1, 0 or +1"),
                        Quantity.real("potential", "1", "membrane potential")),
                sight.neuron());
    }

    private static List<Quantity> withStart(List<Quantity> start, List<? extends Reading<?>> readings) {
        List<Quantity> columns = new ArrayList<>(start);
        readings.forEach(reading -> columns.add(reading.quantity()));
        return columns;
    }

    /** A sight and how it fills rows. */
    private record View<N extends Network>(Sight<N> sight) {

        static <N extends Network> View<N> of(Sight<N> sight) {
            return new View<>(sight);
        }

        void whole(Network network, RowWriter row) {
            read(sight.whole(), sight.type().cast(network), 0, row);
        }

        void neurons(Network network, RowWriter row, long life) {
            N seen = sight.type().cast(network);
            for (int n = 0; n < network.neuronCount(); n++) {
                row.put(network.steps()).put(life).put((long) n).put((long) network.state(n));
                row.put(network.potential(n));
                read(sight.neuron(), seen, n, row);
                row.end();
            }
        }

        void synapses(Network network, RowWriter row, long life) {
            N seen = sight.type().cast(network);
            int places = sight.places().of(seen);
            for (int s = 0; s < places; s++) {
                if (sight.alive().at(seen, s)) {
                    row.put(network.steps()).put(life);
                    read(sight.synapse(), seen, s, row);
                    row.end();
                }
            }
        }

        void wiring(Network network, RowWriter row) {
            N seen = sight.type().cast(network);
            int wires = sight.wires().of(seen);
            for (int w = 0; w < wires; w++) {
                read(sight.wired(), seen, w, row);
                row.end();
            }
        }

        private static <N> void read(List<Reading<N>> readings, N network, int index, RowWriter row) {
            for (Reading<N> reading : readings) {
                reading.source().read(network, index, row);
            }
        }
    }
}

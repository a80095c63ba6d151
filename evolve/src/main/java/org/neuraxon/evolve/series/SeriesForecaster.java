package org.neuraxon.evolve.series;

import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Genome;

/**
 * A ring that hears a series, and a readout that learns from every row what the row some rows later will be.
 *
 * <p>The readout sees 1, the last values (as many as the genome says), the potential of every ring neuron, and the trits of the first ones.
 */
public final class SeriesForecaster implements Creature, Lookout, Stateful {

    private final SeriesGenome genome;
    private final RingNetwork network;
    private final LeastSquares readout;
    private final int horizon;
    private final int neurons;
    private final int trits;
    private final double[] past;
    private final double[][] waiting;
    private long row;
    private double heard;
    private double said;

    /** A network at the start of its life. */
    public SeriesForecaster(SeriesGenome genome) {
        this.genome = genome;
        network = genome.network();
        horizon = genome.horizon();
        neurons = network.outputCount();
        trits = Math.min(neurons, (int) genome.value(Gene.TRITS));
        past = new double[(int) genome.value(Gene.LAGS)];
        int features = 1 + past.length + neurons + trits;
        double prior = Math.scalb(1.0, (int) genome.value(Gene.PRIOR));
        readout = new LeastSquares(features, genome.value(Gene.FORGETTING), prior);
        waiting = new double[horizon][features];
    }

    /** The one that a snapshot, or a part of one, describes. */
    public static SeriesForecaster restored(StateSource source) {
        SeriesForecaster forecaster = new SeriesForecaster(SeriesGenome.restored(source.from("genome")));
        forecaster.restore(source);
        return forecaster;
    }

    /** What it was born of. */
    public SeriesGenome genome() {
        return genome;
    }

    /** Its network; read it between moments. */
    public RingNetwork network() {
        return network;
    }

    /**
     * Hears the next row, learns from it and lives a moment.
     *
     * @param value in standard deviations from the mean of the series
     * @return what the row some rows later will be
     */
    @Override
    public double next(double value) {
        double[] phi = waiting[(int) (row % horizon)];
        if (row >= horizon) {
            readout.learn(phi, value);
        }
        network.inject(0, value);
        network.step();
        for (int lag = past.length - 1; lag > 0; lag--) {
            past[lag] = past[lag - 1];
        }
        if (past.length > 0) {
            past[0] = value;
        }
        phi[0] = 1;
        int at = 1;
        for (double lag : past) {
            phi[at++] = lag;
        }
        for (int n = 1; n <= neurons; n++) {
            phi[at++] = network.potential(n);
        }
        for (int n = 1; n <= trits; n++) {
            phi[at++] = network.state(n);
        }
        row++;
        return Lookout.within(readout.value(phi));
    }

    @Override
    public void sense(int port, int trit) {
        heard = trit;
    }

    @Override
    public void hear(int port, double value) {
        heard = value;
    }

    @Override
    public void live() {
        said = next(heard);
    }

    @Override
    public int answer(int port) {
        return said > 0 ? 1 : said < 0 ? -1 : 0;
    }

    @Override
    public double say(int port) {
        return said;
    }

    /** What it learns from comes with the series. */
    @Override
    public void reward(int trit) {}

    @Override
    public Genome legacy() {
        return genome;
    }

    @Override
    public void save(StateSink sink) {
        genome.save(sink.into("genome"));
        network.save(sink.into("network"));
        readout.save(sink.into("readout"));
        sink.put("past", past, past.length);
        for (int i = 0; i < horizon; i++) {
            sink.put("waiting" + i, waiting[i], waiting[i].length);
        }
        sink.put("row", row);
        sink.put("heard", heard);
        sink.put("said", said);
    }

    @Override
    public void restore(StateSource source) {
        network.restore(source.from("network"));
        readout.restore(source.from("readout"));
        source.read("past", past);
        for (int i = 0; i < horizon; i++) {
            source.read("waiting" + i, waiting[i]);
        }
        row = source.getLong("row");
        heard = source.getDouble("heard");
        said = source.getDouble("said");
    }
}

package org.neuraxon.evolve.series;

import java.util.HexFormat;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.ring.RingNetwork;

/** What {@code docs/specs/neuraxon-work.md} publishes, worked out anew. */
final class Vectors {

    private static final int GENOMES = 12;
    private static final int CHALLENGES = 3;

    private Vectors() {}

    /** The generated series of the specification, section 7. */
    static double[] mackeyGlass(int rows) {
        double[] past = new double[17];
        for (int i = 0; i < past.length; i++) {
            past[i] = 0.5 + 7 * i % 17 / 17.0;
        }
        double x = past[16];
        double[] out = new double[rows];
        for (int step = 0; step < 6 * (rows + 60); step++) {
            double then = past[step % 17];
            double fifth = then * then * then * then * then;
            past[step % 17] = x;
            x = x + 0.2 * then / (1 + fifth * fifth) - 0.1 * x;
            if (step % 6 == 0 && step >= 360) {
                out[step / 6 - 60] = x;
            }
        }
        return out;
    }

    static SeriesTask task() {
        return new SeriesTask(mackeyGlass(1200), 2, 4, 260, 80, 0.02);
    }

    /** Genomes of drawn bytes, and the two extremes. */
    static byte[] genome(int number) {
        byte[] bytes = new byte[SeriesGenome.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (number == 0 ? 0 : number == 1 ? 0xff : new CounterRandom(number).bits(0, 0, i) >>> 56);
        }
        return bytes;
    }

    static long origin(int number) {
        return 0x0123456789abcdefL * (number % 5);
    }

    static long challenge(int number) {
        return 0x9e3779b97f4a7c15L * number;
    }

    static String scores() {
        StringBuilder text = new StringBuilder("origin,genome,challenge,piece_0,piece_1,piece_2,piece_3,score\n");
        for (int number = 0; number < GENOMES; number++) {
            SeriesGenome genome = SeriesGenome.of(new SeriesSpecies(origin(number), 2), genome(number));
            for (int c = 0; c < CHALLENGES; c++) {
                SeriesFitness fitness = new SeriesFitness(task(), challenge(c));
                text.append(String.format("%016x,%s,%016x", origin(number), hex(genome.bytes()), challenge(c)));
                for (int piece = 0; piece < 4; piece++) {
                    text.append(',').append((int) (fitness.of(genome.born(), piece) * SeriesFitness.OCTAVE));
                }
                text.append(',').append(fitness.score(genome)).append('\n');
            }
        }
        return text.toString();
    }

    /** The third genome's first moments, every double by its bits. */
    static String trace() {
        StringBuilder text = new StringBuilder("key,value\n");
        SeriesGenome genome = SeriesGenome.of(new SeriesSpecies(origin(2), 2), genome(2));
        SeriesFitness fitness = new SeriesFitness(task(), challenge(1));
        line(text, "genome", hex(genome.bytes()));
        line(text, "growth_seed", String.format("%016x", genome.growthSeed()));
        genome.values().forEach((gene, value) -> line(text, gene, bits(value)));
        RingNetwork network = genome.network();
        for (int n = 1; n <= 4; n++) {
            line(text, "threshold_" + n, bits(network.neurons().threshold.values[n]));
            line(text, "decay_" + n, bits(network.neurons().decay.values[n]));
            line(text, "bias_" + n, bits(network.neurons().bias.values[n]));
            for (int tap = network.neurons().firstTap(n); tap < network.neurons().tapEnd.values[n]; tap++) {
                line(text, "tap_" + tap + "_delay", Integer.toString(network.taps().delay.values[tap]));
                line(text, "tap_" + tap + "_weight", bits(network.taps().weight.values[tap]));
            }
        }
        for (int s = 0; s < Math.min(4, network.synapses().count()); s++) {
            line(text, "synapse_" + s + "_from", Integer.toString(network.synapses().pre.values[s]));
            line(text, "synapse_" + s + "_weight", bits(network.synapses().weight.values[s]));
        }
        SeriesForecaster creature = new SeriesForecaster(genome);
        LinearLookout reference = new LinearLookout(2);
        for (int piece = 0; piece < 4; piece++) {
            line(text, "begin_" + piece, Integer.toString(fitness.begin(piece)));
        }
        for (int row = 0; row < 6; row++) {
            double seen = fitness.seen(0, row);
            line(text, "seen_" + row, bits(seen));
            line(text, "reference_" + row, bits(reference.next(seen)));
            line(text, "forecast_" + row, bits(creature.next(seen)));
            network.inject(0, seen);
            network.step();
            for (int n = 1; n <= 4; n++) {
                line(text, "potential_" + row + "_" + n, bits(network.potential(n)));
                line(text, "trit_" + row + "_" + n, Integer.toString(network.state(n)));
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(',').append(value).append('\n');
    }

    private static String bits(double value) {
        return String.format("%016x", Double.doubleToRawLongBits(value));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Prints the vectors, for another JVM to compare. */
    public static void main(String[] arguments) {
        String text = arguments.length > 0 && arguments[0].equals("trace") ? trace() : scores();
        System.out.print(text);
    }
}

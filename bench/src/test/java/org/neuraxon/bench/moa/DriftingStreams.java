package org.neuraxon.bench.moa;

import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import moa.classifiers.Classifier;
import moa.core.Utils;
import moa.options.ClassOption;
import moa.options.OptionHandler;
import moa.streams.ArffFileStream;
import moa.streams.ExampleStream;
import org.neuraxon.bench.Mlp64;
import org.neuraxon.learn.classify.ClassifierPart;
import org.neuraxon.learn.classify.ClassifierSettings;
import org.neuraxon.learn.classify.Column;
import org.neuraxon.learn.classify.StreamClassifier;

/**
 * Ours beside MOA's learners on drifting streams, and MOA's generators as CSV.
 *
 * <pre>
 *   csv STREAMS.tsv NAME OUT.csv [ROWS]           writes a generated stream, its label last
 *   table STREAMS.tsv [FILE.arff.gz ...]          accuracy, kappa, accuracy after changes and speed of all learners
 * </pre>
 *
 * A line of STREAMS.tsv is a name, a tab and a stream as MOA's command line writes it. System properties: {@code rows} (100,000),
 * {@code seeds} (added to every seed of the generators, 0), {@code learners} (a pattern of names, all). Streams are made beforehand; speed is
 * instances per second of processor time, test and train.
 */
public final class DriftingStreams {

    private static final int AFTER = 2000;
    private static final Pattern SEED = Pattern.compile("-([ir]) (\\d+)");
    private static final Pattern CHANGE = Pattern.compile("-p (\\d+)");

    private DriftingStreams() {}

    /** A stream in memory. */
    private record Made(
            String name,
            int[] categories,
            int classes,
            double[][] rows,
            int[] answers,
            List<Instance> instances,
            int[] changes) {}

    /** Guesses, then learns. */
    private interface Learner {
        int observe(int row);
    }

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Map<String, String> streams = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[1]))) {
            streams.put(line.split("\t")[0], line.split("\t")[1]);
        }
        if (arguments[0].equals("csv")) {
            int rows = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 100_000;
            csv(stream(streams.get(arguments[2])), rows, Path.of(arguments[3]));
            return;
        }
        List<Made> all = new ArrayList<>();
        for (Map.Entry<String, String> one : streams.entrySet()) {
            all.add(made(
                    one.getKey(),
                    stream(one.getValue()),
                    Integer.getInteger("rows", 100_000),
                    changes(one.getValue())));
        }
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            all.add(file(Path.of(file)));
        }
        table(all);
    }

    private static ExampleStream<?> stream(String text) {
        int more = Integer.getInteger("seeds", 0);
        StringBuilder seeded = new StringBuilder();
        Matcher seeds = SEED.matcher(text);
        boolean radial = text.contains("RBF");
        while (seeds.find()) {
            // -r is a seed of the radial generator, and of a change that is made of two streams not worth changing.
            boolean isSeed = seeds.group(1).equals("i") || radial;
            int value = Integer.parseInt(seeds.group(2)) + (isSeed ? more : 0);
            seeds.appendReplacement(seeded, "-" + seeds.group(1) + " " + value);
        }
        seeds.appendTail(seeded);
        try {
            ExampleStream<?> stream =
                    (ExampleStream<?>) ClassOption.cliStringToObject(seeded.toString(), ExampleStream.class, null);
            ((OptionHandler) stream).prepareForUse();
            return stream;
        } catch (Exception e) {
            throw new IllegalArgumentException("MOA does not understand '" + text + "'", e);
        }
    }

    /** The rows at which nested changes happen: their distances, summed. */
    private static int[] changes(String text) {
        List<Integer> found = new ArrayList<>();
        Matcher distances = CHANGE.matcher(text);
        int sum = 0;
        while (distances.find()) {
            sum += Integer.parseInt(distances.group(1));
            found.add(sum);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Made file(Path file) throws IOException {
        Path plain = Files.createTempFile("stream", ".arff");
        try (OutputStream out = Files.newOutputStream(plain);
                GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            in.transferTo(out);
        }
        ArffFileStream stream = new ArffFileStream(plain.toString(), -1);
        stream.prepareForUse();
        Made made = made(file.getFileName().toString().replaceAll("\\..*", ""), stream, Integer.MAX_VALUE, new int[0]);
        Files.delete(plain);
        return made;
    }

    private static Made made(String name, ExampleStream<?> stream, int most, int[] changes) {
        InstancesHeader header = stream.getHeader();
        int label = header.classIndex();
        int[] categories = new int[header.numAttributes() - 1];
        for (int i = 0; i < categories.length; i++) {
            Attribute column = header.attribute(i < label ? i : i + 1);
            categories[i] = column.isNominal() ? Math.max(2, column.numValues()) : 0;
        }
        List<double[]> rows = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        List<Instance> instances = new ArrayList<>();
        while (stream.hasMoreInstances() && rows.size() < most) {
            Instance one = (Instance) stream.nextInstance().getData();
            double[] row = new double[categories.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = one.value(i < label ? i : i + 1);
            }
            rows.add(row);
            answers.add((int) one.classValue());
            instances.add(one);
        }
        return new Made(
                name,
                categories,
                header.numClasses(),
                rows.toArray(new double[0][]),
                answers.stream().mapToInt(Integer::intValue).toArray(),
                instances,
                changes);
    }

    private static void csv(ExampleStream<?> stream, int rows, Path out) throws IOException {
        InstancesHeader header = stream.getHeader();
        int label = header.classIndex();
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < header.numAttributes(); i++) {
                if (i != label) {
                    cells.add(header.attribute(i).name());
                }
            }
            cells.add("class");
            lines.println(String.join(",", cells));
            for (int t = 0; t < rows && stream.hasMoreInstances(); t++) {
                Instance one = (Instance) stream.nextInstance().getData();
                cells.clear();
                for (int i = 0; i < header.numAttributes(); i++) {
                    if (i != label) {
                        cells.add(cell(header.attribute(i), one.value(i)));
                    }
                }
                cells.add(cell(header.attribute(label), one.classValue()));
                lines.println(String.join(",", cells));
            }
        }
    }

    /** A category never looks like a number, so that a reader of CSV sees which columns hold categories. */
    private static String cell(Attribute column, double value) {
        if (!column.isNominal()) {
            return Double.toString(value);
        }
        String name = column.value((int) value);
        return name.matches("[-+.0-9].*") ? "v" + name : name;
    }

    private static void table(List<Made> all) {
        Map<String, String> peers = new LinkedHashMap<>();
        peers.put("NoChange", "functions.NoChange");
        peers.put("NB", "bayes.NaiveBayes");
        peers.put("HAT", "trees.HoeffdingAdaptiveTree");
        peers.put("kNN", "lazy.kNN");
        peers.put("LevBag10", "meta.LeveragingBag -s 10");
        peers.put("ARF10", "meta.AdaptiveRandomForest -s 10");
        peers.put("SRP10", "meta.StreamingRandomPatches -s 10");
        List<String> names = new ArrayList<>(List.of("Neuraxon"));
        for (ClassifierPart part : ClassifierPart.values()) {
            names.add("without " + part);
        }
        names.add("MLP64");
        names.addAll(peers.keySet());
        System.out.println("learner\tstream\taccuracy\tkappa\tkappa-temporal\tafter changes\tinstances/s");
        for (String name : names) {
            if (!name.matches(System.getProperty("learners", ".*"))) {
                continue;
            }
            double sum = 0;
            for (Made made : all) {
                sum += run(name, made, peers);
            }
            System.out.printf("%s\tmean\t%.2f%n", name, sum / all.size());
        }
    }

    private static Learner learner(String name, Made made, Map<String, String> peers) {
        if (name.equals("MLP64")) {
            Mlp64 network = new Mlp64(made.categories(), made.classes());
            return row -> network.observe(made.rows()[row], made.answers()[row]);
        }
        String peer = peers.get(name);
        if (peer == null) {
            ClassifierSettings settings = ClassifierSettings.of(
                    Arrays.stream(made.categories()).mapToObj(Column::new).toList());
            StreamClassifier ours = new StreamClassifier(
                    name.startsWith("without")
                            ? settings.without(ClassifierPart.valueOf(name.substring("without ".length())))
                            : settings);
            return row -> ours.observe(made.rows()[row], made.answers()[row]).label();
        }
        try {
            Classifier moa = (Classifier) ClassOption.cliStringToObject(peer, Classifier.class, null);
            moa.prepareForUse();
            moa.setModelContext(new InstancesHeader(made.instances().get(0).dataset()));
            moa.resetLearning();
            return row -> {
                Instance one = made.instances().get(row);
                int guess = Utils.maxIndex(moa.getVotesForInstance(one));
                moa.trainOnInstance(one);
                return guess;
            };
        } catch (Exception e) {
            throw new IllegalArgumentException("MOA does not know " + peer, e);
        }
    }

    private static double run(String name, Made made, Map<String, String> peers) {
        Learner learner = learner(name, made, peers);
        int rows = made.rows().length;
        int[] guesses = new int[rows];
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int t = 0; t < rows; t++) {
            guesses[t] = learner.observe(t);
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e9;
        double right = 0;
        double repeated = 0;
        double[] guessed = new double[made.classes()];
        double[] answered = new double[made.classes()];
        double afterRight = 0;
        double after = 0;
        for (int t = 0; t < rows; t++) {
            int answer = made.answers()[t];
            boolean hit = guesses[t] == answer;
            right += hit ? 1 : 0;
            repeated += t > 0 && made.answers()[t - 1] == answer ? 1 : 0;
            if (guesses[t] >= 0 && guesses[t] < guessed.length) {
                guessed[guesses[t]]++;
            }
            answered[answer]++;
            for (int change : made.changes()) {
                if (t >= change && t < change + AFTER) {
                    after++;
                    afterRight += hit ? 1 : 0;
                }
            }
        }
        double chance = 0;
        for (int c = 0; c < guessed.length; c++) {
            chance += guessed[c] / rows * (answered[c] / rows);
        }
        double accuracy = right / rows;
        double repeating = repeated / rows;
        System.out.printf(
                "%s\t%s\t%.2f\t%.2f\t%.2f\t%s\t%.0f%n",
                name,
                made.name(),
                100 * accuracy,
                100 * (accuracy - chance) / (1 - chance),
                100 * (accuracy - repeating) / (1 - repeating),
                after > 0 ? String.format("%.1f", 100 * afterRight / after) : "-",
                rows / seconds);
        return 100 * accuracy;
    }
}

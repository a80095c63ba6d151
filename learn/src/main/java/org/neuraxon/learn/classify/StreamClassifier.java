package org.neuraxon.learn.classify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Classifies the rows of a stream as they come and learns from each answer: one pass, a row at a time, no training phase.
 *
 * <pre>{@code
 * StreamClassifier classifier = new StreamClassifier(ClassifierSettings.ofNumbers(3));
 * for (Event event : events) {
 *     Classification guess = classifier.predict(event.values());
 *     act(guess.label(), guess.confidence());
 *     classifier.learn(event.values(), event.outcome());
 * }
 * }</pre>
 *
 * <p>Four memories look at each row: evidence that adds up ({@link LinearExpert}), learned features ({@link HiddenExpert}), the last
 * five hundred rows ({@link EpisodicExpert}) and trinary codes with fast and slow evidence ({@link CodeExpert}). An {@link OpinionPool} trusts
 * each as far as it has helped. What changes fast is carried by episodes and fast evidence, what stays by the rest.
 *
 * <p>Cells: numbers; categories as 0, 1, 2, ...; NaN where missing. Classes are 0, 1, 2, ...; new ones may turn up at any time, at most
 * {@value #MOST_CLASSES}. It never sees past answers as inputs. A classifier belongs to one thread at a time; the same settings and rows
 * give the same bits, and a saved and restored classifier goes on bit for bit.
 */
public final class StreamClassifier implements Stateful {

    /** The most classes. */
    public static final int MOST_CLASSES = 1000;

    /** In place of an answer that is not known. */
    public static final int UNKNOWN = -1;

    private static final float TRUST_RATE = 0.01f;
    /** No memory may rule a class out: ln of the least probability it can give. */
    private static final float LEAST = -9.25f;

    private final ClassifierSettings settings;
    private final EncodedRow row;
    private final List<ClassifierPart> parts;
    private final Expert[] experts;
    private final CodeExpert codes;
    private final OpinionPool pool;
    private float[] pooled = {};
    private int classes;
    private long answers;

    /** Starts without experience. */
    public StreamClassifier(ClassifierSettings settings) {
        this.settings = settings;
        row = new EncodedRow(settings.columns());
        CounterRandom chance = new CounterRandom(settings.seed());
        codes = new CodeExpert(row, chance);
        parts = List.copyOf(EnumSet.copyOf(settings.parts()));
        List<Expert> made = new ArrayList<>();
        for (ClassifierPart part : parts) {
            made.add(
                    switch (part) {
                        case LINEAR -> new LinearExpert(row.lines());
                        case HIDDEN -> new HiddenExpert(row, chance);
                        case EPISODES -> new EpisodicExpert(row);
                        case CODES -> codes;
                    });
        }
        experts = made.toArray(new Expert[0]);
        int opinions = experts.length + (hasCodes() ? 1 : 0);
        pool = new OpinionPool(opinions, 1f / opinions, TRUST_RATE);
        grow(1);
    }

    /** Codes come last and have two opinions. */
    private boolean hasCodes() {
        return settings.parts().contains(ClassifierPart.CODES);
    }

    private void grow(int count) {
        classes = count;
        for (Expert expert : experts) {
            expert.grow(count);
        }
        pool.grow(count);
        pooled = new float[count];
    }

    /** The settings. */
    public ClassifierSettings settings() {
        return settings;
    }

    /** The number of classes known: one more than the highest answer so far. */
    public int classes() {
        return classes;
    }

    /** How many answers were learned. */
    public long answers() {
        return answers;
    }

    /**
     * Classifies a row, and learns nothing.
     *
     * @param cells one for each column
     * @throws IllegalArgumentException if there are more or fewer
     */
    public Classification predict(double... cells) {
        judge(cells);
        return classification();
    }

    /**
     * Classifies a row, then learns its answer.
     *
     * @param cells one for each column
     * @param answer its class, or {@link #UNKNOWN}: nothing is learned
     * @return what was thought of the row before the answer was looked at
     * @throws IllegalArgumentException if there are more or fewer cells, or the class is out of range
     */
    public Classification observe(double[] cells, int answer) {
        if (answer < UNKNOWN || answer >= MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "a class is 0 to " + (MOST_CLASSES - 1) + ", or -1 if unknown, not " + answer);
        }
        judge(cells);
        Classification seen = classification();
        if (answer == UNKNOWN) {
            return seen;
        }
        if (answer >= classes) {
            grow(answer + 1);
            judge(cells);
        }
        pool.learn(answer);
        for (Expert expert : experts) {
            expert.learn(row, answer);
        }
        row.learn();
        answers++;
        return seen;
    }

    /**
     * Learns the answer to a row, also to one that was classified long ago.
     *
     * @param cells one for each column
     * @param answer its class
     */
    public void learn(double[] cells, int answer) {
        observe(cells, answer);
    }

    private void judge(double[] cells) {
        if (cells.length != row.columns()) {
            throw new IllegalArgumentException(
                    "the row has " + cells.length + " cells where " + row.columns() + " are needed");
        }
        row.encode(cells);
        for (int i = 0; i < experts.length; i++) {
            experts[i].judge(row, pool.opinion(i));
        }
        if (hasCodes()) {
            System.arraycopy(codes.slowOpinion(), 0, pool.opinion(experts.length), 0, classes);
        }
        pool.bound(LEAST);
        pool.pool(pooled);
    }

    private Classification classification() {
        float[] share = pool.share();
        return new Classification(OpinionPool.highest(share), share.clone());
    }

    /** Why a row is classified as it is; takes as long as classifying it once for each column. Learns nothing. */
    public Explanation explain(double... cells) {
        double[] covered = cells.clone();
        judge(cells);
        int label = OpinionPool.highest(pooled);
        double whole = pooled[label];
        List<Explanation.Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < pool.count(); i++) {
            float[] opinion = pool.opinion(i);
            opinions.add(new Explanation.Opinion(
                    parts.get(Math.min(i, parts.size() - 1)),
                    pool.trust(i),
                    OpinionPool.highest(opinion),
                    StrictMath.exp(opinion[label])));
        }
        double[] columns = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            covered[i] = Double.NaN;
            judge(covered);
            columns[i] = whole - pooled[label];
            covered[i] = cells[i];
        }
        return new Explanation(label, List.copyOf(opinions), columns);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("parts", parts.toString());
        sink.put("seed", settings.seed());
        sink.put("classes", classes);
        sink.put("answers", answers);
        row.save(sink.into("row"));
        pool.save(sink.into("pool"));
        for (int i = 0; i < experts.length; i++) {
            experts[i].save(sink.into("expert_" + i));
        }
    }

    /** Takes over the state of a classifier with the same settings. */
    @Override
    public void restore(StateSource source) {
        if (!source.getText("parts").equals(parts.toString()) || source.getLong("seed") != settings.seed()) {
            throw new SnapshotException("the snapshot was made with other parts or another seed");
        }
        int saved = source.getInt("classes");
        if (saved < classes || saved > MOST_CLASSES) {
            throw new SnapshotException("the snapshot has " + saved + " classes where " + classes + " to "
                    + MOST_CLASSES + " are possible; restore into a new classifier");
        }
        if (saved > classes) {
            grow(saved);
        }
        answers = source.getLong("answers");
        row.restore(source.from("row"));
        pool.restore(source.from("pool"));
        for (int i = 0; i < experts.length; i++) {
            experts[i].restore(source.from("expert_" + i));
        }
    }
}

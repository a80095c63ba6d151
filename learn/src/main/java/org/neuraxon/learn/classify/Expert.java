package org.neuraxon.learn.classify;

import org.neuraxon.core.state.Stateful;

/** One kind of memory: has an opinion of a row, and learns when the answer comes. */
interface Expert extends Stateful {

    /** Makes room for so many classes; more than before. */
    void grow(int classes);

    /**
     * Forms an opinion of a row.
     *
     * @param opinion takes up the logarithm of each class's probability; as many as there are classes
     */
    void judge(EncodedRow row, float[] opinion);

    /** Learns the answer to the row judged last. */
    void learn(EncodedRow row, int label);
}

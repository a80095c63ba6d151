package org.neuraxon.learn.forecast;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Recursive least squares with forgetting (Plackett, 1950) for any number of targets of the same features. The gain depends on the features
 * alone, so it is computed when they are seen and used when a target arrives:
 *
 * <pre>
 * q = P φ     k = q / (λ + φ·q)     later, for each target: w = w + k (y - w·φ)
 * P = E ((P - k qᵀ) / λ) E,  E diagonal with E_i = √(P0 / P_ii) where P_ii > P0, else 1
 * </pre>
 *
 * <p>The cap E keeps every diagonal entry at P0 or below, so a direction that is never excited cannot wind up; written as a congruence with
 * products that commute it keeps P symmetric bit by bit. If rounding should ever make P indefinite, P starts again at 100 I and the weights
 * stay. The change of P for one row is made in the pass over P that the next row needs anyway. Only its lower triangle is kept and worked on;
 * every sum is taken in the order in which the whole matrix would give it, so the bits are those of the formulas above.
 */
public final class RecursiveLeastSquares implements Stateful {

    /** P after an emergency. */
    private static final double RESTART = 100;

    /** Rows of P worked on together: each has a sum of its own that waits for itself only. */
    private static final int TOGETHER = 4;

    private final int features;
    private final double prior;
    /** The lower triangle of P, row by row. */
    private final double[] covariance;
    /** Last row's k scaled so that P changes by the product of this with itself. */
    private final double[] change;

    /** Rows of P while they are worked on: a loop becomes vectors only where all arrays are read at the same place. */
    private final double[][] lines;

    private final double[] sums = new double[TOGETHER];
    private final double[] product;
    private final double[] cap;
    private double inverseForgetting = 1;
    private long restarts;

    /**
     * Starts without knowledge.
     *
     * @param features the number of features, at least 1
     * @param prior P0: variance of a weight before anything is known
     */
    public RecursiveLeastSquares(int features, double prior) {
        if (features < 1 || features > 20_000) {
            throw new IllegalArgumentException("features must be 1 to 20000, not " + features);
        }
        this.features = features;
        this.prior = prior;
        covariance = new double[row(features)];
        change = new double[features];
        lines = new double[TOGETHER][features];
        product = new double[features];
        cap = new double[features];
        fill(prior);
    }

    /**
     * The gain of a row of features; learns about the features.
     *
     * @param phi the features
     * @param gain takes the gain
     * @param at where in {@code gain} it starts
     * @param forgetting λ in (0, 1]; 1 forgets nothing
     */
    public void gain(double[] phi, double[] gain, int at, double forgetting) {
        prepareCaps();
        for (int first = 0; first < features; first += TOGETHER) {
            multiply(first, Math.min(TOGETHER, features - first), phi);
        }
        double power = power(phi);
        if (!(power >= 0)) {
            restart();
            for (int i = 0; i < features; i++) {
                product[i] = RESTART * phi[i];
            }
            power = power(phi);
        }
        double share = 1 / (forgetting + power);
        double root = Math.sqrt(share);
        for (int i = 0; i < features; i++) {
            gain[at + i] = product[i] * share;
            change[i] = product[i] * root;
        }
        inverseForgetting = 1 / forgetting;
    }

    /** The number of features. */
    public int features() {
        return features;
    }

    /** How often rounding forced P to start again. */
    public long restarts() {
        return restarts;
    }

    private void prepareCaps() {
        double root = Math.sqrt(inverseForgetting);
        boolean indefinite = false;
        for (int i = 0; i < features; i++) {
            double variance = (covariance[row(i) + i] - change[i] * change[i]) * inverseForgetting;
            indefinite |= !(variance > 0);
            cap[i] = variance > prior ? root * Math.sqrt(prior / variance) : root;
        }
        if (indefinite) {
            restart();
        }
    }

    /** Where a row of P starts. */
    private static int row(int i) {
        return i * (i + 1) / 2;
    }

    /** Makes some rows of P current and adds what they say about the product with φ, of their columns and of themselves. */
    private void multiply(int first, int rows, double[] phi) {
        for (int k = 0; k < rows; k++) {
            int i = first + k;
            System.arraycopy(covariance, row(i), lines[k], 0, i + 1);
            below(lines[k], first, change[i], change, cap[i], cap, product, phi[i]);
        }
        sum(lines[0], lines[1], lines[2], lines[3], phi, first, sums);
        for (int k = 0; k < rows; k++) {
            int i = first + k;
            double[] p = lines[k];
            double sum = sums[k];
            for (int j = first; j <= i; j++) {
                double entry = (p[j] - change[i] * change[j]) * (cap[i] * cap[j]);
                p[j] = entry;
                sum += entry * phi[j];
                if (j < i) {
                    product[j] += entry * phi[i];
                }
            }
            product[i] = sum;
            System.arraycopy(p, 0, covariance, row(i), i + 1);
        }
    }

    /** The sums of four rows times φ: four that do not wait for each other, where one would wait for itself at every step. */
    private static void sum(
            double[] p0, double[] p1, double[] p2, double[] p3, double[] phi, int count, double[] sums) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        for (int j = 0; j < count; j++) {
            double feature = phi[j];
            sum0 += p0[j] * feature;
            sum1 += p1[j] * feature;
            sum2 += p2[j] * feature;
            sum3 += p3[j] * feature;
        }
        sums[0] = sum0;
        sums[1] = sum1;
        sums[2] = sum2;
        sums[3] = sum3;
    }

    private double power(double[] phi) {
        double power = 0;
        for (int i = 0; i < features; i++) {
            power += phi[i] * product[i];
        }
        return power;
    }

    private void restart() {
        fill(RESTART);
        restarts++;
    }

    private void fill(double variance) {
        Arrays.fill(covariance, 0);
        Arrays.fill(change, 0);
        Arrays.fill(cap, 1);
        inverseForgetting = 1;
        for (int i = 0; i < features; i++) {
            covariance[row(i) + i] = variance;
        }
    }

    /** A row of P left of its diagonal made current and used: a method of its own so that the compiler vectorises it. */
    private static void below(
            double[] p,
            int count,
            double own,
            double[] change,
            double ownCap,
            double[] cap,
            double[] product,
            double feature) {
        for (int j = 0; j < count; j++) {
            double entry = (p[j] - own * change[j]) * (ownCap * cap[j]);
            p[j] = entry;
            product[j] += entry * feature;
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("covariance", covariance, covariance.length);
        sink.put("change", change, features);
        sink.put("inverse_forgetting", inverseForgetting);
        sink.put("restarts", restarts);
    }

    @Override
    public void restore(StateSource source) {
        source.read("covariance", covariance);
        source.read("change", change);
        inverseForgetting = source.getDouble("inverse_forgetting");
        restarts = source.getLong("restarts");
    }
}

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
 * stay. The change of P for one row is made in the pass over P that the next row needs anyway.
 */
public final class RecursiveLeastSquares implements Stateful {

    /** P after an emergency. */
    private static final double RESTART = 100;

    private final int features;
    private final double prior;
    private final double[] covariance;
    /** Last row's k scaled so that P changes by the product of this with itself. */
    private final double[] change;

    /** A row of P while it is worked on: a loop becomes vectors only where all arrays are read at the same place. */
    private final double[] line;

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
        covariance = new double[features * features];
        change = new double[features];
        line = new double[features];
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
        Arrays.fill(product, 0);
        for (int i = 0; i < features; i++) {
            System.arraycopy(covariance, i * features, line, 0, features);
            row(line, features, change[i], change, cap[i], cap, product, phi[i]);
            System.arraycopy(line, 0, covariance, i * features, features);
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
            double variance = (covariance[i * features + i] - change[i] * change[i]) * inverseForgetting;
            indefinite |= !(variance > 0);
            cap[i] = variance > prior ? root * Math.sqrt(prior / variance) : root;
        }
        if (indefinite) {
            restart();
        }
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
            covariance[i * features + i] = variance;
        }
    }

    /** One row of P made current and used: a method of its own so that the compiler vectorises it. */
    private static void row(
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

    /** Writes the lower triangle of P; the upper one is the same. */
    @Override
    public void save(StateSink sink) {
        double[] triangle = new double[features * (features + 1) / 2];
        int next = 0;
        for (int i = 0; i < features; i++) {
            System.arraycopy(covariance, i * features, triangle, next, i + 1);
            next += i + 1;
        }
        sink.put("covariance", triangle, triangle.length);
        sink.put("change", change, features);
        sink.put("inverse_forgetting", inverseForgetting);
        sink.put("restarts", restarts);
    }

    @Override
    public void restore(StateSource source) {
        double[] triangle = source.getDoubles("covariance", features * (features + 1) / 2);
        int next = 0;
        for (int i = 0; i < features; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i * features + j] = triangle[next];
                covariance[j * features + i] = triangle[next++];
            }
        }
        source.read("change", change);
        inverseForgetting = source.getDouble("inverse_forgetting");
        restarts = source.getLong("restarts");
    }
}

package org.neuraxon.lab.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;

class MlpTest {

    private final CounterRandom chance = new CounterRandom(3);

    private float[] picture(int sample) {
        float[] picture = new float[7];
        for (int p = 0; p < picture.length; p++) {
            picture[p] = (float) chance.uniform(0, sample, p);
        }
        return picture;
    }

    @Test
    void theGradientIsThatOfTheLoss() {
        Mlp network = new Mlp(7, 5, 3, chance);
        network.addGradient(picture(1), 2);
        float[] gradient = network.gradient().clone();
        float step = 1e-2f;
        for (int k = 0; k < gradient.length; k++) {
            float kept = network.weights()[k];
            network.weights()[k] = kept + step;
            double above = network.addGradient(picture(1), 2);
            network.weights()[k] = kept - step;
            double below = network.addGradient(picture(1), 2);
            network.weights()[k] = kept;
            assertThat((double) gradient[k]).as("weight " + k).isCloseTo((above - below) / (2 * step), within(2e-3));
        }
    }

    @Test
    void whoDoesNotTakePartHasNoSayAndLearnsNothing() {
        Mlp network = new Mlp(7, 5, 3, chance);
        network.part(1)[2] = 0;
        float before = network.answer(picture(1))[0];
        for (int i = 0; i < 7; i++) {
            network.weights()[network.begin(0) + i * 5 + 2] += 1;
        }
        assertThat(network.answer(picture(1))[0]).isEqualTo(before);
        network.addGradient(picture(1), 1);
        for (int i = 0; i < 7; i++) {
            assertThat(network.gradient()[network.begin(0) + i * 5 + 2]).isZero();
        }
    }

    @Test
    void aSpringPullsTowardsWhereItWasAnchored() {
        Mlp network = new Mlp(7, 5, 3, chance);
        Ewc springs = new Ewc(10, 0.1, network.weights().length);
        float[] gradient = new float[network.weights().length];
        gradient[4] = 0.5f;
        springs.step(network, gradient);
        springs.taskIsOver(network);
        network.weights()[4] += 2;
        network.weights()[5] += 2;
        float[] next = new float[gradient.length];
        springs.step(network, next);
        assertThat(next[4]).isCloseTo(10 * 0.25f * 2, within(1e-5f));
        assertThat(next[5]).isZero();
    }

    @Test
    void choleskySolves() {
        double[][] a = {{4}, {2, 5}, {1, 3, 6}};
        double[] b = {9, 21, 25};
        Cholesky.decompose(a);
        Cholesky.solve(a, b);
        assertThat(4 * b[0] + 2 * b[1] + b[2]).isCloseTo(9, within(1e-9));
        assertThat(2 * b[0] + 5 * b[1] + 3 * b[2]).isCloseTo(21, within(1e-9));
        assertThat(b[0] + 3 * b[1] + 6 * b[2]).isCloseTo(25, within(1e-9));
    }
}

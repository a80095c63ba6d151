package org.neuraxon.core.vital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Modulator;

/** What a census counts of a life that can be counted by hand. */
class CensusTest {

    /**
     * One input and four neurons: one follows +1, 0, -1, 0; one is +1 from the first moment on; one is 0 but in moment 1,855; one is dead. Two weights of
     * 0.5 and 1 become 0.75 and -1 after 1,000 moments, and after 2,000 one of them is gone.
     */
    private static final class Scripted implements Body {
        private int moment;

        @Override
        public int neurons() {
            return 5;
        }

        @Override
        public int inputs() {
            return 1;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public void step(double[] inputs) {
            moment++;
        }

        @Override
        public int state(int neuron) {
            return switch (neuron) {
                case 1 -> new int[] {0, 1, 0, -1}[moment % 4];
                case 2 -> moment > 0 ? 1 : 0;
                case 3 -> moment == 1855 ? -1 : 0;
                case 4 -> 0;
                default -> throw new IllegalArgumentException("inputs are not asked");
            };
        }

        @Override
        public boolean alive(int neuron) {
            return neuron != 4;
        }

        @Override
        public double[] weights() {
            return moment < 1000
                    ? new double[] {0.5, 1}
                    : moment < 2000 ? new double[] {0.75, -1} : new double[] {0.75};
        }

        @Override
        public double weightLimit() {
            return 1;
        }

        @Override
        public double level(Modulator modulator) {
            return switch (modulator) {
                case DOPAMINE -> moment % 2 == 0 ? 0.2 : 0.4;
                case SEROTONIN -> 0.5;
                case ACETYLCHOLINE -> Double.NaN;
                default -> 0;
            };
        }

        @Override
        public Body copy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Body> withoutSynapses() {
            throw new UnsupportedOperationException();
        }
    }

    private final Scripted body = new Scripted();
    private final Census census = new Census(body);

    private int live(int moments) {
        int active = 0;
        for (int i = 0; i < moments; i++) {
            body.step(new double[1]);
            active += census.look(body, body::level);
        }
        return active;
    }

    @Test
    void statesAndTheirChangesAreCounted() {
        assertThat(live(2000)).isEqualTo(1000 + 2000 + 1);
        assertThat(census.moments()).isEqualTo(2000);
        assertThat(census.count()).isEqualTo(4);
        assertThat(census.up()).isEqualTo((500 + 2000) / 8000.0);
        assertThat(census.down()).isEqualTo((500 + 1) / 8000.0);
        assertThat(census.movement()).isEqualTo((2000 + 1 + 2) * 100 / 8000.0);
        assertThat(census.living(body)).isEqualTo(0.75);
    }

    @Test
    void whoHasNotChangedFor150MomentsIsStuck() {
        live(2005);
        assertThat(census.stuck()).isEqualTo(0.5);
        live(1);
        assertThat(census.stuck()).isEqualTo(0.75);
    }

    @Test
    void changesOfWeightsAreRelativeToTheirSize() {
        assertThat(census.learns()).isTrue();
        live(999);
        assertThat(census.change()).isNaN();
        assertThat(census.atLimit(1)).isEqualTo(0.5);
        live(1);
        assertThat(census.change()).isEqualTo((0.25 + 2) / 1.5);
        assertThat(census.atLimit(1)).isEqualTo(0.5);
        assertThat(census.atLimit(0.75 / 0.99)).isEqualTo(1);
        live(1000);
        assertThat(census.change()).isEqualTo((0.25 + 2) / 1.5 / 2);
        assertThat(census.atLimit(1)).isEqualTo(0);
    }

    @Test
    void levelsHaveAMeanAndAVariation() {
        live(100);
        assertThat(census.moved(Modulator.DOPAMINE)).isTrue();
        assertThat(census.level(Modulator.DOPAMINE)).isCloseTo(0.3, within(1e-12));
        assertThat(census.variation(Modulator.DOPAMINE)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(census.moved(Modulator.SEROTONIN)).isFalse();
        assertThat(census.variation(Modulator.SEROTONIN)).isCloseTo(0, within(1e-7));
        assertThat(census.moved(Modulator.ACETYLCHOLINE)).isFalse();
        assertThat(census.level(Modulator.ACETYLCHOLINE)).isNaN();
        assertThat(census.variation(Modulator.NORADRENALINE)).isZero();
    }
}

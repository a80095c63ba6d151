package org.neuraxon.evolve.fitness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Fitness;
import org.neuraxon.evolve.Genome;
import org.neuraxon.evolve.run.Tasks;

/** What the scores mean: silence and guessing are about 0, knowing is 1 or as near as the task lets. */
class FitnessTest {

    /** A creature written by hand. */
    private abstract static class ByHand implements Creature {
        final int[] shown = new int[16];
        final int[] answers = new int[16];

        @Override
        public void sense(int port, int trit) {
            shown[port] = trit;
        }

        @Override
        public int answer(int port) {
            return answers[port];
        }

        @Override
        public void reward(int trit) {}

        @Override
        public Genome legacy() {
            throw new UnsupportedOperationException();
        }
    }

    private static double mean(Fitness fitness, Supplier<Creature> creature) {
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += fitness.of(creature.get(), i) / 200;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"association", "sequence", "forecast", "bandit"})
    void guessingIsNothing(String task) {
        Fitness fitness = Tasks.named(task, 4);
        Draws draws = new Draws(new CounterRandom(8), 0, 0);
        assertThat(mean(fitness, () -> new ByHand() {
                    @Override
                    public void live() {
                        for (int i = 0; i < answers.length; i++) {
                            answers[i] = draws.trit();
                        }
                    }
                }))
                .isCloseTo(0, within(0.03));
    }

    @ParameterizedTest
    @ValueSource(strings = {"association", "sequence", "forecast", "bandit"})
    void silenceIsNothing(String task) {
        assertThat(mean(Tasks.named(task, 4), () -> new ByHand() {
                    @Override
                    public void live() {}
                }))
                .isCloseTo(0, within(0.03));
    }

    @Test
    void aSequenceRememberedIsOne() {
        assertThat(mean(new Sequence(1), () -> new ByHand() {
                    private final Deque<Integer> past = new ArrayDeque<>();

                    @Override
                    public void live() {
                        int i = 0;
                        for (int trit : past) {
                            answers[i++] = trit;
                        }
                        past.addFirst(shown[0]);
                        if (past.size() > 4) {
                            past.removeLast();
                        }
                    }
                }))
                .isEqualTo(1, within(1e-9));
    }

    /** Staying while it pays is a good way to play, not a perfect one. */
    @Test
    void whoStaysWhileItPaysWinsMuch() {
        assertThat(mean(new Bandit(1), () -> new ByHand() {
                    private int arm;

                    @Override
                    public void live() {
                        arm = shown[0] < 0 ? (arm + 1) % 3 : arm;
                        answers[0] = arm - 1;
                    }
                }))
                .isBetween(0.5, 0.8);
    }

    @Test
    void theLastMoveForetellsALittle() {
        assertThat(mean(new StreamForecast(1), () -> new ByHand() {
                    @Override
                    public void live() {
                        answers[0] = shown[0];
                    }
                }))
                .isBetween(0.2, 0.5);
    }

    @Test
    void instancesDifferAndRepeat() {
        for (Fitness fitness : Tasks.all(3)) {
            Supplier<Creature> creature = () -> new ByHand() {
                private int t;

                @Override
                public void live() {
                    answers[0] = (t++ + shown[0]) % 2;
                }
            };
            assertThat(fitness.of(creature.get(), 1)).isEqualTo(fitness.of(creature.get(), 1));
            assertThat(java.util.stream.LongStream.range(0, 20)
                            .mapToDouble(i -> fitness.of(creature.get(), i))
                            .distinct()
                            .count())
                    .as(fitness.name())
                    .isGreaterThan(1);
        }
    }
}

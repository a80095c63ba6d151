package org.neuraxon.lab.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;

class ParticipationTest {

    private static final int HIDDEN = 50;

    @Test
    void aNewContextTakesTheUnitsThatBelongToTheFewest() {
        CounterRandom chance = new CounterRandom(3);
        List<boolean[]> sets = new ArrayList<>();
        for (int k = 0; k < 7; k++) {
            sets.add(Participation.recruit(sets, 0.4, HIDDEN, 1, chance));
            int[] belongs = new int[HIDDEN];
            for (boolean[] members : sets) {
                int size = 0;
                for (int u = 0; u < HIDDEN; u++) {
                    belongs[u] += members[u] ? 1 : 0;
                    size += members[u] ? 1 : 0;
                }
                assertThat(size).isEqualTo(20);
            }
            int mean = 20 * sets.size() / HIDDEN;
            assertThat(belongs).containsOnly(uneven(sets.size()) ? new int[] {mean, mean + 1} : new int[] {mean});
        }
    }

    private static boolean uneven(int sets) {
        return 20 * sets % HIDDEN != 0;
    }

    @Test
    void aContextKeepsItsUnitsAndTheyCountMore() {
        Mlp network = new Mlp(4, HIDDEN, 3, new CounterRandom(1));
        Participation participation = new Participation(9);
        participation.choose(network, 2);
        float[] first = network.part(2).clone();
        participation.choose(network, 0);
        assertThat(network.part(2)).isNotEqualTo(first);
        participation.choose(network, 2);
        assertThat(network.part(2)).isEqualTo(first).containsOnly(0f, (float) Math.sqrt(2.5));
    }
}

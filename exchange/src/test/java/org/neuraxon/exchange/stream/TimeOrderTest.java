package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimeOrderTest {

    private final TimeOrder order = new TimeOrder();

    private int count(Oddity oddity, long... times) {
        int count = 0;
        for (long time : times) {
            count += (order.judge(time) & oddity.bit()) != 0 ? 1 : 0;
        }
        return count;
    }

    private static long[] times(long from, long step, int count) {
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = from + i * step;
        }
        return times;
    }

    @Test
    void aClockSetBackForGoodIsAcceptedInTheEnd() {
        assertThat(count(Oddity.LATE, times(1_000_000, 10, 200))).isZero();
        assertThat(count(Oddity.LATE, times(0, 10, 1000))).isEqualTo(64);
    }

    @Test
    void oneLateRowDoesNotShiftTheOrder() {
        assertThat(count(Oddity.LATE, 10, 20, 30, 15, 16, 40, 50)).isEqualTo(2);
    }

    @Test
    void aNewRateIsLearnt() {
        assertThat(count(Oddity.GAP, times(0, 10, 500))).isZero();
        assertThat(count(Oddity.GAP, times(5_100, 100, 500))).isBetween(1, 33);
    }

    @Test
    void monthsAreRegularAndEventsAreNot() {
        long day = 86_400_000_000L;
        int[] months = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        long now = 0;
        int gaps = 0;
        for (int i = 0; i < 60; i++) {
            gaps += count(Oddity.GAP, now);
            now += months[i % 12] * day;
        }
        assertThat(gaps).isZero();
        assertThat(count(Oddity.GAP, now + 40 * day)).isEqualTo(1);
        TimeOrder events = new TimeOrder();
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            now += 1 + (long) (-Math.log(1 - random.nextDouble()) * 1e6);
            gaps += (events.judge(now) & Oddity.GAP.bit()) != 0 ? 1 : 0;
        }
        assertThat(gaps).isZero();
    }

    @Test
    void theWidestIntervalsDoNotOverflow() {
        assertThat(count(Oddity.LATE, Long.MIN_VALUE + 1, Long.MAX_VALUE, Long.MIN_VALUE + 1))
                .isEqualTo(1);
    }
}

package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream far larger than the memory it may take. */
final class LongStreamTest {

    private static final int ROWS = 2_000_000;
    private static final long MAY_GROW = 8L << 20;

    /** Rows without end but a count, made as they are read. */
    private static final class Rows extends InputStream {

        private byte[] line = "time,value\n".getBytes(StandardCharsets.US_ASCII);
        private int at;
        private int made;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = 0;
            while (count < length) {
                if (at == line.length) {
                    if (made == ROWS) {
                        break;
                    }
                    line = (1_700_000_000 + made + "," + made % 1000 * 0.25 + "\n").getBytes(StandardCharsets.US_ASCII);
                    at = 0;
                    made++;
                }
                int part = Math.min(length - count, line.length - at);
                System.arraycopy(line, at, target, offset + count, part);
                at += part;
                count += part;
            }
            return count == 0 ? -1 : count;
        }
    }

    private static long live() {
        System.gc();
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes += pool.getUsage().getUsed();
            }
        }
        return bytes;
    }

    @Test
    @Timeout(60)
    void isReadInFlatMemory() {
        double sum = 0;
        long rows = 0;
        try (SeriesReader reader = SeriesReader.open(new Rows(), "rows", SeriesRequest.INSPECT)) {
            for (; rows < 1000; rows++) {
                sum += reader.next().value();
            }
            long before = live();
            for (Row row = reader.next(); row != null; row = reader.next()) {
                sum += row.value();
                rows++;
                if (rows == ROWS / 2) {
                    assertThat(live() - before).isLessThan(MAY_GROW);
                }
            }
            assertThat(live() - before).isLessThan(MAY_GROW);
            assertThat(reader.tally().summary()).isEmpty();
        }
        assertThat(rows).isEqualTo(ROWS);
        assertThat(sum).isEqualTo(ROWS / 1000 * 0.25 * 999 * 1000 / 2);
    }
}

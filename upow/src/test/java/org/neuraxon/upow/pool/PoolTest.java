package org.neuraxon.upow.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.Vectors;

class PoolTest {

    @Test
    void everyExcerptIsReproduced() {
        assertThat(Vectors.table("pool.csv")).isNotEmpty().allSatisfy(row -> {
            byte[] expected = Vectors.hex(row.get("bytes_hex"));
            Pool pool = new Pool(Vectors.hex(row.get("mining_seed")));
            assertThat(Hex.of(pool.excerpt(Long.parseLong(row.get("offset")), expected.length)))
                    .isEqualTo(row.get("bytes_hex"));
        });
    }

    @Test
    void everyDrawIsReproducedInOnePassPerSeed() {
        Map<String, List<Map<String, String>>> bySeed =
                Vectors.table("random2.csv").stream().collect(Collectors.groupingBy(row -> row.get("mining_seed")));
        assertThat(bySeed).isNotEmpty();
        bySeed.forEach((seed, rows) -> {
            DrawBatch batch = new DrawBatch();
            rows.forEach(
                    row -> batch.add(Vectors.hex(row.get("draw_seed")), Integer.parseInt(row.get("output_length"))));
            List<byte[]> answers = batch.from(new Pool(Vectors.hex(seed)));
            for (int i = 0; i < rows.size(); i++) {
                assertThat(Hex.of(answers.get(i))).isEqualTo(rows.get(i).get("output_hex"));
            }
        });
    }

    /** Addresses at both ends of the pool, and at every shift, against the definition. */
    @Test
    void bitsAreTakenWhereTheyLie() {
        Pool pool = new Pool(new byte[Pool.SEED_BYTES]);
        byte[] head = pool.excerpt(0, 600);
        int[] addresses = new int[4000];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = i;
        }
        long[] bits = pool.bits(addresses);
        for (int address : addresses) {
            long expected = 0;
            for (int i = 0; i < 64; i++) {
                int bit = address + i;
                expected |= (long) (head[bit >>> 3] >>> (bit & 7) & 1) << i;
            }
            assertThat(bits[address]).as("bit %d", address).isEqualTo(expected);
        }
        byte[] tail = pool.excerpt((1L << 29) - 8, 16);
        long low = java.nio.ByteBuffer.wrap(tail)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getLong();
        assertThat(pool.bits(new int[] {-64})).containsExactly(low);
        assertThat(pool.bits(new int[] {-1})[0] & 1).isEqualTo(low >>> 63);
    }

    @Test
    void wrongLengthsAreRefused() {
        assertThatThrownBy(() -> new Pool(new byte[31]))
                .isInstanceOf(UpowException.class)
                .hasMessageContaining("31");
        assertThatThrownBy(() -> new Pool(new byte[32]).excerpt(Pool.BYTES - 1, 2))
                .isInstanceOf(UpowException.class);
        assertThatThrownBy(() -> new DrawBatch().add(new byte[33], 8)).isInstanceOf(UpowException.class);
        assertThat(new DrawBatch().from(new Pool(new byte[32]))).isEmpty();
    }
}

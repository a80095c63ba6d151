package org.neuraxon.upow.hash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.Vectors;

class KangarooTwelveTest {

    private static byte[] pattern(int length) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) (i % 251);
        }
        return message;
    }

    @Test
    void everyVectorIsReproduced() {
        assertThat(Vectors.table("k12.csv")).hasSizeGreaterThan(50).allSatisfy(row -> {
            byte[] message = pattern(Integer.parseInt(row.get("input_length")));
            int length = Integer.parseInt(row.get("output_length"));
            assertThat(Hex.of(KangarooTwelve.digest(message, length))).isEqualTo(row.get("digest_hex"));
        });
    }

    /** RFC 9861, section 5: KT128 of 17^0 to 17^4 bytes of the pattern, and a digest longer than the rate. */
    @Test
    void theStandardsOwnVectorsAreReproduced() {
        assertThat(Hex.of(KangarooTwelve.digest(new byte[0], 64)))
                .isEqualTo("1ac2d450fc3b4205d19da7bfca1b37513c0803577ac7167f06fe2ce1f0ef39e5"
                        + "4269c056b8c82e48276038b6d292966cc07a3d4645272e31ff38508139eb0a71");
        assertThat(Hex.of(KangarooTwelve.digest(pattern(17), 32)))
                .isEqualTo("6bf75fa2239198db4772e36478f8e19b0f371205f6a9a93a273f51df37122888");
        assertThat(Hex.of(KangarooTwelve.digest(pattern(17 * 17 * 17 * 17), 32)))
                .isEqualTo("8701045e22205345ff4dda05555cbb5c3af1a771c2b89baef37db43d9998b9fe");
        byte[] last = KangarooTwelve.digest(new byte[0], 10_032);
        assertThat(Hex.of(java.util.Arrays.copyOfRange(last, 10_000, 10_032)))
                .isEqualTo("e8dc563642f7228c84684c898405d3a834799158c079b12880277a1d28e2ff6d");
    }

    @Test
    void aPartOfAnArrayIsHashedLikeACopyOfIt() {
        byte[] all = pattern(20_000);
        byte[] part = java.util.Arrays.copyOfRange(all, 77, 19_001);
        assertThat(KangarooTwelve.digest(all, 77, 19_001, 32)).isEqualTo(KangarooTwelve.digest(part, 32));
    }
}

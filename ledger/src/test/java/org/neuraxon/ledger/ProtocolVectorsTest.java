package org.neuraxon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.task.SeriesFile;

/** The published vectors of the protocol of {@code docs/specs/neuraxon-work.md}: hashes, messages, entries, and messages that are refused. */
class ProtocolVectorsTest {

    private static byte[] bytes(int length, int from) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    static String vectors() {
        StringBuilder text = new StringBuilder("key,value\n");
        MinerKey key = new MinerKey(bytes(32, 1));
        byte[] publicKey = key.publicKey();
        byte[] genome = bytes(40, 60);
        byte[] secret = bytes(32, 100);
        SeriesFile task = new SeriesFile(new double[] {1, 2, 1, 3, 2, 5, 1, 4}, 1, 1, 6, 2, 0.5);
        line(text, "task_file", task.bytes());
        line(text, "task_hash", task.hash());
        SeriesRules rules = new SeriesRules(bytes(32, 7), task.hash(), 100, 10, 1000, 500, 2, 8);
        Ledger ledger = new Ledger(rules);
        line(text, "genesis", Ledger.genesis(rules).bytes());
        line(text, "network", ledger.network());
        Entry opening = Worlds.open(ledger, 5000);
        byte[] seed = ledger.miningSeed();
        line(text, "opening", opening.bytes());
        line(text, "mining_seed", seed);
        line(text, "private_key", bytes(32, 1));
        line(text, "public_key", publicKey);
        text.append("origin,")
                .append(number(SeriesWork.origin(seed, publicKey)))
                .append('\n');
        text.append("practice_0,").append(number(SeriesWork.practice(seed, 0))).append('\n');
        text.append("practice_1,").append(number(SeriesWork.practice(seed, 1))).append('\n');
        line(text, "genome", genome);
        line(text, "secret", secret);
        byte[] hash = SeriesWork.commitment(seed, publicKey, genome, secret);
        line(text, "commitment", hash);
        Commitment commitment = Commitment.sign(key, ledger.network(), 1, seed, hash, 8);
        line(text, "commitment_message", commitment.bytes());
        Reveal reveal = new Reveal(ledger.network(), 1, publicKey, genome, secret);
        line(text, "reveal_message", reveal.bytes());
        line(text, "challenge_of_no_secret", SeriesWork.challenge(bytes(32, 9), List.of()));
        line(text, "challenge_of_two", SeriesWork.challenge(bytes(32, 9), List.of(secret, bytes(32, 200))));
        for (int at : new int[] {0, 8, 47, 48, 80, 112, 119, 120, 183}) {
            byte[] changed = commitment.bytes();
            changed[at] ^= 1;
            text.append("commitment_with_bit_0_of_byte_").append(at).append(',');
            text.append(ledger.glance(changed).map(Refusal::name).orElse("-")).append('\n');
        }
        byte[] shorter = Arrays.copyOf(commitment.bytes(), 183);
        text.append("commitment_without_its_last_byte,")
                .append(ledger.glance(shorter).orElseThrow())
                .append('\n');
        text.append("reveal_before_the_closing,")
                .append(ledger.glance(reveal.bytes()).orElseThrow())
                .append('\n');
        return text.toString();
    }

    private static void line(StringBuilder text, String name, byte[] value) {
        text.append(name).append(',').append(Hex.of(value)).append('\n');
    }

    private static String number(long value) {
        return HexFormat.of().toHexDigits(value);
    }

    @Test
    void everythingIsAsPublished() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ProtocolVectorsTest.class.getResourceAsStream("neuraxon-protocol.csv"))) {
            assertThat(vectors()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Prints the vectors. */
    public static void main(String[] arguments) {
        System.out.print(vectors());
    }
}

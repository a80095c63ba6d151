package org.neuraxon.upow.bpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;

/** Every way to write a table of samples. */
class SampleTableTest {

    private static final String SEED = "5e".repeat(32);
    private static final String KEY = "b0".repeat(32);
    private static final String NONCE = "0102" + "ab".repeat(30);

    private static String filled(String table) {
        return table.replaceAll("\\bSEED\\b", SEED).replaceAll("\\bKEY\\b", KEY).replaceAll("\\bNONCE\\b", NONCE);
    }

    private static void isTheSample(Sample sample) {
        assertThat(Hex.of(sample.miningSeed())).isEqualTo(SEED);
        assertThat(Hex.of(sample.publicKey())).isEqualTo(KEY);
        assertThat(sample.nonce()).hasToString(NONCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed, publickey, nonce\nSEED, KEY, NONCE\n",
                "mining_seed,public_key,nonce,more\r\nSEED,KEY,NONCE,\r\n",
                "\uFEFFnonce , publickey , Mining_Seed\n\n  NONCE , KEY ,SEED",
                "\"Nonce\",\"Public_Key\",\"SEED_IS_NOT_THIS\",\"Seed\"\n\"NONCE\",\"KEY\",\"\",\"SEED\"\n"
            })
    void headersAreReadInEitherSpellingAndAnyOrder(String table) {
        List<Sample> samples = SampleTable.parse(filled(table), null);
        assertThat(samples).hasSize(1);
        isTheSample(samples.get(0));
    }

    @Test
    void aSeedMayComeFromOutsideAndMayNotContradict() {
        isTheSample(SampleTable.parse(filled("public_key,nonce\nKEY,NONCE\n"), Hex.bytes(SEED, "", 32))
                .get(0));
        isTheSample(SampleTable.parse(filled("seed,publickey,nonce\nSEED,KEY,NONCE\n"), Hex.bytes(SEED, "", 32))
                .get(0));
        assertThatThrownBy(() ->
                        SampleTable.parse(filled("seed,publickey,nonce\nSEED,KEY,NONCE\n"), new byte[Nonce.BYTES]))
                .isInstanceOf(UpowException.class)
                .hasMessageContaining("line 2 names another mining seed");
        assertThatThrownBy(() -> SampleTable.parse(filled("publickey,nonce\nKEY,NONCE\n"), null))
                .hasMessageContaining("name no mining seed");
    }

    @Test
    void aBlankSeedIsTheOneFromOutside() {
        String table = filled("publickey,nonce,seed\nKEY,NONCE,SEED\nKEY,NONCE, \n");
        List<Sample> samples = SampleTable.parse(table, Hex.bytes(SEED, "", 32));
        assertThat(samples).hasSize(2);
        samples.forEach(SampleTableTest::isTheSample);
        assertThatThrownBy(() -> SampleTable.parse(table, null))
                .hasMessageContaining("line 3 names no mining seed, and none was given");
    }

    @Test
    void whatIsMissingOrMalformedIsNamed() {
        assertThatThrownBy(() -> SampleTable.parse("", null)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> SampleTable.parse("seed,nonce\n", null)).hasMessageContaining("no column public_key");
        assertThatThrownBy(() -> SampleTable.parse(filled("seed,publickey,nonce\nSEED,KEY\n"), null))
                .hasMessageContaining("line 2 has 2 cells");
        assertThatThrownBy(() -> SampleTable.parse(filled("seed,publickey,nonce\nSEED,KEY,12\n"), null))
                .hasMessageContaining("line 2: the nonce must be 64 hexadecimal digits");
        assertThat(SampleTable.parse("seed,publickey,nonce\n", null)).isEmpty();
    }
}

package org.neuraxon.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextKeyTest {

    /** Worked out by a few lines in another language. */
    @Test
    void textsHaveTheKeysOfTheDefinition() {
        assertThat(TextKey.of("")).isEqualTo(8927754532288677.0);
        assertThat(TextKey.of("a")).isEqualTo(1652540847281933.0);
        assertThat(TextKey.of("Zürich")).isEqualTo(6709605131993065.0);
    }

    @Test
    void onlyTheNamedBytesCount() {
        byte[] bytes = "xZürichx".getBytes(StandardCharsets.UTF_8);
        assertThat(TextKey.of(bytes, 1, bytes.length - 1)).isEqualTo(TextKey.of("Zürich"));
    }
}

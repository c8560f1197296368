package io.github.keycloakpersonas.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {

    /** The last one of NIST's long examples, as bytes in parts of any length. */
    private static final String MILLION_OF_A = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "ä, 33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc",
    })
    void isThatOfTheStandard(String text, String hash) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Sha256.of(text)).isEqualTo(hash);
        assertThat(Sha256.of(bytes)).isEqualTo(hash);
        assertThat(Sha256.of(new ByteArrayInputStream(bytes))).isEqualTo(hash);
    }

    @Test
    void isTheSameInParts() throws IOException {
        byte[] bytes = "a".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        Sha256 hash = new Sha256();
        hash.update(bytes, 0, 999);
        hash.update(bytes, 999, bytes.length - 999);
        assertThat(hash.hex()).isEqualTo(MILLION_OF_A);
        assertThat(Sha256.of(new ByteArrayInputStream(bytes))).isEqualTo(MILLION_OF_A);
        assertThat(hash.hex()).as("begun anew").isEqualTo(Sha256.of(""));
    }
}

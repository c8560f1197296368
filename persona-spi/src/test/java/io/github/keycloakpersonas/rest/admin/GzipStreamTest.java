package io.github.keycloakpersonas.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports are compressed for who asks for it. */
class GzipStreamTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZIP", "gzip, deflate, br", "br;q=1.0,gzip;q=0.8", " gzip ; q=0.001", "identity, gzip"})
    void isWantedByWhoNamesIt(String accepted) {
        assertThat(GzipStream.isWanted(accepted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "*", "gzip;q=0", "gzip; q=0.000", "br, gzip;q=0.0", "xgzip", ";", ",,"})
    void isWantedByNobodyElse(String accepted) {
        assertThat(GzipStream.isWanted(accepted)).isFalse();
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        byte[] text = "a line of an export\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        byte[] compressed = compressed(text);
        assertThat(compressed.length).isLessThan(text.length / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEqualTo(text);
    }

    @Test
    void isNotWholeWhenItBreaksOff() throws IOException {
        byte[] compressed = compressed("a line of an export\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(compressed, compressed.length - 9);
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(cut)).readAllBytes());
    }

    private static byte[] compressed(byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GzipStream gzip = new GzipStream(out)) {
            gzip.write(text);
        }
        return out.toByteArray();
    }
}

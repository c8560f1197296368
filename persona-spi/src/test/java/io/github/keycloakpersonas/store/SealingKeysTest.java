package io.github.keycloakpersonas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of the secret with a realm's keys. */
class SealingKeysTest {

    private static final String KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private static final String OTHER =
            Base64.getEncoder().encodeToString("fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " ", "\n\n", " \t "})
    void hasTheKeyThatEncryptsFirst(String between) {
        SealingKeys keys = SealingKeys.read("\n2027:" + KEY + between + "2026-11.a_b:" + OTHER + between);
        assertThat(keys.firstId()).isEqualTo("2027");
        assertThat(keys.key("2027").orElseThrow().getEncoded()).asString().startsWith("0123");
        assertThat(keys.key("2026-11.a_b").orElseThrow().getEncoded())
                .asString()
                .startsWith("fedc");
        assertThat(keys.key("2025")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | has no key",
                "' \n'               | has no key",
                "KEY                 | has an entry 1 that does not begin with an id",
                ":KEY                | has an entry 1 that does not begin with an id",
                "a/b:KEY             | has an entry 1 that does not begin with an id",
                "123456789012345678901234567890123:KEY | has an entry 1 that does not begin with an id",
                "a:KEY b:            | has an entry 2 that has no 32 bytes",
                "a:KEY b:c2hvcnQ=    | has an entry 2 that has no 32 bytes",
                "a:KEY b:!KEY        | has an entry 2 that has no 32 bytes",
                "a:KEYKEY            | has an entry 1 that has no 32 bytes",
                "a:KEY a:OTHER       | has an entry 2 that has the id of another one"
            })
    void isReadStrictly(String text, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKeys.read(text.replace("KEY", KEY).replace("OTHER", OTHER)))
                .withMessageStartingWith(fault)
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(KEY, "c2hvcnQ"));
    }

    @Test
    void isBounded() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 51; i++) {
            text.append(i).append(':').append(KEY).append('\n');
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealingKeys.read(text.toString()))
                .withMessage("has more than 50 keys");
    }

    @Property
    void isReadOrRefusedWithoutAWordOfIt(@ForAll String text) {
        try {
            assertThat(SealingKeys.read(text).firstId()).isNotEmpty();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).matches("has (no key|more than 50 keys|an entry [0-9]+ that .*)");
            assertThat(e.getCause()).isNull();
        }
    }
}

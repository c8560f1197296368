package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON becomes plain values, and only JSON does. */
@Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlainJsonTest {

    private static Map<String, @Nullable Object> members(String json) throws JsonProcessingException {
        return PlainJson.members(PlainJson.parse(json));
    }

    @Test
    void valuesArePlain() throws Exception {
        assertThat(members(
                        "{\"s\":\"é\",\"b\":true,\"i\":7,\"d\":0.10,\"l\":[1,null,\"a\"],\"o\":{\"x\":[]},\"n\":null}"))
                .hasSize(7)
                .containsEntry("s", "é")
                .containsEntry("b", true)
                .containsEntry("i", 7L)
                .containsEntry("d", new BigDecimal("0.10"))
                .containsEntry("l", Arrays.asList(1L, null, "a"))
                .containsEntry("o", Map.of("x", List.of()))
                .containsEntry("n", null);
    }

    @Test
    void membersKeepTheirOrder() throws Exception {
        assertThat(members("{\"z\":1,\"a\":2,\"m\":3}").keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void wholeNumbersAreLongsAsFarAsTheyFit() throws Exception {
        assertThat(members("{\"most\":9223372036854775807,\"more\":9223372036854775808}"))
                .containsEntry("most", Long.MAX_VALUE)
                .containsEntry("more", new BigDecimal("9223372036854775808"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "-1e1000000000", "1e-1000000000"})
    void absurdExponentsAreNotWrittenOut(String number) throws Exception {
        assertThat(members("{\"n\":" + number + "}")).containsEntry("n", new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":1}}",
                "{} {}",
                "{\"a\":1,\"a\":1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "[1,]",
                "//\n{}",
                "truth"
            })
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> PlainJson.parse(json)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> PlainJson.parse(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin1 = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> PlainJson.parse(latin1)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> PlainJson.parse("[".repeat(30_000))).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void numbersOfThousandsOfDigitsAreRefused() {
        assertThatThrownBy(() -> members("{\"n\":" + "9".repeat(60_000) + "}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Map<String, Object> values =
                Map.of("s", "é\n\"", "b", false, "i", Long.MIN_VALUE, "d", new BigDecimal("0.10"), "l", List.of("a"));
        assertThat(members(PlainJson.write(values))).isEqualTo(values);
    }
}

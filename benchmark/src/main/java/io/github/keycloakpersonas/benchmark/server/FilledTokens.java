package io.github.keycloakpersonas.benchmark.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * What was measured.
 *
 * @param nanos the time in which the mappers filled the tokens and these became JSON, in nanoseconds, of all tokens
 * @param last the last of them, as JSON
 */
public record FilledTokens(
        @JsonProperty("nanos") long nanos,
        @JsonProperty("last") @JsonRawValue String last) {

    static final FilledTokens NONE = new FilledTokens(0, "{}");

    FilledTokens plus(FilledTokens more) {
        return new FilledTokens(nanos + more.nanos, more.last);
    }
}

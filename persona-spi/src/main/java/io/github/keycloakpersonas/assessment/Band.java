package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;

/**
 * What a result is called from a score on.
 *
 * @param from the lowest score of it
 * @param value what the result is then: a {@code String} or a {@code BigDecimal}
 */
public record Band(BigDecimal from, Object value) {

    public Band {
        from = Numbers.plain(from);
        value = value instanceof BigDecimal number ? Numbers.plain(number) : value;
    }
}

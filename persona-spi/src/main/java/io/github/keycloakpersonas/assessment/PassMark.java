package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;

/**
 * What it takes to pass.
 *
 * @param outcome the name of the result whose score decides
 * @param atLeast the lowest score that passes
 */
public record PassMark(String outcome, BigDecimal atLeast) {

    public PassMark {
        atLeast = Numbers.plain(atLeast);
    }
}

package io.github.keycloakpersonas.assessment;

import java.math.BigDecimal;

/**
 * An option of a question.
 *
 * @param name what an answer says
 * @param text what people read: a text, or <code>${key}</code> of a text in several languages; empty for the name
 * @param score what choosing it adds
 */
public record Choice(String name, String text, BigDecimal score) {

    public Choice {
        score = Numbers.plain(score);
    }
}

package io.github.keycloakpersonas.schema;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attribute's rule for a test, which names what matters to it. */
public record AnAttribute(AttributeRule rule) {

    /** An attribute that users may set, without any constraint. */
    public static AnAttribute named(String member, AttributeType type) {
        return new AnAttribute(new AttributeRule(
                AttributeName.of(member),
                type,
                null,
                Constraints.NONE,
                Editor.USER,
                false,
                false,
                "for a test",
                DisplayName.NONE,
                Map.of()));
    }

    public AnAttribute inGroup(String group) {
        return new AnAttribute(new AttributeRule(
                new AttributeName(group, rule.name().member()),
                rule.type(),
                rule.defaultValue(),
                rule.constraints(),
                rule.editableBy(),
                rule.inTokens(),
                rule.encrypted(),
                rule.description(),
                rule.displayName(),
                rule.optionNames()));
    }

    public AnAttribute defaultsTo(Object value) {
        return with(value, rule.constraints(), rule.editableBy(), rule.inTokens());
    }

    public AnAttribute forAdministrators() {
        return with(rule.defaultValue(), rule.constraints(), Editor.ADMINISTRATOR, rule.inTokens());
    }

    public AnAttribute inTokens() {
        return with(rule.defaultValue(), rule.constraints(), rule.editableBy(), true);
    }

    public AnAttribute required() {
        Constraints c = rule.constraints();
        return with(new Constraints(true, c.min(), c.max(), c.minLength(), c.maxLength(), c.pattern(), c.options()));
    }

    /** Numbers as text, so that any number can be written. */
    public AnAttribute between(@Nullable String min, @Nullable String max) {
        Constraints c = rule.constraints();
        return with(new Constraints(
                c.required(),
                min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max),
                c.minLength(),
                c.maxLength(),
                c.pattern(),
                c.options()));
    }

    public AnAttribute ofLength(@Nullable Integer minLength, @Nullable Integer maxLength) {
        Constraints c = rule.constraints();
        return with(new Constraints(c.required(), c.min(), c.max(), minLength, maxLength, c.pattern(), c.options()));
    }

    public AnAttribute matching(String pattern) {
        Constraints c = rule.constraints();
        return with(new Constraints(
                c.required(), c.min(), c.max(), c.minLength(), c.maxLength(), Pattern.compile(pattern), c.options()));
    }

    public AnAttribute oneOf(String... options) {
        Constraints c = rule.constraints();
        return with(new Constraints(
                c.required(), c.min(), c.max(), c.minLength(), c.maxLength(), c.pattern(), List.of(options)));
    }

    public AnAttribute encrypted() {
        return new AnAttribute(new AttributeRule(
                rule.name(),
                rule.type(),
                rule.defaultValue(),
                rule.constraints(),
                rule.editableBy(),
                rule.inTokens(),
                true,
                rule.description(),
                rule.displayName(),
                rule.optionNames()));
    }

    private AnAttribute with(Constraints constraints) {
        return with(rule.defaultValue(), constraints, rule.editableBy(), rule.inTokens());
    }

    private AnAttribute with(
            @Nullable Object defaultValue, Constraints constraints, Editor editableBy, boolean inTokens) {
        return new AnAttribute(new AttributeRule(
                rule.name(),
                rule.type(),
                defaultValue,
                constraints,
                editableBy,
                inTokens,
                rule.encrypted(),
                rule.description(),
                rule.displayName(),
                rule.optionNames()));
    }
}

package io.github.keycloakpersonas.store;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Locale;
import java.util.stream.Stream;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;

/** Searches texts in columns. */
final class TextMatch {

    private static final char ESCAPE = '\\';

    private final HibernateCriteriaBuilder builder;
    private final Root<?> row;

    /** @param row one with a circle */
    TextMatch(HibernateCriteriaBuilder builder, Root<?> row) {
        this.builder = builder;
        this.row = row;
    }

    /** Searches the circle. */
    Stream<Predicate> inCircle(String part) {
        return in(row.get("circle"), part);
    }

    /**
     * Searches for the text as it is written, and ignoring case. Databases map other letters to lower case than
     * Java does, and some map only ASCII. So the database maps both sides, and the text in Java's lower case is searched in
     * addition.
     */
    Stream<Predicate> in(Expression<String> column, String part) {
        return Stream.of(
                builder.like(column, pattern(part), ESCAPE),
                builder.like(builder.upper(column), builder.upper(builder.value(pattern(part))), ESCAPE),
                builder.like(builder.lower(column), pattern(part.toLowerCase(Locale.ROOT)), ESCAPE));
    }

    /**
     * Searches the forms that names usually have. If the database changed the case of the column itself, it would read
     * all rows and use no index.
     */
    Stream<Predicate> atStartOfCircle(String start) {
        String lower = start.toLowerCase(Locale.ROOT);
        int first = lower.offsetByCodePoints(0, 1);
        String capitalized = lower.substring(0, first).toUpperCase(Locale.ROOT) + lower.substring(first);
        return Stream.of(start, lower, start.toUpperCase(Locale.ROOT), capitalized)
                .distinct()
                .map(form -> builder.like(row.<String>get("circle"), escaped(form) + "%", ESCAPE));
    }

    /** Searches a column for the text as it is written. */
    Predicate contains(Expression<String> column, String part) {
        return builder.like(column, pattern(part), ESCAPE);
    }

    private static String pattern(String part) {
        return "%" + escaped(part) + "%";
    }

    private static String escaped(String part) {
        return part.replaceAll("[\\\\%_]", "\\\\$0");
    }
}

package io.github.keycloakpersonas.store;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;

/**
 * How a row's validity lies to an instant, as a condition of a query: the one place where queries say what
 * {@link io.github.keycloakpersonas.persona.Persona#statusAt} and
 * {@link io.github.keycloakpersonas.persona.Persona#isActiveAt} say. The instant is one in epoch milliseconds, as rows have
 * them.
 */
enum TimeBound {
    /** The validity has begun. */
    BEGUN("validFrom", "<="),
    NOT_BEGUN("validFrom", ">"),
    /** The validity has ended, so an active persona reads expired. */
    ENDED("validTill", "<="),
    NOT_ENDED("validTill", ">");

    private final String column;
    private final String comparison;

    TimeBound(String column, String comparison) {
        this.column = column;
        this.comparison = comparison;
    }

    /** What makes a row of {@code p} one of an active persona; the status is a parameter, too. */
    static String active(String statusParameter, String instantParameter) {
        return "p.status = :" + statusParameter + " and " + BEGUN.at(instantParameter) + " and "
                + NOT_ENDED.at(instantParameter);
    }

    /** The condition on a row of {@code p} in a query's text, with a named parameter for the instant. */
    String at(String parameter) {
        return "p." + column + " " + comparison + " :" + parameter;
    }

    /** The condition on a row in a query that is built. */
    Predicate at(CriteriaBuilder builder, Path<PersonaEntity> row, long instant) {
        Expression<Long> time = row.get(column);
        return comparison.equals(">") ? builder.gt(time, instant) : builder.le(time, instant);
    }
}

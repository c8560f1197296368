package io.github.keycloakpersonas.store;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;

/**
 * Compares a row's validity with an instant, as a condition of a query. Together with {@link KeptOut} this is the only place where queries express
 * the rules of {@link io.github.keycloakpersonas.persona.Persona#statusAt} and
 * {@link io.github.keycloakpersonas.persona.Persona#isActiveAt}. The instant is in epoch milliseconds, like the times
 * in rows.
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

    /** The condition that a row {@code p} is an active persona, unless it is {@link KeptOut}. The status is a parameter too. */
    static String active(String statusParameter, String instantParameter) {
        return "p.status = :" + statusParameter + " and " + BEGUN.at(instantParameter) + " and "
                + NOT_ENDED.at(instantParameter);
    }

    /** The condition on a row {@code p} in the text of a query, with a named parameter for the instant. */
    String at(String parameter) {
        return "p." + column + " " + comparison + " :" + parameter;
    }

    /** The condition on a row in a query of the Criteria API. */
    Predicate at(CriteriaBuilder builder, Path<PersonaEntity> row, long instant) {
        Expression<Long> time = row.get(column);
        return comparison.equals(">") ? builder.gt(time, instant) : builder.le(time, instant);
    }
}

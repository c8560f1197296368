package io.github.keycloakpersonas.benchmark;

import static io.github.keycloakpersonas.benchmark.Login.EMPTY;
import static io.github.keycloakpersonas.benchmark.Login.HOLDER;
import static io.github.keycloakpersonas.benchmark.Login.MILLION;
import static io.github.keycloakpersonas.benchmark.Login.OTHER;
import static io.github.keycloakpersonas.benchmark.Login.PERSONAS;
import static io.github.keycloakpersonas.benchmark.Login.THOUSAND;
import static io.github.keycloakpersonas.benchmark.Login.WITHOUT_SCOPE;
import static io.github.keycloakpersonas.benchmark.Login.WITH_SCOPE;

import io.github.keycloakpersonas.benchmark.Call.Endpoint;
import java.util.List;

/**
 * Two calls, of which the second is held against the first.
 *
 * @param title what the table calls it
 * @param baseline without what is to be judged
 * @param candidate with it
 * @param target what the candidate may cost
 */
record Comparison(String title, Call baseline, Call candidate, Target target) {

    /** How far a call is from itself: no finer difference can be seen. */
    static final Comparison CONTROL = new Comparison(
            "control: a token without personas, against itself",
            Call.refresh(PERSONAS, HOLDER, WITHOUT_SCOPE),
            Call.refresh(PERSONAS, HOLDER, WITHOUT_SCOPE),
            Target.NONE);

    /** In the order of the table. */
    static final List<Comparison> ALL = List.of(
            CONTROL,
            new Comparison(
                    "token with five personas, against the client without the scope",
                    Call.refresh(PERSONAS, HOLDER, WITHOUT_SCOPE),
                    Call.refresh(PERSONAS, HOLDER, WITH_SCOPE),
                    Target.THREE_PERCENT),
            new Comparison(
                    "token of a user who has none, against the client without the scope",
                    Call.refresh(PERSONAS, OTHER, WITHOUT_SCOPE),
                    Call.refresh(PERSONAS, OTHER, WITH_SCOPE),
                    Target.NOT_MEASURABLE),
            new Comparison(
                    "token in a realm without personas, against the client without the scope",
                    Call.refresh(EMPTY, OTHER, WITHOUT_SCOPE),
                    Call.refresh(EMPTY, OTHER, WITH_SCOPE),
                    Target.NOT_MEASURABLE),
            new Comparison(
                    "`GET /v1/personas` (five), against userinfo with the same token",
                    Call.userinfo(WITH_SCOPE),
                    Call.personas(WITH_SCOPE),
                    Target.NO_SLOWER),
            new Comparison(
                    "`GET /v1/personas` (five), against userinfo without personas, with the same token",
                    Call.userinfo(WITHOUT_SCOPE),
                    Call.personas(WITHOUT_SCOPE),
                    Target.NO_SLOWER),
            new Comparison(
                    "administrators' first page of a million personas, against that of a thousand",
                    Call.list(THOUSAND, Endpoint.FIRST_PAGE),
                    Call.list(MILLION, Endpoint.FIRST_PAGE),
                    Target.HALF_AS_MUCH_AGAIN),
            new Comparison(
                    "the same page filtered by title and status",
                    Call.list(THOUSAND, Endpoint.FILTERED_PAGE),
                    Call.list(MILLION, Endpoint.FILTERED_PAGE),
                    Target.HALF_AS_MUCH_AGAIN));

    /** How much more of the baseline's time, and of its processor time, the candidate may take. */
    enum Target {
        NONE("none: shows the noise"),
        THREE_PERCENT("at most +3 %"),
        NOT_MEASURABLE("within the control's range"),
        NO_SLOWER("at most +0 %"),
        HALF_AS_MUCH_AGAIN("at most +50 %");

        private final String text;

        Target(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /** The largest ratio that still meets it. */
        double limit(Spread control) {
            return switch (this) {
                case NONE -> Double.POSITIVE_INFINITY;
                case THREE_PERCENT -> 1.03;
                case NOT_MEASURABLE -> control.max();
                case NO_SLOWER -> 1.0;
                case HALF_AS_MUCH_AGAIN -> 1.5;
            };
        }
    }
}

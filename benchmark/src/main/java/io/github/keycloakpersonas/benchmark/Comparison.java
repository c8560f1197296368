package io.github.keycloakpersonas.benchmark;

import static io.github.keycloakpersonas.benchmark.Login.EMPTY;
import static io.github.keycloakpersonas.benchmark.Login.HOLDER;
import static io.github.keycloakpersonas.benchmark.Login.OTHER;
import static io.github.keycloakpersonas.benchmark.Login.PERSONAS;
import static io.github.keycloakpersonas.benchmark.Login.WITHOUT_SCOPE;
import static io.github.keycloakpersonas.benchmark.Login.WITH_SCOPE;

/** Pairs of calls, in the order of the table. Of each, the second is held against the first. */
enum Comparison {
    CONTROL(
            "control: a token without personas, against itself",
            Call.refresh(PERSONAS, HOLDER, WITHOUT_SCOPE),
            Call.refresh(PERSONAS, HOLDER, WITHOUT_SCOPE),
            Target.NONE),
    FIVE_PERSONAS(
            "token with five personas, against the client without the scope",
            Call.refresh(PERSONAS, HOLDER, WITHOUT_SCOPE),
            Call.refresh(PERSONAS, HOLDER, WITH_SCOPE),
            Target.THREE_PERCENT),
    NO_PERSONAS(
            "token of a user who has none, against the client without the scope",
            Call.refresh(PERSONAS, OTHER, WITHOUT_SCOPE),
            Call.refresh(PERSONAS, OTHER, WITH_SCOPE),
            Target.NOT_MEASURABLE),
    EMPTY_REALM(
            "token in a realm without personas, against the client without the scope",
            Call.refresh(EMPTY, OTHER, WITHOUT_SCOPE),
            Call.refresh(EMPTY, OTHER, WITH_SCOPE),
            Target.NOT_MEASURABLE),
    LIST(
            "`GET /v1/personas` (five), against userinfo with the same token",
            Call.userinfo(WITH_SCOPE),
            Call.personas(WITH_SCOPE),
            Target.NO_SLOWER),
    LIST_PLAIN(
            "`GET /v1/personas` (five), against userinfo that shows no personas, with the same token",
            Call.userinfo(WITHOUT_SCOPE),
            Call.personas(WITHOUT_SCOPE),
            Target.NO_SLOWER);

    private final String title;
    private final Call baseline;
    private final Call candidate;
    private final Target target;

    Comparison(String title, Call baseline, Call candidate, Target target) {
        this.title = title;
        this.baseline = baseline;
        this.candidate = candidate;
        this.target = target;
    }

    String title() {
        return title;
    }

    Call baseline() {
        return baseline;
    }

    Call candidate() {
        return candidate;
    }

    Target target() {
        return target;
    }

    /** How much more of the baseline's time, and of its processor time, the candidate may take. */
    enum Target {
        NONE("none: shows the noise"),
        THREE_PERCENT("at most +3 %"),
        NOT_MEASURABLE("within the control's range"),
        NO_SLOWER("at most +0 %");

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
            };
        }
    }
}

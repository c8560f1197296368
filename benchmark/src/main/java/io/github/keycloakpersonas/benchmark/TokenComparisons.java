package io.github.keycloakpersonas.benchmark;

import static io.github.keycloakpersonas.benchmark.Login.ATTRIBUTE;
import static io.github.keycloakpersonas.benchmark.Login.ATTRIBUTE_OBJECTS;
import static io.github.keycloakpersonas.benchmark.Login.COLD;
import static io.github.keycloakpersonas.benchmark.Login.EMPTY;
import static io.github.keycloakpersonas.benchmark.Login.FIFTY;
import static io.github.keycloakpersonas.benchmark.Login.HARDCODED;
import static io.github.keycloakpersonas.benchmark.Login.HOLDER;
import static io.github.keycloakpersonas.benchmark.Login.OBJECTS;
import static io.github.keycloakpersonas.benchmark.Login.ORGANIZATION;
import static io.github.keycloakpersonas.benchmark.Login.ORGANIZATION_OBJECTS;
import static io.github.keycloakpersonas.benchmark.Login.OTHER;
import static io.github.keycloakpersonas.benchmark.Login.PERSONAS;
import static io.github.keycloakpersonas.benchmark.Login.RIVALS;
import static io.github.keycloakpersonas.benchmark.Login.SINGLE;
import static io.github.keycloakpersonas.benchmark.Login.STRINGS;
import static io.github.keycloakpersonas.benchmark.Login.WITHOUT_SCOPE;
import static io.github.keycloakpersonas.benchmark.Login.WITH_SCOPE;

import java.util.List;

/** What personas cost where tokens are made, and what Keycloak's own mappers cost there. */
final class TokenComparisons {

    static final List<Comparison> ALL = List.of(
            own("refresh: a user with no personas, against the client without the scope", OTHER, Target.NOT_MEASURABLE),
            own("refresh: one persona, against the client without the scope", SINGLE, Target.THREE_PERCENT),
            own("refresh: five personas, against the client without the scope", HOLDER, Target.THREE_PERCENT),
            own("refresh: fifty personas, against the client without the scope", FIFTY, Target.INFORMATION),
            new Comparison(
                    "refresh: a realm without personas, against the client without the scope",
                    Call.refresh(EMPTY, OTHER, WITHOUT_SCOPE),
                    Call.refresh(EMPTY, OTHER, WITH_SCOPE),
                    Target.NOT_MEASURABLE),
            new Comparison(
                    "password grant: five personas, against the client without the scope",
                    new Call(new Login(PERSONAS, HOLDER, WITHOUT_SCOPE), Work.PASSWORD_GRANT),
                    new Call(new Login(PERSONAS, HOLDER, WITH_SCOPE), Work.PASSWORD_GRANT),
                    Target.THREE_PERCENT),
            new Comparison(
                    "userinfo: five personas, against the client without the scope",
                    new Call(new Login(PERSONAS, HOLDER, WITHOUT_SCOPE), Work.USERINFO),
                    new Call(new Login(PERSONAS, HOLDER, WITH_SCOPE), Work.USERINFO),
                    Target.INFORMATION),
            rivals("refresh: five `title@circle`, against the user-attribute mapper", ATTRIBUTE, STRINGS),
            rivals("refresh: five `title@circle`, against the organizations mapper", ORGANIZATION, STRINGS),
            rivals("refresh: five objects, against the user-attribute mapper with JSON", ATTRIBUTE_OBJECTS, OBJECTS),
            rivals(
                    "refresh: five objects, against the organizations mapper with attributes",
                    ORGANIZATION_OBJECTS,
                    OBJECTS),
            new Comparison(
                    "refresh: five objects, against a hardcoded claim of the same JSON",
                    Call.refresh(RIVALS, HOLDER, HARDCODED),
                    Call.refresh(RIVALS, HOLDER, OBJECTS),
                    Target.THREE_PERCENT),
            new Comparison(
                    "userinfo: five objects, against a hardcoded claim of the same JSON",
                    new Call(new Login(RIVALS, HOLDER, HARDCODED), Work.USERINFO),
                    new Call(new Login(RIVALS, HOLDER, OBJECTS), Work.USERINFO),
                    Target.THREE_PERCENT),
            new Comparison(
                    "login of a user who is not cached: five personas, against the client without the scope",
                    new Call(new Login(PERSONAS, COLD, WITHOUT_SCOPE), Work.COLD_LOGIN),
                    new Call(new Login(PERSONAS, COLD, WITH_SCOPE), Work.COLD_LOGIN),
                    Target.THREE_PERCENT),
            new Comparison(
                    "refresh: five objects, against the user-attribute mapper's five strings, which say less",
                    Call.refresh(RIVALS, HOLDER, ATTRIBUTE),
                    Call.refresh(RIVALS, HOLDER, OBJECTS),
                    Target.INFORMATION));

    private TokenComparisons() {}

    private static Comparison own(String title, String user, Target target) {
        return new Comparison(
                title, Call.refresh(PERSONAS, user, WITHOUT_SCOPE), Call.refresh(PERSONAS, user, WITH_SCOPE), target);
    }

    private static Comparison rivals(String title, String rival, String ours) {
        return new Comparison(
                title, Call.refresh(RIVALS, HOLDER, rival), Call.refresh(RIVALS, HOLDER, ours), Target.NO_SLOWER);
    }
}

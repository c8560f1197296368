package io.github.keycloakpersonas.benchmark;

import static io.github.keycloakpersonas.benchmark.Login.ADMINISTRATOR;
import static io.github.keycloakpersonas.benchmark.Login.HOLDER;
import static io.github.keycloakpersonas.benchmark.Login.MILLION;
import static io.github.keycloakpersonas.benchmark.Login.PERSONAS;
import static io.github.keycloakpersonas.benchmark.Login.THOUSAND;
import static io.github.keycloakpersonas.benchmark.Login.WITHOUT_SCOPE;
import static io.github.keycloakpersonas.benchmark.Login.WITH_SCOPE;

import java.util.List;

/** What it costs to read personas: one's own, and those of large realms. */
final class ListComparisons {

    static final List<Comparison> ALL = List.of(
            own("`GET /v1/personas` (five), against userinfo with the same token", Work.USERINFO, WITH_SCOPE),
            own(
                    "`GET /v1/personas` (five), against userinfo without personas, with the same token",
                    Work.USERINFO,
                    WITHOUT_SCOPE),
            own("`GET /v1/personas` (five), against the account API with the same token", Work.ACCOUNT, WITH_SCOPE),
            pages(
                    "administrators' first page of a million personas, against that of a thousand",
                    Work.list("max=100"),
                    Work.list("max=100"),
                    Target.HALF_AS_MUCH_AGAIN),
            pages(
                    "the same page filtered by title and status",
                    Work.list("title=traveler&status=active&max=100"),
                    Work.list("title=traveler&status=active&max=100"),
                    Target.HALF_AS_MUCH_AGAIN),
            pages(
                    "administrators' last page (`first=999900`, against `first=900`)",
                    Work.list("first=900&max=100"),
                    Work.list("first=999900&max=100"),
                    Target.INFORMATION),
            pages(
                    "by-persona: first page of 200,000 holders, against that of 200",
                    Work.byPersona("max=100"),
                    Work.byPersona("max=100"),
                    Target.HALF_AS_MUCH_AGAIN),
            pages(
                    "by-persona: last page (`first=199900`, against `first=100`)",
                    Work.byPersona("first=100&max=100"),
                    Work.byPersona("first=199900&max=100"),
                    Target.INFORMATION));

    private ListComparisons() {}

    private static Comparison own(String title, Work keycloak, String client) {
        Login login = new Login(PERSONAS, HOLDER, client);
        return new Comparison(title, new Call(login, keycloak), new Call(login, Work.PERSONAS), Target.NO_SLOWER);
    }

    private static Comparison pages(String title, Work small, Work large, Target target) {
        return new Comparison(
                title,
                new Call(new Login(THOUSAND, ADMINISTRATOR, WITHOUT_SCOPE), small),
                new Call(new Login(MILLION, ADMINISTRATOR, WITHOUT_SCOPE), large),
                target);
    }
}

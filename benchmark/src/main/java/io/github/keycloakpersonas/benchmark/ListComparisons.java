package io.github.keycloakpersonas.benchmark;

import static io.github.keycloakpersonas.benchmark.Login.ADMINISTRATOR;
import static io.github.keycloakpersonas.benchmark.Login.HOLDER;
import static io.github.keycloakpersonas.benchmark.Login.MILLION;
import static io.github.keycloakpersonas.benchmark.Login.PERSONAS;
import static io.github.keycloakpersonas.benchmark.Login.THOUSAND;
import static io.github.keycloakpersonas.benchmark.Login.WITHOUT_SCOPE;
import static io.github.keycloakpersonas.benchmark.Login.WITH_SCOPE;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
            far(
                    "administrators' last page of a million, by its cursor, against the first page",
                    Work.list("max=100"),
                    Work.list("max=100&cursor=" + cursor("p1", "-created_at", "1600000100000", "0"))),
            far(
                    "by-persona: last page of 200,000 holders, by its cursor, against the first page",
                    Work.byPersona("max=100"),
                    Work.byPersona("max=100&cursor=" + cursor("u1", "ffdf3b64"))),
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

    /** Both in the realm with a million personas. */
    private static Comparison far(String title, Work first, Work last) {
        Login login = new Login(MILLION, ADMINISTRATOR, WITHOUT_SCOPE);
        return new Comparison(title, new Call(login, first), new Call(login, last), Target.HALF_AS_MUCH_AGAIN);
    }

    /** As the links of a walk through all pages have it in the end. */
    static String cursor(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static Comparison pages(String title, Work small, Work large, Target target) {
        return new Comparison(
                title,
                new Call(new Login(THOUSAND, ADMINISTRATOR, WITHOUT_SCOPE), small),
                new Call(new Login(MILLION, ADMINISTRATOR, WITHOUT_SCOPE), large),
                target);
    }
}

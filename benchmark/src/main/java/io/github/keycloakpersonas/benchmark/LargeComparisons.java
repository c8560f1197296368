package io.github.keycloakpersonas.benchmark;

import static io.github.keycloakpersonas.benchmark.Login.ADMINISTRATOR;
import static io.github.keycloakpersonas.benchmark.Login.HOLDER;
import static io.github.keycloakpersonas.benchmark.Login.LARGE;
import static io.github.keycloakpersonas.benchmark.Login.THOUSAND;
import static io.github.keycloakpersonas.benchmark.Login.WITHOUT_SCOPE;
import static io.github.keycloakpersonas.benchmark.Login.WITH_SCOPE;

import java.util.List;
import java.util.Locale;

/** What everyday calls cost in a realm with very many personas, against a realm with a thousand. */
final class LargeComparisons {

    private static final String SIZE =
            String.format(Locale.ROOT, "%,d", Settings.fromSystemProperties().personas());

    static final List<Comparison> ALL = List.of(
            bothRealms(
                    "administrators' first page of " + SIZE + " personas, against that of 1,000", Work.list("max=100")),
            bothRealms("the same page filtered by title and status", Work.list("title=traveler&status=active&max=100")),
            bothRealms("by-persona: first page of the holders of a title", Work.byPersona("max=100")),
            far(
                    "last page of " + SIZE + " personas, by its cursor, against the first page",
                    Work.list("max=100"),
                    Work.list("max=100&cursor=" + ListComparisons.cursor("p1", "-created_at", "1600000100000", "0"))),
            far(
                    "by-persona: a page far behind, by its cursor, against the first page",
                    Work.byPersona("max=100"),
                    Work.byPersona("max=100&cursor=" + ListComparisons.cursor("u1", "ffdf3b64"))),
            holders("`GET /v1/personas` (five)", Work.PERSONAS),
            holders("password grant: five personas", Work.PASSWORD_GRANT));

    private LargeComparisons() {}

    private static Comparison bothRealms(String title, Work page) {
        return new Comparison(
                title,
                new Call(new Login(THOUSAND, ADMINISTRATOR, WITHOUT_SCOPE), page),
                new Call(new Login(LARGE, ADMINISTRATOR, WITHOUT_SCOPE), page),
                Target.HALF_AS_MUCH_AGAIN);
    }

    private static Comparison far(String title, Work first, Work last) {
        Login login = new Login(LARGE, ADMINISTRATOR, WITHOUT_SCOPE);
        return new Comparison(title, new Call(login, first), new Call(login, last), Target.HALF_AS_MUCH_AGAIN);
    }

    private static Comparison holders(String title, Work work) {
        return new Comparison(
                title + ", among " + SIZE + " against among 1,000",
                new Call(new Login(THOUSAND, HOLDER, WITH_SCOPE), work),
                new Call(new Login(LARGE, HOLDER, WITH_SCOPE), work),
                Target.HALF_AS_MUCH_AGAIN);
    }
}

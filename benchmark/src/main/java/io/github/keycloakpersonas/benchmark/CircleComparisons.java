package io.github.keycloakpersonas.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a circle of 50,000 members costs those who manage it, against one of fifty. */
final class CircleComparisons {

    /** Both have more members than that. */
    private static final String PAGE = "/personas?max=20";

    /** The personas of the large circle were created second by second. */
    private static final String MIDDLE = cursor(1_600_000_000_000L + CirclesRealm.MEMBERS / 2 * 1000L);

    static final List<Comparison> ALL = List.of(
            steward("a steward's circles with their counts", "", "", Target.HALF_AS_MUCH_AGAIN),
            steward("a steward's first page", "/few-{thread}" + PAGE, "/many" + PAGE, Target.HALF_AS_MUCH_AGAIN),
            steward(
                    "a steward's page in the middle, by its cursor, against the first one of fifty",
                    "/few-{thread}" + PAGE,
                    "/many" + PAGE + "&cursor=" + MIDDLE,
                    Target.HALF_AS_MUCH_AGAIN),
            steward(
                    "the requests that wait, ten in either circle",
                    "/few-{thread}" + PAGE + "&status=pending",
                    "/many" + PAGE + "&status=pending",
                    Target.HALF_AS_MUCH_AGAIN),
            steward(
                    "the members with a title that five have in either circle",
                    "/few-{thread}" + PAGE + "&title=travel-agent",
                    "/many" + PAGE + "&title=travel-agent",
                    Target.HALF_AS_MUCH_AGAIN),
            steward(
                    "a search by part of a username, which finds nobody",
                    "/few-{thread}" + PAGE + "&search=nobody",
                    "/many" + PAGE + "&search=nobody",
                    Target.INFORMATION),
            administrator("administrators' first page of the circle", "max=20"),
            administrator(
                    "administrators' page of those with the title that five have",
                    "title=travel-agent&state=active&max=20"),
            administrator(
                    "administrators' page of what ends soon",
                    "state=active&sort=valid_till&expiring_before=2100-01-01T00:00:00Z&max=20"),
            count("administrators' count of all, no further than to 500", ""),
            count("administrators' count of those who wait, no further than to 500", "&state=pending"));

    private CircleComparisons() {}

    private static Comparison steward(String title, String few, String many, Target target) {
        return new Comparison(
                title,
                new Call(new Login(Login.CIRCLES, Login.STEWARD_OF_FEW, Login.STEWARDS), Work.circles(few)),
                new Call(new Login(Login.CIRCLES, Login.STEWARD_OF_MANY, Login.STEWARDS), Work.circles(many)),
                target);
    }

    private static Comparison administrator(String title, String query) {
        return administrator(title, Work.list("circle=few-0&" + query), Work.list("circle=many&" + query));
    }

    private static Comparison count(String title, String query) {
        return administrator(
                title, Work.count("at_most=500&circle=few-0" + query), Work.count("at_most=500&circle=many" + query));
    }

    private static Comparison administrator(String title, Work few, Work many) {
        Login login = new Login(Login.CIRCLES, Login.ADMINISTRATOR, Login.WITHOUT_SCOPE);
        return new Comparison(title, new Call(login, few), new Call(login, many), Target.HALF_AS_MUCH_AGAIN);
    }

    private static String cursor(long createdAt) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("p1\n-created_at\n" + createdAt + "\n0").getBytes(StandardCharsets.UTF_8));
    }
}

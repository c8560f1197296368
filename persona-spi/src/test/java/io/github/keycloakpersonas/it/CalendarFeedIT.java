package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.CalendarIT.EVENTS;
import static io.github.keycloakpersonas.it.CalendarIT.rehearsal;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calendars as calendar programs read them. */
@Tag("storage")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarFeedIT {

    private static final String FILE = "/v1/calendar.ics";
    private static final String FEEDS = "/v1/calendar/feeds";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    private TestRealm realm;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        realm = TestRealm.create(server);
        realm.admin().schema(CalendarIT.SCHEMA);
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private static JsonNode created(PersonaApiClient user, Map<String, Object> event) {
        return user.call("POST", EVENTS, call -> call.json(event)).expect(201).json();
    }

    private String at(int daysAhead, int hour) {
        return today.plusDays(daysAhead)
                .atTime(hour, 0)
                .atZone(BERLIN)
                .toInstant()
                .toString();
    }

    private static ICalendar read(Reply reply) {
        assertThat(reply.header("Content-Type").orElseThrow()).isEqualToIgnoringCase("text/calendar;charset=UTF-8");
        List<ICalendar> calendars = Biweekly.parse(reply.text()).all();
        assertThat(calendars).hasSize(1);
        return calendars.get(0);
    }

    private static VEvent named(ICalendar calendar, String title) {
        return calendar.getEvents().stream()
                .filter(event -> event.getSummary().getValue().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private Reply anonymous(String address, UnaryOperator<HttpCall> more) {
        URI uri = URI.create(address);
        Reply reply = more.apply(realm.http().request("GET", uri)).send();
        Contract.check("GET", FEEDS + "/secret.ics", reply);
        return reply;
    }

    private Reply anonymous(String address) {
        return anonymous(address, call -> call);
    }

    @Test
    void anotherProgramReadsTheSameTimes() {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        created(
                anna,
                rehearsal(
                        "title",
                        "Daily; \"early\", ü\uD83C\uDFBB and a text that is long enough for a second line",
                        "start_at",
                        at(-5, 8),
                        "end_at",
                        at(-5, 9),
                        "time_zone",
                        "Europe/Berlin",
                        "rrule",
                        "FREQ=DAILY",
                        "exdate",
                        List.of(at(-3, 8))));
        ICalendar calendar = read(anna.get(FILE).expect(200));
        VEvent daily = calendar.getEvents().get(0);
        assertThat(daily.getSummary().getValue())
                .isEqualTo("Daily; \"early\", ü\uD83C\uDFBB and a text that is long enough for a second line");
        TimeZone zone =
                calendar.getTimezoneInfo().getTimezone(daily.getDateStart()).getTimeZone();
        DateIterator days = daily.getDateIterator(zone);
        List<Instant> theirs = new ArrayList<>();
        Instant end = Instant.parse(at(380, 0));
        for (Instant next = days.next().toInstant();
                next.isBefore(end);
                next = days.next().toInstant()) {
            theirs.add(next);
        }
        List<Instant> ours = new ArrayList<>();
        anna.get(EVENTS + "?from=" + at(-5, 0) + "&to=" + at(380, 0))
                .expect(200)
                .json()
                .path("events")
                .forEach(event -> ours.add(Instant.parse(event.path("start_at").asText())));
        assertThat(theirs).hasSize(384).isEqualTo(ours);
    }

    @Test
    void hasWhatIsNearAndWhenPersonasEnd() {
        PersonaApiClient ben = PersonaApiClient.ofNewUser(realm, "ben");
        created(ben, rehearsal("title", "Long ago", "start_at", at(-100, 8), "end_at", at(-100, 9)));
        created(ben, rehearsal("title", "Far", "start_at", at(500, 8), "end_at", at(500, 9)));
        created(
                ben,
                rehearsal(
                        "title",
                        "Holiday",
                        "is_all_day",
                        true,
                        "start_at",
                        today.toString(),
                        "end_at",
                        today.plusDays(2).toString()));
        ben.created("traveler", "corsica");
        ICalendar calendar = read(ben.get(FILE).expect(200));
        assertThat(calendar.getEvents())
                .extracting(event -> event.getSummary().getValue())
                .containsExactlyInAnyOrder("Holiday", "Traveler (corsica) ends");
        assertThat(named(calendar, "Holiday").getDateStart().getValue().hasTime())
                .isFalse();
    }

    @Test
    void aProgramAsksWhetherSomethingIsNew() {
        PersonaApiClient cleo = PersonaApiClient.ofNewUser(realm, "cleo");
        created(cleo, rehearsal("title", "One", "start_at", at(1, 8), "end_at", at(1, 9)));
        String address = feed(cleo, "Phone").path("url").asText();

        Reply first = anonymous(address).expect(200);
        String tag = first.header("ETag").orElseThrow();
        Reply same =
                anonymous(address, call -> call.header("If-None-Match", tag)).expect(304);
        assertThat(same.header("ETag")).hasValue(tag);
        assertThat(same.bytes()).isEmpty();
        anonymous(address, call -> call.header("If-None-Match", "W/" + tag + ", \"x\""))
                .expect(304);
        assertThat(cleo.get(FILE).expect(200).header("ETag")).hasValue(tag);

        created(cleo, rehearsal("title", "Two", "start_at", at(2, 8), "end_at", at(2, 9)));
        Reply changed =
                anonymous(address, call -> call.header("If-None-Match", tag)).expect(200);
        assertThat(read(changed).getEvents()).hasSize(2);
        assertThat(changed.header("ETag").orElseThrow()).isNotEqualTo(tag);
    }

    private static JsonNode feed(PersonaApiClient user, String name) {
        return user.call("POST", FEEDS, call -> call.json(Map.of("name", name)))
                .expect(201)
                .json();
    }

    @Test
    void anAddressIsShownOnceAndClosed() {
        PersonaApiClient dora = PersonaApiClient.ofNewUser(realm, "dora");
        PersonaApiClient emil = PersonaApiClient.ofNewUser(realm, "emil");
        JsonNode made = feed(dora, "Phone \uD83D\uDCF1");
        String address = made.path("url").asText();
        assertThat(address).matches(".*/persona/v1/calendar/feeds/[A-Za-z0-9_-]{43}\\.ics");
        anonymous(address).expect(200);
        JsonNode listed = dora.get(FEEDS).expect(200).json().at("/feeds/0");
        assertThat(listed.path("name").asText()).isEqualTo("Phone \uD83D\uDCF1");
        assertThat(listed.has("url")).isFalse();
        assertThat(listed.has("last_used_at")).isTrue();

        String id = FEEDS + "/" + made.path("id").asText();
        emil.delete(id).expect(404);
        anonymous(address).expect(200);
        dora.delete(id).expect(204);
        assertThat(anonymous(address).expect(404).json().path("detail").asText())
                .isEqualTo("There is no calendar at this address");
        dora.delete(id).expect(404);
    }

    @Test
    void aUserHasFiveAtMost() {
        PersonaApiClient fred = PersonaApiClient.ofNewUser(realm, "fred");
        for (int i = 0; i < 5; i++) {
            feed(fred, "");
        }
        assertThat(fred.call("POST", FEEDS, call -> call.json(Map.of()))
                        .expect(409)
                        .json()
                        .path("type")
                        .asText())
                .endsWith("/calendar-full");
        fred.call("POST", FEEDS, call -> call.json(Map.of("name", "x".repeat(101))))
                .expect(400);
        fred.call("POST", FEEDS, call -> call.json(Map.of("secret", "x"))).expect(400);
    }

    @Test
    void anAddressIsDeadWithoutItsUserRoleOrCalendar(KeycloakServer server) {
        try (TestRealm other = TestRealm.create(server)) {
            other.admin().schema(CalendarIT.SCHEMA);
            PersonaApiClient gina = PersonaApiClient.ofNewUser(other, "gina");
            String address = feed(gina, "").path("url").asText();
            String user = other.admin().userId("gina");
            anonymous(address).expect(200);
            anonymous(address.replace(".ics", "")).expect(404);
            anonymous(address.replaceAll("/[^/]+\\.ics", "/x.ics")).expect(404);
            anonymous(address.replace("/" + other.name() + "/", "/" + realm.name() + "/"))
                    .expect(404);

            other.admin().updateUser(user, Map.of("enabled", false));
            anonymous(address).expect(404);
            other.admin().updateUser(user, Map.of("enabled", true));
            anonymous(address).expect(200);

            other.admin().schema("{\"titles\":[{\"name\":\"traveler\"}]}");
            anonymous(address).expect(404);
            other.admin()
                    .schema(CalendarIT.SCHEMA.replace(
                            "\"titles\"", "\"limits\":{\"requests_per_minute\":3},\"titles\""));
            anonymous(address).expect(200);
            anonymous(address).expect(200);
            anonymous(address).expect(200);
            anonymous(address).expect(429);
        }
    }

    @Test
    void noPageOfAnotherOriginReadsIt() {
        PersonaApiClient hans = PersonaApiClient.ofNewUser(realm, "hans");
        Reply reply = anonymous(
                        feed(hans, "").path("url").asText(), call -> call.header("Origin", "https://evil.example"))
                .expect(200);
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void everyKindOfTimeZoneIsReadable() {
        PersonaApiClient ida = PersonaApiClient.ofNewUser(realm, "ida");
        for (String zone : List.of("Asia/Gaza", "Africa/Casablanca", "America/Nuuk", "Asia/Kolkata", "Pacific/Apia")) {
            created(
                    ida,
                    rehearsal(
                            "title",
                            zone,
                            "start_at",
                            at(1, 8),
                            "end_at",
                            at(1, 9),
                            "time_zone",
                            zone,
                            "rrule",
                            "FREQ=DAILY;COUNT=3"));
        }
        Duration hour = Duration.ofHours(1);
        assertThat(read(ida.get(FILE).expect(200)).getEvents())
                .hasSize(5)
                .allSatisfy(event -> assertThat(event.getDateStart().getValue().toInstant())
                        .isEqualTo(Instant.parse(at(1, 8)))
                        .isEqualTo(event.getDateEnd().getValue().toInstant().minus(hour)));
    }
}

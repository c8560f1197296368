package io.github.keycloakpersonas.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The client knows all that the OpenAPI document of the user API has: what the document gains, the client has to gain, too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentTest {

    private static final Path PROJECT = Path.of("..", "..");

    private JsonNode document;
    private JsonNode calls;

    @BeforeAll
    void read() throws IOException {
        document = yaml("persona-spi/src/main/resources/persona-api/openapi.yaml");
        calls = yaml("clients/calls.yaml");
    }

    private static JsonNode yaml(String file) throws IOException {
        return new YAMLMapper().readTree(PROJECT.resolve(file).toFile());
    }

    private List<String> calls(String list) {
        return StreamSupport.stream(calls.path(list).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    private static Set<String> members(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        assertThat(names).isNotEmpty();
        return names;
    }

    private static Set<String> members(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(DocumentTest::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String wireName(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .orElseGet(
                        () -> component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }

    private static Set<String> words(JsonNode schema) {
        return Stream.iterate(0, i -> i + 1)
                .limit(schema.path("enum").size())
                .map(i -> schema.path("enum").path(i).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void hasNoCallThatTheClientDoesNotKnow() {
        List<String> operations = document.path("paths").findValuesAsText("operationId");
        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(calls("called").stream(), calls("not_called").stream())
                                .toList());
    }

    @Test
    void hasThePersonaThatTheClientReads() {
        Set<String> known = members(Persona.class);
        known.removeAll(Set.of("etag", "attributes"));
        assertThat(members(schema("Persona"))).isEqualTo(known).isEqualTo(new TreeSet<>(Persona.FIXED));
    }

    @Test
    void hasTheRegistrationThatTheClientSendsAndReads() {
        Set<String> sent = new TreeSet<>();
        NewUser user =
                NewUser.of("a@b.org", "p").username("a").attribute("b", "c").termsAccepted();
        sent.addAll(user.name("A B").members().keySet());
        sent.addAll(user.name("A", "B").members().keySet());
        sent.add("client_id");
        assertThat(members(schema("Registration"))).isEqualTo(sent);
        assertThat(members(schema("RegisteredUser"))).isEqualTo(members(RegisteredUser.class));
    }

    @Test
    void hasTheMembersThatTheClientSends() {
        java.time.Instant time = java.time.Instant.EPOCH;
        NewPersona created = NewPersona.of("t", "c")
                .status(PersonaStatus.ACTIVE)
                .validFrom(time)
                .validTill(time)
                .schedule(List.of())
                .reason("r");
        assertThat(members(schema("PersonaCreate"))).isEqualTo(created.members().keySet());
        PersonaChange change = PersonaChange.NONE
                .title("t")
                .circle("c")
                .status(PersonaStatus.ACTIVE)
                .validFrom(time)
                .validTill(time)
                .schedule(List.of())
                .reason("r");
        Set<String> changed = new TreeSet<>(change.members().keySet());
        // What may be sent back as it was read, which no change needs.
        changed.addAll(Set.of(
                "id",
                "persona_id",
                "user_sub",
                "active",
                "active_until",
                "next_active_from",
                "note",
                "requested_at",
                "request_ends_at",
                "created_at",
                "updated_at"));
        assertThat(members(schema("PersonaUpdate"))).isEqualTo(changed);
    }

    @Test
    void hasTheSchemaThatTheClientReads() {
        assertThat(members(schema("PersonaSchema"))).isEqualTo(members(PersonaSchema.class));
        assertThat(members(schema("TitleRule"))).isEqualTo(members(PersonaSchema.TitleRule.class));
        assertThat(members(schema("ScheduleWindow"))).isEqualTo(members(ScheduleWindow.class));
        assertThat(members(schema("CircleRule"))).isEqualTo(members(PersonaSchema.CircleRule.class));
        assertThat(members(schema("CalendarRule"))).isEqualTo(members(PersonaSchema.CalendarRule.class));
        assertThat(members(schema("RequestRule"))).isEqualTo(members(PersonaSchema.RequestRule.class));
        assertThat(members(schema("AttributeRule"))).isEqualTo(members(PersonaSchema.AttributeRule.class));
        assertThat(members(schema("GroupRule"))).isEqualTo(members(PersonaSchema.GroupRule.class));
        assertThat(members(schema("Limits"))).isEqualTo(members(PersonaSchema.Limits.class));
    }

    @Test
    void hasTheCalendarThatTheClientReadsAndWrites() {
        Set<String> read = members(CalendarEvent.class);
        read.remove("etag");
        assertThat(members(schema("Event"))).isEqualTo(read);
        EventDraft draft = EventDraft.of("t", "2026-10-19", "2026-10-20")
                .description(null)
                .location(null)
                .color(null)
                .allDay(true)
                .timeZone(null)
                .personaId(null)
                .rrule(null)
                .exdate(List.of())
                .changes(List.of());
        assertThat(members(schema("EventCreate"))).isEqualTo(draft.members().keySet());
        assertThat(members(schema("ChangedOccurrence"))).isEqualTo(members(CalendarEvent.ChangedOccurrence.class));
        Set<String> feed = members(schema("Feed"));
        feed.addAll(members(schema("NewFeed")));
        assertThat(members(CalendarFeed.class)).isEqualTo(feed);
        assertThat(members(document.at(
                        "/paths/~1v1~1calendar~1import/post/responses/200/content/application~1json/schema")))
                .isEqualTo(members(CalendarImport.class));
    }

    @Test
    void hasTheListsThatTheClientReads() {
        assertThat(members(schema("PersonaList"))).isEqualTo(Set.of("personas", "total"));
        assertThat(members(schema("UserList"))).isEqualTo(Set.of("users"));
        assertThat(members(schema("UserList").at("/properties/users/items"))).isEqualTo(members(User.class));
        assertThat(members(schema("UsersByPersona"))).isEqualTo(Set.of("users"));
        assertThat(members(schema("UsersByPersona").at("/properties/users/items")))
                .isEqualTo(members(PersonaHolder.class));
        assertThat(members(schema("Health"))).isEqualTo(members(Health.class));
        assertThat(members(schema("Problem")))
                .isEqualTo(Set.of("type", "title", "status", "detail", "errors", "request_id"));
    }

    @Test
    void hasTheStatusesThatTheClientKnows() {
        Set<String> known = Arrays.stream(PersonaStatus.values())
                .filter(status -> status != PersonaStatus.OTHER)
                .map(PersonaStatus::word)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(words(schema("Status"))).isEqualTo(known);
    }

    private String name(JsonNode parameter) {
        String reference = parameter.path("$ref").asText();
        return (reference.isEmpty() ? parameter : document.at(reference.substring(1)))
                .path("name")
                .asText();
    }

    @Test
    void hasTheParametersThatTheClientSends() {
        Set<String> names = new TreeSet<>();
        List<String> called = calls("called");
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (called.contains(operation.path("operationId").asText())) {
                        path.path("parameters").forEach(parameter -> names.add(name(parameter)));
                        operation.path("parameters").forEach(parameter -> names.add(name(parameter)));
                    }
                }));
        assertThat(names)
                .isEqualTo(Set.of(
                        "If-Match",
                        "If-None-Match",
                        "X-Request-Id",
                        "circle",
                        "client_id",
                        "cursor",
                        "dry_run",
                        "event_id",
                        "feed",
                        "first",
                        "from",
                        "max",
                        "occurrence",
                        "persona",
                        "persona_id",
                        "search",
                        "status",
                        "title",
                        "to",
                        "ui_locales",
                        "user_sub"));
    }

    /** The list in docs/api.md is the one that the server's test holds. */
    @Test
    void kindsOfProblemsAreThoseOfThePage() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/api.md"));
        String table = page.substring(page.indexOf("### Kinds of problems"), page.indexOf("## Lists"));
        Set<String> kinds = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(table)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Arrays.stream(ProblemKind.values())
                        .filter(kind -> kind != ProblemKind.OTHER)
                        .map(ProblemKind::word))
                .containsExactlyInAnyOrderElementsOf(kinds);
    }
}

package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.USER;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static io.github.keycloakpersonas.persona.ARealm.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.CircleRule;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixed members of a persona that is created. */
class CreatedPersonaTest {

    private static final ASchema SCHEMA = new ASchema().title("traveler").title("agent");

    private final ARealm realm = new ARealm(SCHEMA);

    private Persona create(Object... members) {
        return realm.create(Actor.OWNER, members);
    }

    private Persona createCorsica(String member, Object value) {
        return create("title", "traveler", "circle", "corsica", member, value);
    }

    @ParameterizedTest
    @EnumSource
    void needsATitleAndACircleOnly(Actor actor) {
        Persona persona = realm.create(actor, "title", "traveler", "circle", "corsica");
        assertThat(UUID.fromString(persona.id())).hasToString(persona.id());
        assertThat(persona.key()).isEqualTo(new PersonaKey(USER, "traveler", "corsica"));
        assertThat(persona.status()).isEqualTo(Status.ACTIVE);
        assertThat(persona.validity()).isEqualTo(new Validity(NOW, NOW.plus(Duration.ofDays(365))));
        assertThat(persona.attributes()).isEmpty();
        assertThat(persona.revision()).isEqualTo(new Revision(NOW, NOW, 0));
        assertThat(realm.store().ofUser(USER)).containsExactly(persona);
        assertThat(realm.store().locked()).containsExactly(USER);
    }

    @Test
    void nullMeansNotSent() {
        Persona persona = realm.create(
                Actor.OWNER,
                "title",
                "traveler",
                "circle",
                "corsica",
                "status",
                null,
                "valid_from",
                null,
                "valid_till",
                null);
        assertThat(persona.status()).isEqualTo(Status.ACTIVE);
        assertThat(persona.validity().from()).isEqualTo(NOW);
        assertFaults(
                () -> realm.create(Actor.OWNER, "title", null, "circle", null),
                "title is required",
                "circle is required");
    }

    @Test
    void keepsTimesToTheMillisecond() {
        realm.setTime(NOW.plusNanos(1_999_999));
        Persona persona = create("title", "traveler", "circle", "corsica");
        assertThat(persona.validity().from()).isEqualTo(NOW.plusMillis(1));
        assertThat(persona.revision().createdAt()).isEqualTo(NOW.plusMillis(1));
    }

    @Nested
    class Title {

        @ParameterizedTest
        @ValueSource(strings = {"king", "", "Traveler", "traveler "})
        void isOneOfTheSchema(String title) {
            assertFaults(
                    () -> create("title", title, "circle", "corsica"),
                    "Invalid persona title '" + title + "'. Allowed: agent, traveler");
        }

        @Test
        void isShownShortAndWithoutControlCharacters() {
            assertFaults(
                    () -> create("title", "a\n\u001b" + "b".repeat(100), "circle", "corsica"),
                    "Invalid persona title 'a??" + "b".repeat(61) + "…'. Allowed: agent, traveler");
        }

        @Test
        void isAString() {
            assertFaults(() -> create("title", 1L, "circle", "corsica"), "title must be a string");
            assertFaults(() -> create("title", List.of("traveler"), "circle", "corsica"), "title must be a string");
        }
    }

    @Nested
    class Circle {

        @Test
        void isAStringOfTheRightForm() {
            assertFaults(() -> create("title", "traveler", "circle", Map.of()), "circle must be a string");
            assertFaults(() -> create("title", "traveler", "circle", ""), "circle must have 1 to 100 characters");
        }

        @Test
        void isKeptComposed() {
            Persona persona =
                    create("title", "traveler", "circle", Normalizer.normalize("Zürich", Normalizer.Form.NFD));
            assertThat(persona.circle()).hasToString(Normalizer.normalize("Zürich", Normalizer.Form.NFC));
        }

        @Test
        void canHaveToBeAnOrganizationOfTheUser() {
            realm.setSchema(new ASchema().title("traveler").circles(CircleRule.Source.ORGANIZATIONS));
            realm.setOrganizations("acme");
            assertThat(create("title", "traveler", "circle", "acme").circle()).hasToString("acme");
            assertFaults(
                    () -> create("title", "traveler", "circle", "corsica"),
                    "circle must be the alias of an organization that the user is a member of");
        }
    }

    @Nested
    class Times {

        @Test
        void areAsSent() {
            Persona persona = create(
                    "title", "traveler",
                    "circle", "corsica",
                    "valid_from", "2020-01-01T00:00:00+01:00",
                    "valid_till", "2020-01-01T00:00:00.001+01:00");
            Instant from = Instant.parse("2019-12-31T23:00:00Z");
            assertThat(persona.validity()).isEqualTo(new Validity(from, from.plusMillis(1)));
        }

        @Test
        void endAYearAfterALaterStart() {
            assertThat(createCorsica("valid_from", "2030-01-01T00:00:00Z")
                            .validity()
                            .till())
                    .isEqualTo("2031-01-01T00:00:00Z");
        }

        @Test
        void endAYearFromNowWhereTheyStartedBefore() {
            assertThat(createCorsica("valid_from", "2020-01-01T00:00:00Z")
                            .validity()
                            .till())
                    .isEqualTo(NOW.plus(Duration.ofDays(365)));
        }

        @Test
        void endNoLaterThanATimeThatCanBeReadBack() {
            String till = createCorsica("valid_from", "9999-06-01T00:00:00Z")
                    .validity()
                    .till()
                    .toString();
            assertThat(AttributeValues.time(till)).isPresent();
        }

        @ParameterizedTest
        @CsvSource({"2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z, 2025-12-31T23:59:59.999Z"})
        void endAfterTheyStart(String from, String till) {
            assertFaults(
                    () -> create("title", "traveler", "circle", "corsica", "valid_from", from, "valid_till", till),
                    "valid_till must be after valid_from");
        }

        @Test
        void areTimes() {
            assertFaults(() -> createCorsica("valid_from", "today"), "valid_from " + AttributeValues.TIME_FAULT);
            assertFaults(() -> createCorsica("valid_till", 0L), "valid_till " + AttributeValues.TIME_FAULT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "persona_id", "user_sub", "active", "created_at", "updated_at"})
    void hasNoMembersThatAClientCannotSet(String member) {
        assertFaults(() -> createCorsica(member, "x"), member + " is not a member of a persona");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deleted", "ACTIVE"})
    void hasAKnownStatus(String status) {
        assertFaults(
                () -> createCorsica("status", status),
                "Unknown status '" + status + "'. Known: pending, active, inactive, suspended, revoked");
    }

    @Test
    void isRefusedWithAllFaultsAtOnceAndNothingIsWritten() {
        assertFaults(
                () -> create("status", true, "valid_till", "x", "unknown", 1L, "circle", "a/b"),
                "title is required",
                "circle may contain letters, digits, spaces, punctuation and symbols, but none of / \\ \" < > and no control characters",
                "Unknown status 'true'. Known: pending, active, inactive, suspended, revoked",
                "valid_till " + AttributeValues.TIME_FAULT,
                "unknown is not a member of a persona");
        assertThat(realm.store().ofUser(USER)).isEmpty();
    }

    @Test
    void isInvalidBeforeItIsForbiddenDuplicateOrTooMany() {
        realm.setSchema(new ASchema().reservedTitle("admin"));
        assertThat(failure(() -> create("title", "admin", "circle", "a/b")).kind())
                .isEqualTo(PersonaFailure.Kind.INVALID);
    }
}

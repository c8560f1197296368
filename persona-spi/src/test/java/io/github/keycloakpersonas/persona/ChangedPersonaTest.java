package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.USER;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.CircleRule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixed members of a persona that is changed. */
class ChangedPersonaTest {

    private final ARealm realm = new ARealm(new ASchema().title("traveler").title("agent"));
    private final Persona persona = realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica");

    private Persona change(@Nullable Object... members) {
        return realm.change(Actor.OWNER, persona, members);
    }

    @BeforeEach
    void anHourPasses() {
        realm.setTime(NOW.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsNotSent(Actor actor) {
        Persona changed = realm.change(actor, persona, "title", "agent");
        assertThat(changed.id()).isEqualTo(persona.id());
        assertThat(changed.key()).isEqualTo(new PersonaKey(USER, "agent", "corsica"));
        assertThat(changed.status()).isEqualTo(persona.status());
        assertThat(changed.validity()).isEqualTo(persona.validity());
        assertThat(changed.revision()).isEqualTo(new Revision(NOW, NOW.plus(Duration.ofHours(1)), 1));
        assertThat(realm.store().byId(persona.id())).contains(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "circle", "status", "valid_from", "valid_till"})
    void cannotLoseAMember(String member) {
        assertFaults(() -> change(member, null), member + " must not be null");
    }

    @Test
    void keepsItsPlaceInTimeWithOneEndSent() {
        assertFaults(() -> change("valid_till", NOW.minusMillis(1).toString()), "valid_till must be after valid_from");
        assertFaults(
                () -> change("valid_from", persona.validity().till().toString()),
                "valid_till must be after valid_from");
        Instant sooner = NOW.plus(Duration.ofDays(1));
        assertThat(change("valid_till", sooner.toString()).validity()).isEqualTo(new Validity(NOW, sooner));
    }

    @Nested
    class WhenTheSchemaHasChangedSince {

        @BeforeEach
        void onlyAgentsOfAListAreLeft() {
            realm.setSchema(new ASchema().title("agent").circles(CircleRule.Source.LIST, "acme"));
        }

        @Test
        void titleAndCircleCanBeSentBack() {
            Persona changed = realm.change(
                    Actor.ADMINISTRATOR, persona, "title", "traveler", "circle", "corsica", "status", "inactive");
            assertThat(changed.key()).isEqualTo(persona.key());
        }

        @Test
        void othersFollowTheNewOne() {
            assertThat(realm.change(Actor.ADMINISTRATOR, persona, "title", "agent", "circle", "acme")
                            .key())
                    .isEqualTo(new PersonaKey(USER, "agent", "acme"));
            assertFaults(
                    () -> realm.change(Actor.ADMINISTRATOR, persona, "title", "guide", "circle", "crete"),
                    "Invalid persona title 'guide'. Allowed: agent",
                    "circle must be one of: acme");
        }
    }

    @Nested
    class IdentityMembers {

        @Test
        void canBeSentBack() {
            Persona changed = change("id", persona.id(), "persona_id", persona.personaId(), "user_sub", USER);
            assertThat(changed.key()).isEqualTo(persona.key());
        }

        @ParameterizedTest
        @ValueSource(strings = {"id", "persona_id", "user_sub"})
        void cannotBeChanged(String member) {
            assertFaults(() -> change(member, "other"), member + " cannot be changed");
            assertFaults(() -> change(member, 1L), member + " cannot be changed");
        }

        @Test
        void areThoseBeforeTheChange() {
            assertFaults(
                    () -> change("title", "agent", "persona_id", USER + "_agent_corsica"),
                    "persona_id cannot be changed");
        }

        @ParameterizedTest
        @CsvSource({"active, false", "created_at, whenever", "updated_at, whenever"})
        void thatAreDerivedAreNotRead(String member, String value) {
            assertThat(change(member, value).revision().createdAt()).isEqualTo(NOW);
        }
    }

    @Nested
    class SendingBackWhatAReadReturned {

        private Map<String, @Nullable Object> read(Persona read, Instant time) {
            return new HashMap<>(PersonaRepresentation.of(read, realm.personas().schema(), time));
        }

        @ParameterizedTest
        @EnumSource
        void changesNothingButTheRevision(Actor actor) {
            realm.setSchema(new ASchema().title("traveler"));
            Persona back = realm.personas()
                    .update(actor, persona, PersonaMembers.change(actor, read(persona, NOW)), version -> true);
            assertThat(back.key()).isEqualTo(persona.key());
            assertThat(back.status()).isEqualTo(persona.status());
            assertThat(back.validity()).isEqualTo(persona.validity());
            assertThat(back.attributes()).isEqualTo(persona.attributes());
        }

        @ParameterizedTest
        @EnumSource
        void ofAnExpiredPersonaIsFine(Actor actor) {
            Instant after = persona.validity().till();
            realm.setTime(after);
            Map<String, @Nullable Object> read = read(persona, after);
            assertThat(read).containsEntry("status", "expired");
            Persona back = realm.personas().update(actor, persona, PersonaMembers.change(actor, read), version -> true);
            assertThat(back.status()).isEqualTo(Status.ACTIVE);
        }
    }
}

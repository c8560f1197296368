package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.schema.ASchema;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaIdTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ARealm realm = new ARealm(new ASchema().title("traveler"));
    private final Persona persona = realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica");

    @Test
    void isTheIdInAnyCaseOrTheReadableOne() {
        PersonaStore store = realm.store();
        for (String id : new String[] {persona.id(), persona.id().toUpperCase(Locale.ROOT), persona.personaId()}) {
            assertThat(PersonaId.find(store, id, any -> true)).contains(persona);
            assertThat(PersonaId.find(store, id, any -> false)).isEmpty();
            assertThat(PersonaId.find(store, id, persona.userId())).contains(persona);
        }
        assertThat(PersonaId.find(store, persona.id(), "somebody")).contains(persona);
        assertThat(PersonaId.find(store, persona.personaId(), "somebody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "anna-sub_traveler_home",
                "bert_traveler_corsica",
                "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d"
            })
    void isNobodysWhereThereIsNone(String id) {
        assertThat(PersonaId.find(realm.store(), id, any -> true)).isEmpty();
        assertThat(PersonaId.find(realm.store(), id, persona.userId())).isEmpty();
    }

    @Test
    void ofTwoUsersIsTheOneThatThereIs() {
        InMemoryPersonas store = new InMemoryPersonas();
        Persona longer = of("f:0:anna_traveler", "corsica");
        store.insert(longer);
        String both = longer.personaId();
        assertThat(PersonaId.find(store, both, any -> true)).contains(longer);
        assertThat(PersonaId.find(store, both, "f:0:anna")).isEmpty();

        Persona shorter = of("f:0:anna", "traveler_corsica");
        store.insert(shorter);
        assertThat(shorter.personaId()).isEqualTo(both);
        assertThatThrownBy(() -> PersonaId.find(store, both, any -> true))
                .isInstanceOfSatisfying(
                        PersonaFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PersonaFailure.Kind.AMBIGUOUS));
        assertThat(PersonaId.find(store, both, "f:0:anna")).contains(shorter);
        assertThat(PersonaId.find(store, both, "f:0:anna_traveler")).contains(longer);
        assertThat(PersonaId.find(store, both, found -> found.equals(longer)))
                .as("the other one's owner is gone")
                .contains(longer);
    }

    private static Persona of(String user, String circle) {
        return new Persona(
                UUID.randomUUID().toString(),
                new PersonaKey(user, "traveler", circle),
                Status.ACTIVE,
                new Validity(NOW, NOW.plusSeconds(1)),
                Map.of(),
                null,
                new Revision(NOW, NOW, 0),
                null);
    }
}

package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaIdTest {

    private final ARealm realm = new ARealm(new ASchema().title("traveler"));
    private final Persona persona = realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica");

    @Test
    void isTheIdInAnyCaseOrTheReadableOne() {
        PersonaStore store = realm.store();
        assertThat(PersonaId.find(store, persona.id())).contains(persona);
        assertThat(PersonaId.find(store, persona.id().toUpperCase(Locale.ROOT))).contains(persona);
        assertThat(PersonaId.find(store, persona.key().personaId())).contains(persona);
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
        assertThat(PersonaId.find(realm.store(), id)).isEmpty();
    }
}

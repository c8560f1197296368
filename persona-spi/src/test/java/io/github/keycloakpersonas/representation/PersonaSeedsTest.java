package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.representation.PersonaSeeds.Seed;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The personas that a realm's import brings. */
class PersonaSeedsTest {

    @Test
    void areReadInOrderWithTheirOwners() {
        String json = """
                [{"username":"alice","title":"traveler","circle":"corsica","autobook_price":5000},
                 {"username":"bob","title":"agent","circle":"acme"}]""";
        assertThat(PersonaSeeds.read(json))
                .containsExactly(
                        new Seed(
                                "alice",
                                asked(Map.of("title", "traveler", "circle", "corsica", "autobook_price", 5000L))),
                        new Seed("bob", asked(Map.of("title", "agent", "circle", "acme"))));
    }

    private static PersonaChange asked(Map<String, Object> members) {
        return PersonaMembers.creation(Actor.ADMINISTRATOR, Map.copyOf(members));
    }

    @Test
    void canBeNone() {
        assertThat(PersonaSeeds.read("[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "", "{}", "5", "\"alice\"", "null", "{\"username\":\"alice\"}"})
    void areAnArray(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> PersonaSeeds.read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1]", "[null]", "[[]]", "[{}]", "[{\"username\":1}]", "[{\"username\":\"a\"},{\"title\":\"t\"}]"
            })
    void haveAUsernameEach(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonaSeeds.read(json))
                .withMessage("The personas to import must be an array of objects with a username each");
    }
}

package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attributes that only administrators set. */
class AdministratorAttributesTest {

    private final ARealm realm = new ARealm(new ASchema()
            .title("traveler")
            .group("limits")
            .attribute(AnAttribute.named("budget", AttributeType.INTEGER)
                    .defaultsTo(100L)
                    .forAdministrators())
            .attribute(AnAttribute.named("rate", AttributeType.NUMBER)
                    .inGroup("limits")
                    .forAdministrators())
            .attribute(AnAttribute.named("remark", AttributeType.STRING)));

    private Persona create(Actor actor, @Nullable Object... more) {
        Map<String, @Nullable Object> members = ARealm.members(more);
        members.put("title", "traveler");
        members.put("circle", "corsica");
        return realm.personas().create(actor, ARealm.USER, PersonaMembers.creation(actor, members));
    }

    @Test
    void areNotTheOwnersOnCreation() {
        assertForbidden(
                () -> create(Actor.OWNER, "limits", Map.of("rate", 1L), "budget", 101L, "remark", "n"),
                "Only an administrator can set: budget, limits.rate");
    }

    @Test
    void canBeCreatedByTheOwnerWithTheDefaultTheyHaveAnyway() {
        assertThat(realm.attributes(create(Actor.OWNER, "budget", 100L))).containsEntry("budget", 100L);
    }

    @Test
    void areAnAdministrators() {
        Persona persona = create(Actor.ADMINISTRATOR, "budget", 101L);
        assertThat(persona.attributes()).isEqualTo(Map.of("budget", 101L));
        assertThat(realm.change(Actor.ADMINISTRATOR, persona, "budget", 102L).attributes())
                .isEqualTo(Map.of("budget", 102L));
    }

    @Test
    void areNotTheOwnersToChangeOrReset() {
        Persona persona = create(Actor.ADMINISTRATOR, "budget", 101L, "limits", Map.of("rate", 5L));
        String fault = "Only an administrator can set: ";
        assertForbidden(() -> realm.change(Actor.OWNER, persona, "budget", 102L), fault + "budget");
        assertForbidden(() -> realm.change(Actor.OWNER, persona, "budget", null), fault + "budget");
        assertForbidden(() -> realm.change(Actor.OWNER, persona, "limits", null), fault + "limits.rate");
    }

    @Test
    void stayWhenTheOwnerSendsThemBackOrNotAtAll() {
        Persona persona = create(Actor.ADMINISTRATOR, "budget", 101L, "limits", Map.of("rate", 5L));
        Persona changed =
                realm.change(Actor.OWNER, persona, "budget", 101L, "limits", Map.of("rate", 5L), "remark", "n");
        assertThat(changed.attributes())
                .containsAllEntriesOf(persona.attributes())
                .containsEntry("remark", "n");
        Persona again = realm.change(Actor.OWNER, changed, "remark", "m");
        assertThat(again.attributes()).containsAllEntriesOf(persona.attributes());
    }
}

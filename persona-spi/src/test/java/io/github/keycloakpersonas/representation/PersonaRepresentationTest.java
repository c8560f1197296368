package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.Revision;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.persona.Validity;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.DefaultSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A persona in JSON. */
class PersonaRepresentationTest {

    private static final Instant CREATED = Instant.parse("2026-01-13T17:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-01-14T17:00:00.250Z");
    private static final Instant TILL = Instant.parse("2026-12-31T23:59:59Z");

    private static Persona persona(Map<String, Object> attributes) {
        return new Persona(
                "6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d",
                new PersonaKey("USERSUB", "traveler", "corsica"),
                Status.ACTIVE,
                new Validity(CREATED, TILL),
                attributes,
                null,
                new Revision(CREATED, UPDATED, 3),
                null);
    }

    @Test
    void looksAsDocumented() {
        Map<String, Object> json = PersonaRepresentation.of(
                persona(Map.of("consent", true, "autobook_price", 5000L)), DefaultSchema.INSTANCE, UPDATED);
        assertThat(PlainJson.write(json)).isEqualTo("""
                        {"id":"6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d","persona_id":"USERSUB_traveler_corsica",\
                        "user_sub":"USERSUB","title":"traveler","circle":"corsica","status":"active","active":true,\
                        "valid_from":"2026-01-13T17:00:00Z","valid_till":"2026-12-31T23:59:59Z",\
                        "created_at":"2026-01-13T17:00:00Z","updated_at":"2026-01-14T17:00:00.250Z",\
                        "consent":true,"autobook_price":5000,"autobook_leadtime":7,"autobook_risklevel":3}""");
    }

    @Test
    void readsExpiredFromItsEndOn() {
        assertThat(PersonaRepresentation.of(persona(Map.of()), DefaultSchema.INSTANCE, TILL))
                .containsEntry("status", "expired")
                .containsEntry("active", false);
    }

    @Test
    void nestsGroupsAfterTheRestAndLeavesEmptyOnesOut() {
        AnAttribute age = AnAttribute.named("age", AttributeType.INTEGER).inGroup("about");
        ASchema schema = new ASchema()
                .group("about")
                .group("empty")
                .attribute(age)
                .attribute(AnAttribute.named("remark", AttributeType.STRING))
                .attribute(AnAttribute.named("gone", AttributeType.STRING).inGroup("empty"));
        Map<String, Object> json = PersonaRepresentation.of(
                persona(Map.of("about.age", 7L, "remark", "n", "unknown", "x")), schema.build(), UPDATED);
        assertThat(List.copyOf(json.keySet()))
                .endsWith("updated_at", "remark", "about")
                .hasSize(13);
        assertThat(json).containsEntry("about", Map.of("age", 7L));
    }
}

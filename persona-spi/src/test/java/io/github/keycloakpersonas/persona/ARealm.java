package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A realm with one user, who has personas, and with a clock that the test sets. */
final class ARealm {

    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    static final String USER = "anna-sub";

    private final InMemoryPersonas store = new InMemoryPersonas();
    private PersonaSchema schema;
    private Instant now = NOW;
    private Set<String> organizations = Set.of();

    ARealm(ASchema schema) {
        this.schema = schema.build();
    }

    /** Members by name, each name followed by its value. */
    static Map<String, @Nullable Object> members(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> members = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return members;
    }

    /** The failure that the action ends with. */
    static PersonaFailure failure(ThrowingCallable action) {
        return Objects.requireNonNull(catchThrowableOfType(PersonaFailure.class, action), "it succeeded");
    }

    /** Expects an action to be invalid for these reasons, each {@code member message}, in any order. */
    static void assertFaults(ThrowingCallable action, String... sentences) {
        PersonaFailure failure = failure(action);
        assertThat(failure.kind()).isEqualTo(PersonaFailure.Kind.INVALID);
        assertThat(failure.violations()).extracting(Violation::sentence).containsExactlyInAnyOrder(sentences);
    }

    static void assertForbidden(ThrowingCallable action, String message) {
        PersonaFailure failure = failure(action);
        assertThat(failure.kind()).isEqualTo(PersonaFailure.Kind.FORBIDDEN);
        assertThat(failure).hasMessage(message);
        assertThat(failure.violations()).isEmpty();
    }

    void setTime(Instant time) {
        now = time;
    }

    void setOrganizations(String... aliases) {
        organizations = Set.of(aliases);
    }

    void setSchema(ASchema changed) {
        schema = changed.build();
    }

    InMemoryPersonas store() {
        return store;
    }

    Personas personas() {
        return new Personas(
                schema,
                store,
                user -> organizations.stream().map(Circle::new).collect(Collectors.toSet()),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    Persona create(Actor actor, @Nullable Object... members) {
        return personas().create(actor, USER, PersonaMembers.creation(actor, members(members)));
    }

    Persona change(Actor actor, Persona persona, @Nullable Object... members) {
        return personas().update(actor, persona, PersonaMembers.change(actor, members(members)), version -> true);
    }

    void delete(Actor actor, Persona persona) {
        personas().delete(actor, persona, version -> true);
    }

    /** What the persona's attributes read as. */
    Map<String, Object> attributes(Persona persona) {
        return schema.effective(persona.attributes());
    }
}

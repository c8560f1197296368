package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An import into a realm, a batch of it at a time. */
final class AnImport {

    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    static final String USER = "anna-sub";
    static final OwnerName OWNER = new OwnerName(USER, null, null);

    private final ASchema schema;
    private final ImportTerms terms;
    private ImportBatch batch = new ImportBatch(List.of(), Set.of(), Set.of());

    AnImport(ASchema schema, ImportMode mode) {
        this(schema, new ImportTerms(mode, false, false, false));
    }

    AnImport(ASchema schema, ImportTerms terms) {
        this.schema = schema;
        this.terms = terms;
    }

    /** A persona that was there before. */
    static Persona stored(String id, String user, String circle) {
        return new Persona(
                id,
                new PersonaKey(user, "traveler", circle),
                Status.SUSPENDED,
                new Validity(NOW.minusSeconds(60), NOW.plusSeconds(60)),
                Map.of("height", 170L, "gone", "x"),
                "See me",
                new Revision(NOW.minusSeconds(90), NOW.minusSeconds(30), 7),
                null);
    }

    /** An entry with an id and members, each name followed by its value. */
    static ImportEntry entry(@Nullable String id, @Nullable Object... members) {
        return new ImportEntry(
                OWNER,
                id,
                PersonaMembers.creation(Actor.ADMINISTRATOR, ARealm.members(members)),
                Map.of(),
                null,
                null,
                null,
                null);
    }

    AnImport with(Persona... stored) {
        batch = new ImportBatch(List.of(stored), Set.of("foreign"), Set.of());
        return this;
    }

    /** What is there already counts as brought by this import. */
    AnImport withBrought(Persona stored) {
        batch = new ImportBatch(List.of(stored), Set.of(), Set.of(stored.id()));
        return this;
    }

    PersonaImport.Outcome admit(ImportEntry entry) {
        return admission(entry).outcome();
    }

    /** What was decided, with what was overruled. */
    PersonaImport.Admission admission(ImportEntry entry) {
        return new Personas(schema.build(), new InMemoryPersonas(), user -> Set.of(), Clock.fixed(NOW, ZoneOffset.UTC))
                .importing(terms, null)
                .admit(entry, USER, batch);
    }

    Collection<Persona> inserts() {
        return batch.inserts();
    }

    Collection<Persona> updates() {
        return batch.updates();
    }

    Set<String> brought() {
        return batch.brought();
    }
}

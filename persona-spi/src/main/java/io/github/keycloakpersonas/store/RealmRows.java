package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.Capabilities;
import io.github.keycloakpersonas.schema.HistoryRule;
import io.github.keycloakpersonas.schema.MailRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The rows of one realm, read as personas under its schema, whose titles may have schedules and require assessments.
 *
 * @param schema the realm's schema; empty if it cannot be read
 * @param ownSchedules whether personas of the realm have schedules of their own
 * @param keys those that encrypt and decrypt attributes of the realm
 */
record RealmRows(
        EntityManager em,
        String realmId,
        Optional<PersonaSchema> schema,
        BooleanSupplier ownSchedules,
        KeySource keys) {

    /** A query for rows, to be completed with further conditions. */
    TypedQuery<PersonaRow> query(String conditions) {
        return PersonaRow.query(em, realmId, conditions);
    }

    /** A query for a user's rows, newest first. */
    TypedQuery<PersonaRow> ofUser(String userId) {
        return PersonaRow.queryOfUser(em, realmId, userId);
    }

    List<Persona> personas(List<PersonaRow> rows) {
        return personas(rows.stream()).toList();
    }

    Stream<Persona> personas(Stream<PersonaRow> rows) {
        return stored(rows).map(persona -> schema.map(persona::under).orElse(persona));
    }

    /** The personas as they are stored, under no schema. */
    Stream<Persona> stored(Stream<PersonaRow> rows) {
        Sealing sealing = sealing();
        return rows.map(row -> row.toPersona(sealing));
    }

    /** How their attributes are encrypted. */
    Sealing sealing() {
        return new Sealing(realmId, schema, keys);
    }

    /** What keeps personas from being active at a time. */
    KeptOut keptOut(Instant now) {
        return new KeptOut(offDuty(now), unassessed());
    }

    /** The assessments that titles require. */
    Unassessed unassessed() {
        return Unassessed.of(schema);
    }

    /** What is remembered of the realm's personas; nothing if the schema cannot be read. */
    HistoryRule history() {
        return capabilities().history();
    }

    /** What the realm offers; the usual if the schema cannot be read. */
    Capabilities capabilities() {
        return schema.map(PersonaSchema::capabilities).orElse(Capabilities.DEFAULT);
    }

    /** Which mails the realm sends; none if the schema cannot be read. */
    MailRule mails() {
        return capabilities().mails();
    }

    private OffDuty offDuty(Instant now) {
        return OffDuty.at(schema, ownSchedules.getAsBoolean() ? OffDuty.schedules(em, realmId) : List.of(), now);
    }
}

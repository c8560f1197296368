package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.Persona;

/** What the history keeps of a persona. */
record RecordedState(
        String personaId, String userId, String title, String circle, String status, long validFrom, long validTill) {

    static RecordedState of(PersonaEntity entity) {
        return new RecordedState(
                entity.id,
                entity.userId,
                entity.title,
                entity.circle,
                entity.status,
                entity.validFrom,
                entity.validTill);
    }

    static RecordedState of(PersonaRow row) {
        return new RecordedState(
                row.id(), row.userId(), row.title(), row.circle(), row.status(), row.validFrom(), row.validTill());
    }

    static RecordedState of(Persona persona) {
        return new RecordedState(
                persona.id(),
                persona.userId(),
                persona.title(),
                persona.circle().name(),
                persona.status().word(),
                persona.validity().from().toEpochMilli(),
                persona.validity().till().toEpochMilli());
    }
}

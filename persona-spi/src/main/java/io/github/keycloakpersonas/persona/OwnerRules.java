package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;

/**
 * The rules about what an owner may do with personas, in addition to the rules about valid input. Everything else needs
 * an administrator.
 */
final class OwnerRules {

    private final PersonaSchema schema;

    OwnerRules(PersonaSchema schema) {
        this.schema = schema;
    }

    /**
     * Checks a creation by the owner.
     *
     * @return the status of the new persona
     * @throws PersonaFailure {@code FORBIDDEN}
     */
    Status created(Draft draft) {
        requireSelfService(draft.title());
        requireNothingReserved(draft);
        return initialStatus(draft);
    }

    /**
     * Checks a change by its owner.
     *
     * @return the status after it
     * @throws PersonaFailure {@code FORBIDDEN}
     */
    Status changed(Persona current, Draft draft) {
        PersonaKey key = current.key();
        boolean moved = !key.title().equals(draft.title()) || !key.circle().equals(draft.circle());
        boolean granted = current.status() != Status.PENDING
                && (schema.isReserved(key.title()) || schema.needsApproval(key.title()));
        if (moved) {
            // Another title or circle is another mandate, so the change must meet the rules for a creation.
            requireSelfService(key.title());
            requireSelfService(draft.title());
        }
        if (granted && draft.validity().exceeds(current.validity())) {
            throw PersonaFailure.forbidden("The validity of a persona with title '" + key.title()
                    + "' can only be extended by an administrator");
        }
        requireNothingReserved(draft);
        boolean askedFor = current.status() == Status.PENDING && schema.needsApproval(key.title());
        return moved && (askedFor || schema.needsApproval(draft.title()))
                ? initialStatus(draft)
                : changedStatus(current, draft);
    }

    /** @throws PersonaFailure {@code FORBIDDEN} when an administrator has taken the persona out of its owner's hands */
    static void requireNotFrozen(Persona current, Instant now) {
        if (current.status().isFrozen()) {
            throw PersonaFailure.forbidden("A " + current.statusAt(now).word()
                    + " persona can only be changed or deleted by an administrator");
        }
    }

    private void requireSelfService(String title) {
        if (schema.isReserved(title)) {
            throw PersonaFailure.forbidden("Persona title '" + title + "' can only be assigned by an administrator");
        }
    }

    private static void requireNothingReserved(Draft draft) {
        if (!draft.reserved().isEmpty()) {
            throw PersonaFailure.forbidden("Only an administrator can set: "
                    + String.join(", ", draft.reserved().stream().sorted().toList()));
        }
    }

    private Status initialStatus(Draft draft) {
        if (schema.needsApproval(draft.title())) {
            if (draft.status().filter(status -> status != Status.PENDING).isPresent()) {
                throw PersonaFailure.forbidden("A persona with title '" + draft.title()
                        + "' stays pending until an administrator approves it");
            }
            return Status.PENDING;
        }
        return draft.status().map(OwnerRules::settable).orElse(Status.ACTIVE);
    }

    private static Status changedStatus(Persona current, Draft draft) {
        if (draft.status().isEmpty()) {
            return current.status();
        }
        if (current.status() == Status.PENDING) {
            throw PersonaFailure.forbidden("A pending persona waits for an administrator's approval");
        }
        return settable(draft.status().get());
    }

    private static Status settable(Status status) {
        return switch (status) {
            case ACTIVE, INACTIVE -> status;
            case EXPIRED, UNASSESSED -> throw Draft.derived(status);
            case PENDING, SUSPENDED, REVOKED ->
                throw PersonaFailure.forbidden("Status '" + status.word() + "' can only be set by an administrator");
        };
    }
}

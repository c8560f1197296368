package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaChange;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.persona.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The actions of a bulk request. */
enum BulkAction {
    APPROVE {
        @Override
        Optional<Persona> apply(Personas personas, Persona persona, BulkOrder order) {
            return Optional.of(personas.decide(persona, true, order.noteOrNull(), version -> true));
        }
    },
    REJECT {
        @Override
        Optional<Persona> apply(Personas personas, Persona persona, BulkOrder order) {
            return Optional.of(personas.decide(persona, false, order.noteOrNull(), version -> true));
        }
    },
    ACTIVATE {
        @Override
        Optional<Persona> apply(Personas personas, Persona persona, BulkOrder order) {
            return Optional.of(personas.activate(persona, order.note(), version -> true));
        }
    },
    SUSPEND {
        @Override
        Optional<Persona> apply(Personas personas, Persona persona, BulkOrder order) {
            return Optional.of(withStatus(Status.SUSPENDED, personas, persona, order));
        }
    },
    REVOKE {
        @Override
        Optional<Persona> apply(Personas personas, Persona persona, BulkOrder order) {
            return Optional.of(withStatus(Status.REVOKED, personas, persona, order));
        }
    },
    EXTEND {
        @Override
        Optional<Persona> apply(Personas personas, Persona persona, BulkOrder order) {
            Duration days = order.days();
            return Optional.of(
                    days == null
                            ? changed(personas, persona, PersonaChange.NONE.withValidTill(order.end()))
                            : personas.extend(persona, days, version -> true));
        }
    },
    DELETE {
        @Override
        Optional<Persona> apply(Personas personas, Persona persona, BulkOrder order) {
            personas.delete(Actor.ADMINISTRATOR, persona, version -> true);
            return Optional.empty();
        }
    };

    /** The name in a request. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about the status, so that there can be a note for the owner that says why. */
    boolean hasNote() {
        return this != EXTEND && this != DELETE;
    }

    static Optional<BulkAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /**
     * Applies the action to one persona.
     *
     * @return the persona after the action; empty if it is deleted
     * @throws PersonaFailure if a rule does not permit it
     */
    abstract Optional<Persona> apply(Personas personas, Persona persona, BulkOrder order);

    private static Persona withStatus(Status status, Personas personas, Persona persona, BulkOrder order) {
        return changed(personas, persona, PersonaChange.NONE.withStatus(status).withSentNote(order.note()));
    }

    private static Persona changed(Personas personas, Persona persona, PersonaChange change) {
        return personas.update(Actor.ADMINISTRATOR, persona, change, version -> true);
    }
}

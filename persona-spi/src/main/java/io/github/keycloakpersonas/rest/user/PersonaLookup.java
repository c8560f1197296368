package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaId;
import io.github.keycloakpersonas.persona.PersonaKey;
import io.github.keycloakpersonas.persona.PersonaStore;
import io.github.keycloakpersonas.session.Sector;
import java.util.Locale;

/** Finds the persona that a caller names, if it is the caller's. */
final class PersonaLookup {

    private final Gate gate;
    private final PersonaStore store;

    PersonaLookup(Gate gate, PersonaStore store) {
        this.gate = gate;
        this.store = store;
    }

    /**
     * The caller's own persona.
     *
     * @param personaId an id or {@code persona_id}
     * @throws PersonaFailure {@code NOT_FOUND}, or {@code NOT_OWNER} for somebody else's
     */
    Persona own(Caller caller, String personaId) {
        return find(caller, personaId, false);
    }

    /** As {@link #own}, but callers who may read all personas also find those of other users. */
    Persona readable(Caller caller, String personaId) {
        try {
            return find(caller, personaId, caller.readsAll());
        } catch (PersonaFailure e) {
            // A service cannot have meant a persona of its own, so it is told which role it lacks.
            throw e.kind() == PersonaFailure.Kind.NOT_OWNER && caller.isService()
                    ? Gate.missing(PersonaApi.VIEW_ALL)
                    : e;
        }
    }

    /**
     * Finds the persona. A {@code persona_id} that names another user is refused before anything is looked up, so that
     * the answer reveals nothing.
     */
    private Persona find(Caller caller, String personaId, boolean readsAll) {
        Sector sector = gate.sector(caller);
        if (sector.isPairwise()) {
            return ofSector(caller, sector, personaId);
        }
        if (readsAll) {
            return PersonaId.find(store, personaId, this::hasOwner).orElseThrow(PersonaFailure::notFound);
        }
        String own = caller.user().getId();
        if (personaId.contains("_") && !personaId.startsWith(own + "_")) {
            throw PersonaFailure.notOwner();
        }
        Persona persona =
                PersonaId.find(store, personaId, own).filter(this::hasOwner).orElseThrow(PersonaFailure::notFound);
        if (!persona.userId().equals(own)) {
            throw PersonaFailure.notOwner();
        }
        return persona;
    }

    /**
     * Finds one of the user's own personas, because a client of a sector can name no others. It does not learn whether
     * there are any.
     */
    private Persona ofSector(Caller caller, Sector sector, String personaId) {
        if (personaId.contains("_")
                && !personaId.startsWith(sector.subject(caller.user().getId()) + "_")) {
            throw PersonaFailure.notOwner();
        }
        return gate.provider().ofUser(gate.realm(), caller.user()).stream()
                .filter(persona -> isNamed(sector.seen(persona), personaId))
                .findFirst()
                .orElseThrow(PersonaFailure::notFound);
    }

    private static boolean isNamed(Persona seen, String personaId) {
        return PersonaKey.ofOwner(seen.userId(), personaId)
                        .filter(seen.key()::equals)
                        .isPresent()
                || personaId.toLowerCase(Locale.ROOT).equals(seen.id());
    }

    /**
     * Whether the owner still exists. Keycloak does not announce the removal of users with their user storage, and
     * personas that such users have left behind must not be shown.
     */
    private boolean hasOwner(Persona persona) {
        return gate.user(persona.userId()) != null;
    }
}

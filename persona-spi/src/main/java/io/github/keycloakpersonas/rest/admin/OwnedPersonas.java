package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaId;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds personas together with their owners, without checking permissions, which {@link AdminGate} does. */
final class OwnedPersonas {

    private final KeycloakSession session;
    private final RealmModel realm;

    OwnedPersonas(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * The persona of that id, if its owner exists.
     *
     * @param id the persona's id or {@code persona_id}
     * @throws io.github.keycloakpersonas.persona.PersonaFailure AMBIGUOUS for a {@code persona_id} that fits two personas
     */
    Optional<Owned> find(String id) {
        Map<String, Optional<UserModel>> owners = new HashMap<>();
        Optional<Persona> persona = PersonaId.find(
                session.getProvider(PersonaProvider.class).personas(realm).store(),
                id,
                found -> owners.computeIfAbsent(found.userId(), this::owner).isPresent());
        return persona.flatMap(
                found -> owners.getOrDefault(found.userId(), Optional.empty()).map(owner -> new Owned(found, owner)));
    }

    private Optional<UserModel> owner(String userId) {
        return Optional.ofNullable(session.users().getUserById(realm, userId));
    }
}

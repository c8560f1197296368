package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.SelectedPersona;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;

/** The login sessions in which a user works as a persona. */
final class PersonaSessions {

    /** The most that an answer names. */
    private static final int MOST = 100;

    private final KeycloakSession session;
    private final RealmModel realm;

    PersonaSessions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Those that were used last, offline ones too. */
    Map<String, Object> of(Owned owned) {
        UserSessionProvider sessions = session.sessions();
        List<Map<String, Object>> working = Stream.concat(
                        sessions.getUserSessionsStream(realm, owned.owner()),
                        sessions.getOfflineUserSessionsStream(realm, owned.owner()))
                .filter(login -> worksAs(login, owned.persona()))
                .sorted(Comparator.comparingInt(UserSessionModel::getLastSessionRefresh)
                        .reversed())
                .limit(MOST)
                .map(login -> json(login, owned.persona()))
                .toList();
        return Map.of("sessions", working);
    }

    private static boolean worksAs(UserSessionModel login, Persona persona) {
        return SelectedPersona.id(login).filter(persona.id()::equals).isPresent()
                || clients(login).stream().anyMatch(client -> worksAs(login, client, persona));
    }

    /** Whether the tokens of a client are for the persona, if its mapper lets the client keep its own selection. */
    private static boolean worksAs(UserSessionModel login, AuthenticatedClientSessionModel client, Persona persona) {
        return SelectedPersona.pinned(login, client)
                .filter(persona.id()::equals)
                .isPresent();
    }

    private static Collection<AuthenticatedClientSessionModel> clients(UserSessionModel login) {
        return login.getAuthenticatedClientSessions().values();
    }

    private static Map<String, Object> json(UserSessionModel login, Persona persona) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", login.getId());
        json.put("offline", login.isOffline());
        json.put("started_at", Instant.ofEpochSecond(login.getStarted()).toString());
        json.put(
                "last_access_at",
                Instant.ofEpochSecond(login.getLastSessionRefresh()).toString());
        json.put("ip_address", login.getIpAddress());
        json.put(
                "selected",
                SelectedPersona.id(login).filter(persona.id()::equals).isPresent());
        json.put(
                "clients",
                clients(login).stream()
                        .filter(client -> worksAs(login, client, persona))
                        .map(client -> client.getClient().getClientId())
                        .sorted()
                        .toList());
        return json;
    }
}

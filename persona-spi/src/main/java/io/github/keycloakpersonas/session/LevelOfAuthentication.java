package io.github.keycloakpersonas.session;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Compares the level of authentication that a login has reached, as the claim {@code acr} reports it, with the level
 * that a persona requires. One rule applies to every use of a persona: if it requires more than the login has reached,
 * it cannot be selected, does not show as selected, grants no role and meets no policy. Listing the personas of a user
 * is always possible.
 */
public final class LevelOfAuthentication {

    private LevelOfAuthentication() {}

    /** The level that a client knows by that name or number; empty where it knows none. */
    public static OptionalInt of(ClientModel client, String acr) {
        Map<String, Integer> levels = AcrUtils.getAcrLoaMap(client);
        Integer level = levels.get(acr);
        if (level != null) {
            return OptionalInt.of(level);
        }
        try {
            return OptionalInt.of(Integer.parseInt(acr));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * Whether the login to a client is strong enough for a persona.
     *
     * @param client what the client has in the login session; null if no login is known, which meets no required level
     */
    public static boolean permits(
            @Nullable AuthenticatedClientSessionModel client, PersonaSchema schema, Persona persona) {
        Optional<String> acr = schema.acr(persona.title());
        return acr.isEmpty()
                || (client != null
                        && isEnough(
                                reached(
                                        AcrStore.getCurrentLevelOfAuthentication(client),
                                        AuthenticationManager.isSSOAuthentication(client)),
                                of(client.getClient(), acr.get())));
    }

    /** Those personas of a user for which the login to the client is strong enough. */
    public static List<Persona> permitted(
            @Nullable AuthenticatedClientSessionModel client, PersonaSchema schema, List<Persona> personas) {
        return personas.stream()
                .filter(persona -> permits(client, schema, persona))
                .toList();
    }

    /** Whether tokens that are issued without a login, such as exchanged tokens, can be for a persona. */
    public static boolean permitsWithoutLogin(ClientModel client, PersonaSchema schema, Persona persona) {
        return schema.acr(persona.title())
                .map(acr -> isEnough(reached(Constants.NO_LOA, false), of(client, acr)))
                .orElse(true);
    }

    /** Whether an unfinished login is already strong enough for a persona. */
    public static boolean permits(KeycloakSession session, AuthenticationSessionModel login, String acr) {
        int level = new AcrStore(session, login).getLevelOfAuthenticationFromCurrentAuthentication();
        return isEnough(reached(level, AuthenticatorUtil.isSSOAuthentication(login)), of(login.getClient(), acr));
    }

    /**
     * The same rule as in Keycloak's mapper of the claim {@code acr}: where flows define no levels, a login has level
     * 1, and a login by cookie has level 0.
     */
    static int reached(int level, boolean byCookie) {
        return level >= Constants.MINIMUM_LOA ? level : byCookie ? 0 : 1;
    }

    /** An unknown level cannot be reached. */
    static boolean isEnough(int reached, OptionalInt wanted) {
        return wanted.isPresent() && reached >= wanted.getAsInt();
    }
}

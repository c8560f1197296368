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
 * How strongly somebody has logged in to a client, and how strongly a persona wants it. It is the level that the claim {@code acr}
 * tells. One rule for every use of a persona: what wants more than the login has reached can neither be selected nor named as selected,
 * grants no role, and meets no policy. The list of what a user holds is no use of it.
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
     * Whether a login that has led to a client is strong enough for a persona.
     *
     * @param client what the client has in the login session; null where no login is known, which is strong enough for nothing
     */
    public static boolean permits(
            @Nullable AuthenticatedClientSessionModel client, PersonaSchema schema, Persona persona) {
        Optional<String> acr = schema.acr(persona.key().title());
        return acr.isEmpty()
                || (client != null
                        && isEnough(
                                reached(
                                        AcrStore.getCurrentLevelOfAuthentication(client),
                                        AuthenticationManager.isSSOAuthentication(client)),
                                of(client.getClient(), acr.get())));
    }

    /** Those of a user's personas that a login that has led to a client is strong enough for. */
    public static List<Persona> permitted(
            @Nullable AuthenticatedClientSessionModel client, PersonaSchema schema, List<Persona> personas) {
        return personas.stream()
                .filter(persona -> permits(client, schema, persona))
                .toList();
    }

    /** Whether tokens that come without a login of their own, such as exchanged ones, can be for a persona. */
    public static boolean permitsWithoutLogin(ClientModel client, PersonaSchema schema, Persona persona) {
        return schema.acr(persona.key().title())
                .map(acr -> isEnough(reached(Constants.NO_LOA, false), of(client, acr)))
                .orElse(true);
    }

    /** Whether a login under way is strong enough so far. */
    public static boolean permits(KeycloakSession session, AuthenticationSessionModel login, String acr) {
        int level = new AcrStore(session, login).getLevelOfAuthenticationFromCurrentAuthentication();
        return isEnough(reached(level, AuthenticatorUtil.isSSOAuthentication(login)), of(login.getClient(), acr));
    }

    /** As Keycloak's mapper of the claim acr has it: where flows know no levels, a login has 1, and one by cookie 0. */
    private static int reached(int level, boolean byCookie) {
        return level >= Constants.MINIMUM_LOA ? level : byCookie ? 0 : 1;
    }

    /** What nobody knows can't be reached. */
    private static boolean isEnough(int reached, OptionalInt wanted) {
        return wanted.isPresent() && reached >= wanted.getAsInt();
    }
}

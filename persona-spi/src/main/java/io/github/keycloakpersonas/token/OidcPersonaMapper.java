package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.compat.Renewal;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;

/** Puts the user's active personas into tokens, userinfo and introspection. It only reads, and never breaks a login. */
public final class OidcPersonaMapper extends KindAwareMapper {

    /** The mapper's id in representations of clients and scopes. */
    public static final String PROVIDER_ID = "oidc-persona-mapper";

    /** Keycloak fails without a key; where it has no text for it, it shows the message. */
    private static final String MESSAGE_KEY = "personaMapperInvalid";

    /** Claims that say what a token is (RFC 7519, RFC 9068, OpenID Connect Core); a second one would make it ambiguous. */
    private static final Set<String> REGISTERED_CLAIMS = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "typ",
            "azp",
            "nonce",
            "acr",
            "amr",
            "auth_time",
            "sid",
            "scope",
            "cnf",
            "act",
            "at_hash",
            "c_hash",
            "s_hash",
            "client_id",
            "session_state",
            "realm_access",
            "resource_access",
            "allowed-origins",
            "active",
            "authorization");

    private final Clock clock = Clock.systemUTC();
    private final ClaimsReader reader = new ClaimsReader();

    /** The settings that make the mapper do what the documentation calls the default. */
    public static Map<String, String> defaultConfig() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(PersonaMapperConfig.CLAIM, PersonaMapperConfig.DEFAULT_CLAIM);
        config.put(PersonaMapperConfig.SHOWS_SELECTED, "true");
        config.put(PersonaMapperConfig.SELECTED_CLAIM, PersonaMapperConfig.DEFAULT_SELECTED_CLAIM);
        config.put(PersonaMapperConfig.PINS_SELECTED, "false");
        config.put(PersonaMapperConfig.ENDS_WITH_SELECTED, "false");
        config.put(PersonaMapperConfig.FORMAT, ClaimFormat.OBJECT.word());
        config.put(PersonaMapperConfig.LIMITS_EXPIRY, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_LIGHTWEIGHT_ACCESS_TOKEN, "false");
        return config;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Personas";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Adds the user's active personas.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PersonaMapperConfigProperties.OIDC;
    }

    @Override
    public void validateConfig(
            KeycloakSession session,
            RealmModel realm,
            ProtocolMapperContainerModel container,
            ProtocolMapperModel mapper)
            throws ProtocolMapperConfigException {
        PersonaMapperConfig config = PersonaMapperConfig.of(mapper);
        requireFree(config.claim());
        if (config.showsSelected()) {
            requireFree(config.selectedClaim());
            if (isWithin(config.claim(), config.selectedClaim()) || isWithin(config.selectedClaim(), config.claim())) {
                throw new ProtocolMapperConfigException(
                        "The claim of the selected persona and that of all must be two, neither inside the other.",
                        MESSAGE_KEY);
            }
        }
        String format = mapper.getConfig().getOrDefault(PersonaMapperConfig.FORMAT, ClaimFormat.OBJECT.word());
        if (!ClaimFormat.words().contains(format)) {
            throw new ProtocolMapperConfigException(
                    "Unknown format. Known: " + String.join(", ", ClaimFormat.words()), MESSAGE_KEY);
        }
    }

    private static void requireFree(String claim) throws ProtocolMapperConfigException {
        List<String> path = ClaimPath.of(claim).names();
        if (path.isEmpty() || REGISTERED_CLAIMS.contains(path.get(0))) {
            throw new ProtocolMapperConfigException(
                    "The claim name " + claim + " is reserved. Choose another one.", MESSAGE_KEY);
        }
    }

    private static boolean isWithin(String claim, String other) {
        List<String> path = ClaimPath.of(claim).names();
        List<String> outer = ClaimPath.of(other).names();
        return path.size() >= outer.size() && path.subList(0, outer.size()).equals(outer);
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext clientSession) {
        if (Renewal.isUnchecked(clientSession)) {
            LostPersona.refuseLate(session, userSession, clientSession, clock.instant());
        }
        return super.transformAccessToken(token, mapper, session, userSession, clientSession);
    }

    @Override
    void write(Target target, ProtocolMapperModel mapper) {
        PersonaMapperConfig config = PersonaMapperConfig.of(mapper);
        reader.read(
                target.session(),
                target.userSession(),
                target.client().getClientSession(),
                config,
                (claims, now) -> put(claims, config, target, now));
    }

    private static void put(PersonaClaims claims, PersonaMapperConfig config, Target target, Instant now) {
        Optional<String> selected =
                WorkingPersona.id(target.session(), target.userSession(), target.client(), config.pinsSelected(), now);
        claims.writeTo(target.token().getOtherClaims(), selected);
        if (config.limitsExpiry()) {
            claims.expiry().ifPresent(till -> TokenExpiry.limit(target.token(), till));
        }
        PersonaMeters.stamped(
                target.userSession().getRealm().getName(),
                target.kind().counted(),
                claims.value().size());
    }
}

package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.compat.Renewal;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import io.github.keycloakpersonas.token.ClaimsReader.Whose;
import io.github.keycloakpersonas.token.PersonaClaims.Shown;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;

/**
 * Adds the user's active personas to tokens, userinfo and introspection. It only reads, and never makes a login fail.
 */
public final class OidcPersonaMapper extends KindAwareMapper {

    /** The mapper's id in representations of clients and scopes. */
    public static final String PROVIDER_ID = "oidc-persona-mapper";

    private static final Logger LOGGER = Logger.getLogger(OidcPersonaMapper.class);

    /** More mappers than any server has. It limits the memory if somebody creates even more. */
    private static final int MAX_LOGGED = 1000;

    private static final String MESSAGE_KEY = "personaMapperInvalid";

    private final Clock clock;
    private final ClaimsReader reader;

    /** The ids of the mappers of which the log says already that they cannot write their claim. */
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /** Creates the mapper, as Keycloak does. */
    public OidcPersonaMapper() {
        this(Clock.systemUTC());
    }

    OidcPersonaMapper(Clock clock) {
        this.clock = clock;
        this.reader = new ClaimsReader(clock);
    }

    /** The settings of a mapper with the documented defaults. */
    public static Map<String, String> defaultConfig() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(PersonaMapperConfig.CLAIM, PersonaMapperConfig.DEFAULT_CLAIM);
        config.put(PersonaMapperConfig.SHOWS_SELECTED, "true");
        config.put(PersonaMapperConfig.SELECTED_CLAIM, PersonaMapperConfig.DEFAULT_SELECTED_CLAIM);
        config.put(PersonaMapperConfig.PINS_SELECTED, "false");
        config.put(PersonaMapperConfig.ENDS_WITH_SELECTED, "false");
        config.put(PersonaMapperConfig.FORMAT, ClaimFormat.OBJECT.word());
        config.put(PersonaMapperConfig.LIMITS_EXPIRY, "true");
        config.put(PersonaMapperConfig.BUDGET, Integer.toString(PersonaMapperConfig.DEFAULT_BUDGET));
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION, "true");
        config.put(OIDCAttributeMapperHelper.INCLUDE_IN_LIGHTWEIGHT_ACCESS_TOKEN, "false");
        return config;
    }

    /**
     * The settings for applications that cannot read objects. The claims have names of their own, so that a token can
     * carry both forms.
     */
    public static Map<String, String> stringsConfig() {
        Map<String, String> config = defaultConfig();
        config.put(PersonaMapperConfig.CLAIM, "persona_names");
        config.put(PersonaMapperConfig.SELECTED_CLAIM, "persona_name");
        config.put(PersonaMapperConfig.FORMAT, ClaimFormat.TITLE_AT_CIRCLE.word());
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

    /**
     * Runs after Keycloak's own mappers, which fail if a list stands where their claim belongs, and before script
     * mappers, which may read the claim.
     */
    @Override
    public int getPriority() {
        return ProtocolMapperUtils.PRIORITY_ROLE_MAPPER + 5;
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
        MapperFaults.refuse(PersonaMapperConfig.faults(mapper), MESSAGE_KEY);
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
                new Whose(
                        target.userSession(),
                        target.client().getClientSession(),
                        Sector.of(target.session(), target.client())),
                config,
                (claims, now) -> put(claims, config, target, mapper, now));
    }

    private void put(
            PersonaClaims claims, PersonaMapperConfig config, Target target, ProtocolMapperModel mapper, Instant now) {
        Optional<String> selected = SelectedPersona.ofTokens(
                target.session(), target.userSession(), target.client(), config.pinsSelected(), now);
        Shown shown = claims.in(target.kind(), selected);
        String realm = target.userSession().getRealm().getName();
        if (!claims.writeTo(target.token().getOtherClaims(), shown, selected)) {
            logRefused(realm, mapper);
        }
        if (config.limitsExpiry()) {
            shown.expiry().ifPresent(target::limitExpiry);
        }
        PersonaMeters.stamped(realm, target.kind().counted(), shown.value().size());
        if (shown.isTruncated()) {
            PersonaMeters.truncated(realm, target.kind().counted());
        }
    }

    /** Only once for each mapper, because there are many tokens. */
    private void logRefused(String realm, ProtocolMapperModel mapper) {
        if (refused.size() < MAX_LOGGED && refused.add(mapper.getId())) {
            LOGGER.warnf(
                    "Realm %s: tokens are issued without a claim of the persona mapper %s: its name has another meaning, or its"
                            + " path leads through a claim that is not an object",
                    realm, mapper.getId());
        }
    }
}

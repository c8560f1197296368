package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.RoleName;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.SealedValuesException;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import io.github.keycloakpersonas.telemetry.Counted.Missing;
import io.github.keycloakpersonas.telemetry.Counted.RolesResult;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.ProtocolMapperUtils;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Adds to tokens the roles that the titles of personas grant, or removes all others, before Keycloak's mappers write
 * the roles.
 */
public final class OidcPersonaRolesMapper extends KindAwareMapper {

    /** The mapper's id in representations of clients and scopes. */
    public static final String PROVIDER_ID = "oidc-persona-roles-mapper";

    private static final String MESSAGE_KEY = "personaRolesMapperInvalid";

    private static final Logger LOGGER = Logger.getLogger(OidcPersonaRolesMapper.class);

    private final Clock clock;

    /** Creates the mapper, as Keycloak does. */
    public OidcPersonaRolesMapper() {
        this(Clock.systemUTC());
    }

    OidcPersonaRolesMapper(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Persona roles";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Adds the roles that the titles of the user's personas grant, or narrows the token's roles to them. Keycloak's own"
                + " mappers write what comes of it.";
    }

    /**
     * Runs after the mappers that rename and add roles, because it also restricts their roles, and before the mappers
     * that write roles and audience.
     */
    @Override
    public int getPriority() {
        return ProtocolMapperUtils.PRIORITY_HARDCODED_ROLE_MAPPER + 5;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PersonaRolesConfigProperties.ALL;
    }

    @Override
    public void validateConfig(
            KeycloakSession session,
            RealmModel realm,
            ProtocolMapperContainerModel container,
            ProtocolMapperModel mapper)
            throws ProtocolMapperConfigException {
        MapperFaults.refuse(PersonaRolesConfig.faults(mapper), MESSAGE_KEY);
    }

    /** Every kind: the settings of Keycloak's own mappers say in which tokens the roles are. */
    @Override
    boolean writesTo(TokenKind kind, ProtocolMapperModel mapper, boolean lightweight) {
        return true;
    }

    /** Writes no claim. Keycloak's own mappers write the roles. */
    @Override
    void write(Target target, ProtocolMapperModel mapper) {
        PersonaRolesConfig config = PersonaRolesConfig.of(mapper);
        ResolvedRoles resolved = new ResolvedRoles(target.session(), target.client());
        Set<RoleName> held = resolved.get();
        PersonaRoles granted = granted(target, resolved, config);
        Set<RoleName> roles = granted.of(held, config);
        boolean changes = !roles.equals(held);
        if (changes) {
            resolved.set(roles);
        }
        PersonaMeters.roles(
                target.userSession().getRealm().getName(), changes ? RolesResult.CHANGED : RolesResult.UNCHANGED);
        if (config.limitsExpiry()) {
            granted.expiry().ifPresent(target::limitExpiry);
        }
    }

    /**
     * The roles that personas grant. A failure is logged and grants nothing: no role is added, and a mode that
     * restricts roles removes them.
     */
    private PersonaRoles granted(Target target, ResolvedRoles resolved, PersonaRolesConfig config) {
        UserSessionModel userSession = target.userSession();
        RealmModel realm = userSession.getRealm();
        try {
            PersonaProvider provider = target.session().getProvider(PersonaProvider.class);
            PersonaSchema schema = provider.schema(realm);
            Instant now = clock.instant();
            List<Persona> counting = PersonaRoles.counting(
                    LevelOfAuthentication.permitted(
                            target.client().getClientSession(), schema, provider.ofUser(realm, userSession.getUser())),
                    config,
                    config.ofSelected()
                            ? SelectedPersona.ofTokens(
                                    target.session(), userSession, target.client(), config.pinsSelected(), now)
                            : Optional.empty(),
                    now);
            return counting.isEmpty()
                    ? PersonaRoles.NONE
                    : resolved.granted(PersonaRoles.titles(counting, schema), PersonaRoles.firstEnd(counting, now));
        } catch (UnreadableSchemaException | SealedValuesException e) {
            PersonaMeters.missing(realm.getName(), Missing.ROLES);
            LOGGER.errorf("Realm %s: no title grants a role in a token: %s", realm.getName(), e.getMessage());
        } catch (RuntimeException e) {
            PersonaMeters.missing(realm.getName(), Missing.ROLES);
            LOGGER.errorf(
                    e, "Realm %s: no title grants a role in a token, because personas cannot be read", realm.getName());
        }
        return PersonaRoles.NONE;
    }
}

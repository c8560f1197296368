package io.github.keycloakpersonas.policy;

import io.github.keycloakpersonas.representation.PersonaPolicyRepresentation;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.OAuthErrorException;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.authorization.policy.provider.PolicyProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.representations.idm.authorization.PolicyRepresentation;
import org.keycloak.services.ErrorResponseException;

/** Policy type {@code persona} of Keycloak's Authorization Services. */
public final class PersonaPolicyProviderFactory implements PolicyProviderFactory<PersonaPolicyRepresentation> {

    /** The type in representations of policies. */
    public static final String PROVIDER_ID = "persona";

    private static final Logger LOGGER = Logger.getLogger(PersonaPolicyProviderFactory.class);

    /** The keys in the configuration of every policy that Keycloak itself reads and removes. */
    private static final Set<String> KEYCLOAKS_OWN = Set.of("resources", "scopes", "applyPolicies");

    private final PolicyProvider provider = new PersonaPolicyProvider(Clock.systemUTC());

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getName() {
        return "Persona";
    }

    @Override
    public String getGroup() {
        return "Identity Based";
    }

    @Override
    public PersonaPolicyRepresentation toRepresentation(Policy policy, AuthorizationProvider authorization) {
        PersonaPolicyRepresentation representation = new PersonaPolicyRepresentation();
        PersonaPolicyRepresentation.members(policy.getConfig()).forEach(representation::setMember);
        return representation;
    }

    @Override
    public Class<PersonaPolicyRepresentation> getRepresentationType() {
        return PersonaPolicyRepresentation.class;
    }

    @Override
    public void onCreate(
            Policy policy, PersonaPolicyRepresentation representation, AuthorizationProvider authorization) {
        set(policy, representation, authorization);
    }

    @Override
    public void onUpdate(
            Policy policy, PersonaPolicyRepresentation representation, AuthorizationProvider authorization) {
        set(policy, representation, authorization);
    }

    /** Keycloak's generic endpoints for policies call this method, too. */
    @Override
    public void onImport(Policy policy, PolicyRepresentation representation, AuthorizationProvider authorization) {
        Map<String, String> config = new LinkedHashMap<>(representation.getConfig());
        config.keySet().removeAll(KEYCLOAKS_OWN);
        List<Violation> unreadable = new ArrayList<>();
        PersonaPolicyConfig read =
                PersonaPolicyConfigReader.read(PersonaPolicyRepresentation.members(config), unreadable);
        refuse(unreadable);
        List<Violation> faults = faults(read, authorization);
        if (!faults.isEmpty()) {
            // Faults do not refuse the import, because an exported realm must always be importable. Such a policy
            // denies.
            LOGGER.warnf(
                    "Realm %s, policy %s: does not fit the persona schema: %s",
                    authorization.getRealm().getName(), policy.getId(), Violation.describe(faults));
        }
        policy.setConfig(PersonaPolicyRepresentation.config(read.members()));
    }

    @Override
    public PolicyProvider create(AuthorizationProvider authorization) {
        return provider;
    }

    @Override
    public PolicyProvider create(KeycloakSession session) {
        return provider;
    }

    @Override
    public void init(Config.Scope config) {
        // Nothing to set.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nobody.
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private static void set(
            Policy policy, PersonaPolicyRepresentation representation, AuthorizationProvider authorization) {
        List<Violation> faults = new ArrayList<>();
        PersonaPolicyConfig config = PersonaPolicyConfigReader.read(representation.getMembers(), faults);
        faults.addAll(faults(config, authorization));
        refuse(faults);
        policy.setConfig(PersonaPolicyRepresentation.config(config.members()));
    }

    private static List<Violation> faults(PersonaPolicyConfig config, AuthorizationProvider authorization) {
        try {
            return config.faults(authorization
                    .getKeycloakSession()
                    .getProvider(PersonaProvider.class)
                    .schema(authorization.getRealm()));
        } catch (UnreadableSchemaException e) {
            return List.of(Violation.sentence("", "The realm's persona schema can't be read: " + e.getMessage()));
        }
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw new ErrorResponseException(
                    OAuthErrorException.INVALID_REQUEST, Violation.describe(faults), Status.BAD_REQUEST);
        }
    }
}

package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.provider.ProviderConfigProperty;

/** Puts the user's active personas into SAML assertions. It only reads, and never breaks a login. */
public final class SamlPersonaMapper extends AbstractSAMLProtocolMapper implements SAMLAttributeStatementMapper {

    /** The mapper's id in representations of clients and scopes. */
    public static final String PROVIDER_ID = "saml-persona-mapper";

    private static final Logger LOGGER = Logger.getLogger(SamlPersonaMapper.class);

    private final Clock clock = Clock.systemUTC();

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
        return AttributeStatementHelper.ATTRIBUTE_STATEMENT_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Adds the user's active personas.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PersonaMapperConfigProperties.SAML;
    }

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        RealmModel realm = userSession.getRealm();
        try {
            PersonaProvider provider = session.getProvider(PersonaProvider.class);
            PersonaMapperConfig config = PersonaMapperConfig.ofSaml(mapper);
            List<Persona> personas = provider.ofUser(realm, userSession.getUser());
            PersonaClaims claims = PersonaClaims.of(personas, provider.schema(realm), config, clock.instant());
            add(statement, mapper, config.claim(), claims.value());
            if (config.showsSelected()) {
                List<Object> selected = config.selected(userSession, clientSession).map(claims.byId()::get).stream()
                        .toList();
                add(statement, mapper, config.selectedClaim(), selected);
            }
        } catch (UnreadableSchemaException e) {
            LOGGER.errorf("Realm %s: an assertion is issued without personas: %s", realm.getName(), e.getMessage());
        } catch (RuntimeException e) {
            // Personas are not worth a failed login: whoever relies on them finds none.
            LOGGER.errorf(e, "Realm %s: an assertion is issued without personas, they can't be read", realm.getName());
        }
    }

    /** An attribute without a value is left out: many service providers do not expect one. */
    private static void add(
            AttributeStatementType statement, ProtocolMapperModel mapper, String name, List<Object> values) {
        if (!values.isEmpty()) {
            AttributeStatementHelper.addAttributes(
                    statement,
                    named(mapper, name),
                    values.stream().map(SamlPersonaMapper::text).toList());
        }
    }

    /** Keycloak's helper takes an attribute's name from the settings of a mapper. */
    private static ProtocolMapperModel named(ProtocolMapperModel mapper, String name) {
        Map<String, String> config = new HashMap<>(mapper.getConfig());
        config.put(AttributeStatementHelper.SAML_ATTRIBUTE_NAME, name);
        ProtocolMapperModel named = new ProtocolMapperModel();
        named.setConfig(config);
        return named;
    }

    /** SAML attributes are texts: an object becomes its JSON. */
    private static String text(Object entry) {
        return entry instanceof String text ? text : PlainJson.write(entry);
    }
}

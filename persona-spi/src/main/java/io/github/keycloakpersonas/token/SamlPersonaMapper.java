package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.telemetry.Counted.ClaimsIn;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import io.github.keycloakpersonas.token.ClaimsReader.Whose;
import java.time.Clock;
import java.util.List;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.provider.ProviderConfigProperty;

/** Adds the user's active personas to SAML assertions. It only reads, and never makes a login fail. */
public final class SamlPersonaMapper extends AbstractSAMLProtocolMapper implements SAMLAttributeStatementMapper {

    /** The mapper's id in representations of clients and scopes. */
    public static final String PROVIDER_ID = "saml-persona-mapper";

    private static final String MESSAGE_KEY = "samlPersonaMapperInvalid";

    private final ClaimsReader reader;

    /** Creates the mapper, as Keycloak does. */
    public SamlPersonaMapper() {
        this(Clock.systemUTC());
    }

    SamlPersonaMapper(Clock clock) {
        this.reader = new ClaimsReader(clock);
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
    public void validateConfig(
            KeycloakSession session,
            RealmModel realm,
            ProtocolMapperContainerModel container,
            ProtocolMapperModel mapper)
            throws ProtocolMapperConfigException {
        MapperFaults.refuse(PersonaMapperConfig.samlFaults(mapper), MESSAGE_KEY);
    }

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        PersonaMapperConfig config = PersonaMapperConfig.ofSaml(mapper);
        AssertionAttributes attributes = new AssertionAttributes(statement, mapper);
        Whose whose = new Whose(userSession, clientSession, Sector.COMMON);
        reader.read(session, whose, config, (claims, now) -> {
            List<Object> personas = claims.entries().all().value();
            attributes.add(config.claim(), personas);
            if (config.showsSelected()) {
                List<Object> selected =
                        claims.selected(SelectedPersona.id(userSession, clientSession, config.pinsSelected())).stream()
                                .toList();
                attributes.add(config.selectedClaim(), selected);
            }
            PersonaMeters.stamped(userSession.getRealm().getName(), ClaimsIn.SAML_ASSERTION, personas.size());
        });
    }
}

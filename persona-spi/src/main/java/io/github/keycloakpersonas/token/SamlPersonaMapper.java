package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.session.Sector;
import io.github.keycloakpersonas.session.SelectedPersona;
import io.github.keycloakpersonas.telemetry.Counted.ClaimsIn;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import io.github.keycloakpersonas.token.ClaimsReader.Whose;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The attributes that identify the subject (SAML V2.0 Subject Identifier Attributes Profile). */
    private static final Set<String> SUBJECT_IDENTIFIERS =
            Set.of("urn:oasis:names:tc:SAML:attribute:subject-id", "urn:oasis:names:tc:SAML:attribute:pairwise-id");

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
        PersonaMapperConfig config = PersonaMapperConfig.ofSaml(mapper);
        for (String name : List.of(config.claim(), config.selectedClaim())) {
            if (SUBJECT_IDENTIFIERS.contains(name)) {
                throw new ProtocolMapperConfigException(
                        "The attribute name " + name + " is reserved. Choose another one.", MESSAGE_KEY);
            }
        }
        if (config.showsSelected() && config.claim().equals(config.selectedClaim())) {
            throw new ProtocolMapperConfigException(
                    "The attribute of the selected persona and that of all must be two.", MESSAGE_KEY);
        }
    }

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        PersonaMapperConfig config = PersonaMapperConfig.ofSaml(mapper);
        Whose whose = new Whose(userSession, clientSession, Sector.COMMON);
        reader.read(session, whose, config, (claims, now) -> {
            List<Object> personas = claims.entries().all().value();
            add(statement, mapper, config.claim(), personas);
            if (config.showsSelected()) {
                List<Object> selected =
                        claims.selected(SelectedPersona.id(userSession, clientSession, config.pinsSelected())).stream()
                                .toList();
                add(statement, mapper, config.selectedClaim(), selected);
            }
            PersonaMeters.stamped(userSession.getRealm().getName(), ClaimsIn.SAML_ASSERTION, personas.size());
        });
    }

    /** Adds an attribute. Without a value it is left out, because many service providers do not expect an empty one. */
    private static void add(
            AttributeStatementType statement, ProtocolMapperModel mapper, String name, List<Object> values) {
        if (!values.isEmpty()) {
            AttributeStatementHelper.addAttributes(
                    statement,
                    named(mapper, name),
                    values.stream().map(SamlPersonaMapper::text).toList());
        }
    }

    /** A copy of the mapper with another attribute name, because Keycloak's helper reads the name from the settings. */
    private static ProtocolMapperModel named(ProtocolMapperModel mapper, String name) {
        Map<String, String> config = new HashMap<>(mapper.getConfig());
        config.put(AttributeStatementHelper.SAML_ATTRIBUTE_NAME, name);
        ProtocolMapperModel named = new ProtocolMapperModel();
        named.setConfig(config);
        return named;
    }

    /** The text of an entry. SAML attributes are texts, so an object becomes JSON text. */
    private static String text(Object entry) {
        return entry instanceof String text ? text : PlainJson.write(entry);
    }
}

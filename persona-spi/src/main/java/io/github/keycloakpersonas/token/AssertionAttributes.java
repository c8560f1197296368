package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.representation.PlainJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;

/**
 * Writes personas to a SAML assertion.
 *
 * @param statement what they are added to
 * @param mapper the mapper, whose settings name the form of attributes
 */
record AssertionAttributes(AttributeStatementType statement, ProtocolMapperModel mapper) {

    /** Adds an attribute. Without a value it is left out, because many service providers do not expect an empty one. */
    void add(String name, List<Object> values) {
        if (!values.isEmpty()) {
            AttributeStatementHelper.addAttributes(
                    statement,
                    named(name),
                    values.stream().map(AssertionAttributes::text).toList());
        }
    }

    /** A copy of the mapper with another attribute name, because Keycloak's helper reads the name from the settings. */
    private ProtocolMapperModel named(String name) {
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

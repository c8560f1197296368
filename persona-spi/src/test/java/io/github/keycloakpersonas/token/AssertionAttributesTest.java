package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.models.ProtocolMapperModel;

/** Personas in an assertion. */
class AssertionAttributesTest {

    private final AttributeStatementType statement = new AttributeStatementType();
    private final ProtocolMapperModel mapper = new ProtocolMapperModel();

    private List<AttributeType> written(String name, List<Object> values) {
        mapper.setConfig(new HashMap<>(Map.of(
                "attribute.name", "personas", "attribute.nameformat", "URI Reference", "friendly.name", "Mandates")));
        new AssertionAttributes(statement, mapper).add(name, values);
        return statement.getAttributes().stream()
                .map(AttributeStatementType.ASTChoiceType::getAttribute)
                .toList();
    }

    @Test
    void haveTheNameThatIsAskedForAndTheFormOfTheMapper() {
        assertThat(written("persona", List.of("traveler@corsica")))
                .singleElement()
                .satisfies(attribute -> {
                    assertThat(attribute.getName()).isEqualTo("persona");
                    assertThat(attribute.getFriendlyName()).isEqualTo("Mandates");
                    assertThat(attribute.getNameFormat()).isEqualTo("urn:oasis:names:tc:SAML:2.0:attrname-format:uri");
                    assertThat(attribute.getAttributeValue()).containsExactly("traveler@corsica");
                });
        assertThat(mapper.getConfig()).containsEntry("attribute.name", "personas");
    }

    @Test
    void areTexts() {
        assertThat(written("personas", List.of("agent@acme", Map.of("title", "traveler"))))
                .singleElement()
                .satisfies(attribute -> assertThat(attribute.getAttributeValue())
                        .containsExactly("agent@acme", "{\"title\":\"traveler\"}"));
    }

    @Test
    void areLeftOutWithoutAValue() {
        assertThat(written("personas", List.of())).isEmpty();
    }
}

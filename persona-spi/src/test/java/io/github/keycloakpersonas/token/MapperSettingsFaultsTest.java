package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ProtocolMapperModel;

/** Faults in the settings of a mapper. */
class MapperSettingsFaultsTest {

    @Test
    void theDefaultSettingsHaveNone() {
        assertThat(faults(OidcPersonaMapper.defaultConfig())).isEmpty();
    }

    @Test
    void settingsThatSayNothingHaveNone() {
        assertThat(faults(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "sub", "address.street", "realm_access.roles"})
    void aReservedNameIsOne(String name) {
        assertThat(faults(Map.of(PersonaMapperConfig.CLAIM, name)))
                .singleElement()
                .asString()
                .contains(name, "reserved");
        assertThat(faults(Map.of(PersonaMapperConfig.SELECTED_CLAIM, name))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"personas, personas", "personas, personas.selected", "work.persona, work"})
    void claimsInsideOfEachOtherAreOne(String claim, String selected) {
        Map<String, String> config =
                Map.of(PersonaMapperConfig.CLAIM, claim, PersonaMapperConfig.SELECTED_CLAIM, selected);
        assertThat(faults(config)).singleElement().asString().contains("neither inside the other");
        Map<String, String> hidden = new HashMap<>(config);
        hidden.put(PersonaMapperConfig.SHOWS_SELECTED, "false");
        assertThat(faults(hidden)).isEmpty();
    }

    @Test
    void anUnknownFormatIsOne() {
        assertThat(faults(Map.of(PersonaMapperConfig.FORMAT, "xml")))
                .singleElement()
                .asString()
                .contains("object", "title@circle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "99999999999"})
    void aBudgetThatIsNoneIsOne(String budget) {
        assertThat(faults(Map.of(PersonaMapperConfig.BUDGET, budget)))
                .singleElement()
                .asString()
                .contains("bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "4096"})
    void aBudgetIsNot(String budget) {
        assertThat(faults(Map.of(PersonaMapperConfig.BUDGET, budget))).isEmpty();
    }

    @Test
    void anAttributeOfSamlThatIdentifiesTheSubjectIsOne() {
        String subject = "urn:oasis:names:tc:SAML:attribute:pairwise-id";
        assertThat(samlFaults(Map.of())).isEmpty();
        assertThat(samlFaults(Map.of("attribute.name", subject)))
                .containsExactly("The attribute name " + subject + " is reserved. Choose another one.");
        assertThat(samlFaults(Map.of(PersonaMapperConfig.SELECTED_CLAIM, subject)))
                .hasSize(1);
    }

    @Test
    void attributesOfSamlOfTheSameNameAreOne() {
        Map<String, String> config = Map.of("attribute.name", "mandate", PersonaMapperConfig.SELECTED_CLAIM, "mandate");
        assertThat(samlFaults(config)).singleElement().asString().contains("must be two");
        Map<String, String> hidden = new HashMap<>(config);
        hidden.put(PersonaMapperConfig.SHOWS_SELECTED, "false");
        assertThat(samlFaults(hidden)).isEmpty();
    }

    @Test
    void anUnknownWordInTheSettingsOfRolesIsOne() {
        assertThat(PersonaRolesConfig.faults(mapper(Map.of()))).isEmpty();
        assertThat(PersonaRolesConfig.faults(
                        mapper(Map.of(PersonaRolesConfig.MODE, "exact", PersonaRolesConfig.OF, "active"))))
                .isEmpty();
        assertThat(PersonaRolesConfig.faults(
                        mapper(Map.of(PersonaRolesConfig.MODE, "most", PersonaRolesConfig.OF, "some"))))
                .containsExactly(
                        "persona.roles.mode must be one of: add, narrow, exact",
                        "persona.roles.of must be one of: selected, active");
    }

    private static List<String> faults(Map<String, String> config) {
        return PersonaMapperConfig.faults(mapper(config));
    }

    private static List<String> samlFaults(Map<String, String> config) {
        return PersonaMapperConfig.samlFaults(mapper(config));
    }

    private static ProtocolMapperModel mapper(Map<String, String> config) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(new HashMap<>(config));
        return mapper;
    }
}

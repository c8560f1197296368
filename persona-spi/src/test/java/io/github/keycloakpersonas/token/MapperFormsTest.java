package io.github.keycloakpersonas.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The forms in which administrators see the settings of the mappers. */
class MapperFormsTest {

    static List<List<ProviderConfigProperty>> forms() {
        return List.of(
                PersonaMapperConfigProperties.OIDC,
                PersonaMapperConfigProperties.SAML,
                PersonaRolesConfigProperties.ALL);
    }

    /** The settings of a mapper that somebody saves without changing the form. */
    private static ProtocolMapperModel unchanged(List<ProviderConfigProperty> form) {
        Map<String, String> config = new HashMap<>();
        form.stream()
                .filter(property -> property.getDefaultValue() != null)
                .forEach(property -> config.put(
                        property.getName(), property.getDefaultValue().toString()));
        return mapper(config);
    }

    private static ProtocolMapperModel mapper(Map<String, String> config) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(config);
        return mapper;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void describeEachSettingOnce(List<ProviderConfigProperty> form) {
        assertThat(form)
                .extracting(ProviderConfigProperty::getName)
                .doesNotHaveDuplicates()
                .contains(PersonaMapperConfig.TITLES, PersonaMapperConfig.CIRCLES, PersonaMapperConfig.PINS_SELECTED);
        assertThat(form).allSatisfy(property -> {
            assertThat(property.getLabel()).as(property.getName()).isNotBlank();
            assertThat(property.getHelpText()).as(property.getName()).isNotBlank();
            assertThat(property.getType()).as(property.getName()).isNotBlank();
        });
    }

    @Test
    void showTheDefaultsThatHoldWithoutAnySetting() {
        assertThat(PersonaMapperConfig.of(unchanged(PersonaMapperConfigProperties.OIDC)))
                .isEqualTo(PersonaMapperConfig.of(mapper(Map.of())));
        assertThat(PersonaMapperConfig.ofSaml(unchanged(PersonaMapperConfigProperties.SAML)))
                .isEqualTo(PersonaMapperConfig.ofSaml(mapper(Map.of())));
        assertThat(PersonaRolesConfig.of(unchanged(PersonaRolesConfigProperties.ALL)))
                .isEqualTo(PersonaRolesConfig.of(mapper(Map.of())));
        assertThat(PersonaMapperConfig.faults(unchanged(PersonaMapperConfigProperties.OIDC)))
                .isEmpty();
    }

    @Test
    void offerEachWordThatASettingKnows() {
        assertThat(options(PersonaMapperConfigProperties.OIDC, PersonaMapperConfig.FORMAT))
                .isEqualTo(ClaimFormat.words());
        assertThat(options(PersonaMapperConfigProperties.SAML, PersonaMapperConfig.FORMAT))
                .isEqualTo(ClaimFormat.words());
        assertThat(options(PersonaRolesConfigProperties.ALL, PersonaRolesConfig.MODE))
                .isEqualTo(PersonaRolesConfig.Mode.words());
        assertThat(options(PersonaRolesConfigProperties.ALL, PersonaRolesConfig.OF))
                .containsExactly(PersonaRolesConfig.SELECTED, PersonaRolesConfig.ACTIVE);
    }

    @Test
    void haveEachSettingOfANewMapper() {
        Set<String> names = PersonaMapperConfigProperties.OIDC.stream()
                .map(ProviderConfigProperty::getName)
                .collect(Collectors.toSet());
        assertThat(names).containsAll(OidcPersonaMapper.defaultConfig().keySet());
    }

    private static List<String> options(List<ProviderConfigProperty> form, String setting) {
        return form.stream()
                .filter(property -> property.getName().equals(setting))
                .flatMap(property -> property.getOptions().stream())
                .toList();
    }
}

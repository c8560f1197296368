package io.github.keycloakpersonas.token;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** What administrators see of the settings of the mapper of roles. */
final class PersonaRolesConfigProperties {

    static final List<ProviderConfigProperty> ALL = all();

    private PersonaRolesConfigProperties() {}

    private static List<ProviderConfigProperty> all() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        properties.add(choice(
                PersonaRolesConfig.MODE,
                "Mode",
                "add: the token's roles, and those that titles grant. narrow: those of the token's roles that titles grant."
                        + " exact: those that titles grant, and no others. A title that users can give themselves without"
                        + " approval never adds a role.",
                PersonaRolesConfig.Mode.words()));
        properties.add(choice(
                PersonaRolesConfig.OF,
                "Personas",
                "selected: the title of the persona that the user works as. active: the titles of all active personas.",
                List.of(PersonaRolesConfig.SELECTED, PersonaRolesConfig.ACTIVE)));
        properties.add(PersonaMapperConfigProperties.pinsSelected());
        properties.addAll(PersonaMapperConfigProperties.filters());
        properties.add(PersonaMapperConfigProperties.single(ProviderConfigurationBuilder.create()
                .property()
                .name(PersonaRolesConfig.KEPT_CLIENTS)
                .label("Clients whose roles stay")
                .helpText(
                        "Roles of these clients are never taken away. Without those of persona-api, users could not switch to"
                                + " another persona any more.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .defaultValue(String.join(Constants.CFG_DELIMITER, PersonaRolesConfig.DEFAULT_KEPT_CLIENTS))
                .add()));
        properties.add(PersonaMapperConfigProperties.flag(
                PersonaRolesConfig.LIMITS_EXPIRY,
                "Token expires with its personas",
                "Lets no token outlive a persona whose title it has roles of: it expires when the first of them ends or goes off duty.",
                true));
        return List.copyOf(properties);
    }

    /** A setting with options. The first option is the default. */
    private static ProviderConfigProperty choice(String name, String label, String helpText, List<String> options) {
        return PersonaMapperConfigProperties.single(ProviderConfigurationBuilder.create()
                .property()
                .name(name)
                .label(label)
                .helpText(helpText)
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(options)
                .defaultValue(options.get(0))
                .add());
    }
}

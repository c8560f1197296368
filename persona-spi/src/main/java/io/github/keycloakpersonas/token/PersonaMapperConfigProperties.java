package io.github.keycloakpersonas.token;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** What administrators see of a mapper's settings. */
final class PersonaMapperConfigProperties {

    static final List<ProviderConfigProperty> ALL = all();

    private PersonaMapperConfigProperties() {}

    private static List<ProviderConfigProperty> all() {
        List<ProviderConfigProperty> properties = new ArrayList<>(ProviderConfigurationBuilder.create()
                .property()
                .name(PersonaMapperConfig.CLAIM)
                .label("Token claim name")
                .helpText("Name of the claim with the active personas. Dots nest it; \\. is a dot in a name.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(PersonaMapperConfig.DEFAULT_CLAIM)
                .add()
                .property()
                .name(PersonaMapperConfig.SHOWS_SELECTED)
                .label("Add the selected persona")
                .helpText("Whether a claim tells which persona the user works as in this login session.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(true)
                .add()
                .property()
                .name(PersonaMapperConfig.SELECTED_CLAIM)
                .label("Token claim name of the selected persona")
                .helpText("Name of the claim with the selected persona. It is left out where none is selected.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(PersonaMapperConfig.DEFAULT_SELECTED_CLAIM)
                .add()
                .property()
                .name(PersonaMapperConfig.FORMAT)
                .label("Format")
                .helpText(
                        "object: persona_id, title, circle, valid_till and the attributes that the schema shows in tokens."
                                + " title@circle: strings such as traveler@corsica. title: the titles, each once.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(ClaimFormat.words())
                .defaultValue(ClaimFormat.OBJECT.word())
                .add()
                .property()
                .name(PersonaMapperConfig.TITLES)
                .label("Titles")
                .helpText("Only personas of these titles. Empty: of any title.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(PersonaMapperConfig.CIRCLES)
                .label("Circles")
                .helpText("Only personas of these circles. Empty: of any circle.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(PersonaMapperConfig.LIMITS_EXPIRY)
                .label("Token expires with its personas")
                .helpText(
                        "Lets no token outlive a persona in it: it expires at the earliest valid_till of those it carries.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("true")
                .add()
                .build());
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, OidcPersonaMapper.class);
        return List.copyOf(properties);
    }
}

package io.github.keycloakpersonas.token;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.saml.mappers.AttributeStatementHelper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** What administrators see of a mapper's settings. */
final class PersonaMapperConfigProperties {

    /** Of the OpenID Connect mapper. */
    static final List<ProviderConfigProperty> OIDC = oidc();

    /** Of the SAML mapper. */
    static final List<ProviderConfigProperty> SAML = saml();

    private PersonaMapperConfigProperties() {}

    private static List<ProviderConfigProperty> oidc() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        properties.add(text(
                PersonaMapperConfig.CLAIM,
                "Token claim name",
                "Name of the claim with the active personas. Dots nest it; \\. is a dot in a name.",
                PersonaMapperConfig.DEFAULT_CLAIM));
        properties.add(showsSelected());
        properties.add(text(
                PersonaMapperConfig.SELECTED_CLAIM,
                "Token claim name of the selected persona",
                "Name of the claim with the selected persona. It is left out where none is selected.",
                PersonaMapperConfig.DEFAULT_SELECTED_CLAIM));
        properties.add(pinsSelected());
        properties.add(flag(
                PersonaMapperConfig.ENDS_WITH_SELECTED,
                "Refuse refresh without the selected persona",
                "On, a refresh token is refused once the selected persona is not active any more: the user has to log in"
                        + " again. Off, the next token has no claim with the selected persona.",
                false));
        properties.add(format(
                "object: persona_id, title, circle, valid_till and the attributes that the schema shows in tokens.",
                ClaimFormat.OBJECT));
        properties.addAll(filters());
        properties.add(flag(
                PersonaMapperConfig.LIMITS_EXPIRY,
                "Token expires with its personas",
                "Lets no token outlive a persona in it: it expires when the first of those it carries ends or goes off duty.",
                true));
        properties.add(text(
                PersonaMapperConfig.BUDGET,
                "Budget in bytes",
                "How many bytes of JSON the personas may take in an access or ID token, which travel in headers. What does not"
                        + " fit is left out, the selected persona last, and the claim personas_truncated says so. Userinfo and"
                        + " introspection have all. 0: no limit.",
                Integer.toString(PersonaMapperConfig.DEFAULT_BUDGET)));
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, OidcPersonaMapper.class);
        return List.copyOf(properties);
    }

    private static List<ProviderConfigProperty> saml() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        AttributeStatementHelper.setConfigProperties(properties);
        properties.stream()
                .filter(property -> property.getName().equals(AttributeStatementHelper.SAML_ATTRIBUTE_NAME))
                .forEach(property -> property.setDefaultValue(PersonaMapperConfig.DEFAULT_CLAIM));
        properties.add(showsSelected());
        properties.add(text(
                PersonaMapperConfig.SELECTED_CLAIM,
                "SAML attribute name of the selected persona",
                "Name of the attribute with the selected persona. It is left out where none is selected.",
                PersonaMapperConfig.DEFAULT_SELECTED_CLAIM));
        properties.add(pinsSelected());
        properties.add(format(
                "object: the JSON of persona_id, title, circle, valid_till and the attributes that the schema shows in tokens.",
                ClaimFormat.TITLE_AT_CIRCLE));
        properties.addAll(filters());
        return List.copyOf(properties);
    }

    private static ProviderConfigProperty showsSelected() {
        return flag(
                PersonaMapperConfig.SHOWS_SELECTED,
                "Add the selected persona",
                "Whether to tell, too, which persona the user works as in this login session.",
                true);
    }

    static ProviderConfigProperty pinsSelected() {
        return flag(
                PersonaMapperConfig.PINS_SELECTED,
                "Keep the client's own selection",
                "On, a client keeps the persona that it logged in with or selected itself when another client of the same"
                        + " login session selects another one. Off, all clients follow the session.",
                false);
    }

    private static ProviderConfigProperty format(String objects, ClaimFormat unset) {
        return single(ProviderConfigurationBuilder.create()
                .property()
                .name(PersonaMapperConfig.FORMAT)
                .label("Format")
                .helpText(objects + " title@circle: strings such as traveler@corsica. title: the titles, each once.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(ClaimFormat.words())
                .defaultValue(unset.word())
                .add());
    }

    static List<ProviderConfigProperty> filters() {
        return ProviderConfigurationBuilder.create()
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
                .build();
    }

    private static ProviderConfigProperty text(String name, String label, String helpText, String unset) {
        return single(ProviderConfigurationBuilder.create()
                .property()
                .name(name)
                .label(label)
                .helpText(helpText)
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(unset)
                .add());
    }

    static ProviderConfigProperty flag(String name, String label, String helpText, boolean unset) {
        return single(ProviderConfigurationBuilder.create()
                .property()
                .name(name)
                .label(label)
                .helpText(helpText)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(Boolean.toString(unset))
                .add());
    }

    static ProviderConfigProperty single(ProviderConfigurationBuilder builder) {
        return builder.build().get(0);
    }
}

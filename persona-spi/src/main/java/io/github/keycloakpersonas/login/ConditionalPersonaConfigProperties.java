package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.login.ConditionalPersonaConfig.Mode;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** What administrators see of a condition's settings. */
final class ConditionalPersonaConfigProperties {

    static final List<ProviderConfigProperty> ALL = ProviderConfigurationBuilder.create()
            .property()
            .name(ConditionalPersonaConfig.TITLES)
            .label("Titles")
            .helpText("A persona of one of these titles. Empty: of any title.")
            .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .add()
            .property()
            .name(ConditionalPersonaConfig.CIRCLES)
            .label("Circles")
            .helpText("A persona of one of these circles. Empty: of any circle.")
            .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
            .add()
            .property()
            .name(ConditionalPersonaConfig.MODE)
            .label("Mode")
            .helpText(
                    "has: the user has such an active persona. works-as: the session works as one; the sub-flow belongs"
                            + " behind the step \"Choose persona\" then, and before it the condition is met as long as none is chosen.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(Mode.words())
            .defaultValue(Mode.HAS.word())
            .add()
            .property()
            .name(ConditionalPersonaConfig.NEGATE)
            .label("Negate output")
            .helpText("Runs the sub-flow for users without such a persona.")
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue(false)
            .add()
            .property()
            .name(ConditionalPersonaConfig.ONCE)
            .label("Once per login session")
            .helpText(
                    "On, the sub-flow does not run again for another application of a session that has been through it,"
                            + " unless the user logs in again. Off, it runs for each of them.")
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue(true)
            .add()
            .build();

    private ConditionalPersonaConfigProperties() {}
}

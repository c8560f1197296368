package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.compat.CrossOrigin;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.session.RequestedPersona;
import io.github.keycloakpersonas.telemetry.Counted.Choice;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** Required action {@code choose-persona}: an application asks for the page with {@code kc_action}, at any time. */
public final class ChoosePersonaAction implements RequiredActionProvider, RequiredActionFactory {

    /** The action's id and alias. */
    public static final String PROVIDER_ID = "choose-persona";

    /**
     * For how many seconds after a login the page is shown without another login. Switching gives the user no
     * additional rights, so Keycloak's five minutes would only be an obstacle. One year is longer than any session.
     */
    private static final int MAX_AUTH_AGE = 31_536_000;

    private static final int PRIORITY = 2000;

    private final Clock clock;

    /** Creates the action, as Keycloak does. */
    public ChoosePersonaAction() {
        this(Clock.systemUTC());
    }

    ChoosePersonaAction(Clock clock) {
        this.clock = clock;
    }

    /** Whether a realm has the action. */
    public static boolean isRegistered(RealmModel realm) {
        return realm.getRequiredActionProviderByAlias(PROVIDER_ID) != null;
    }

    /** Adds the action to a realm that does not have it. */
    public static void register(RealmModel realm) {
        if (!isRegistered(realm)) {
            RequiredActionProviderModel action = new RequiredActionProviderModel();
            action.setAlias(PROVIDER_ID);
            action.setProviderId(PROVIDER_ID);
            action.setName("Choose persona");
            action.setEnabled(true);
            action.setDefaultAction(false);
            action.setPriority(PRIORITY);
            realm.addRequiredActionProvider(action);
        }
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    /**
     * Never makes the action pending, because a pending action would block the direct grant. The direct grant shows no
     * page and its flow has no step of this extension, but Keycloak calls this method for it: the requested persona is
     * selected here, or the grant is refused.
     */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (!OAuth2Constants.PASSWORD.equals(form.getFirst(OAuth2Constants.GRANT_TYPE))) {
            return;
        }
        LoginPersona login = login(context);
        login.requested(form).ifPresent(name -> {
            Persona persona = login.named(name).orElseThrow(() -> notHeld(context, login));
            login.select(persona, Choice.REQUESTED, context.getEvent());
        });
    }

    private static CorsErrorResponseException notHeld(RequiredActionContext context, LoginPersona login) {
        login.refused();
        context.getEvent().detail(Details.REASON, RequestedPersona.NOT_HELD);
        context.getEvent().error(Errors.ACCESS_DENIED);
        Cors cors = CrossOrigin.of(
                Cors.builder().auth().allowedMethods("POST"),
                context.getSession(),
                context.getAuthenticationSession().getClient());
        return new CorsErrorResponseException(
                cors, OAuthErrorException.INVALID_GRANT, RequestedPersona.NOT_HELD, Response.Status.BAD_REQUEST);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        LoginPersona login = login(context);
        if (login.isAnswered()) {
            context.success();
        } else if (login.choice().active().isEmpty()) {
            context.ignore();
        } else {
            context.challenge(login.page(context.form()));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        LoginPersona login = login(context);
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        login.chosen(posted)
                .ifPresentOrElse(
                        persona -> {
                            login.select(persona, Choice.CHOSEN, context.getEvent());
                            context.success();
                        },
                        () -> context.challenge(login.again(posted, context.form())));
    }

    @Override
    public int getMaxAuthAge(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(realm.getRequiredActionConfigByAlias(PROVIDER_ID))
                .filter(config -> config.containsConfigKey(Constants.MAX_AUTH_AGE_KEY))
                .map(RequiredActionFactory::parseMaxAuthAge)
                .orElse(MAX_AUTH_AGE);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(Constants.MAX_AUTH_AGE_KEY)
                .label("Maximum Age of Authentication")
                .helpText("Seconds after a login in which an application can ask for the page without another login.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(MAX_AUTH_AGE)
                .add()
                .build();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayText() {
        return "Choose persona";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {
        // Nothing to set.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Needs nobody.
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private LoginPersona login(RequiredActionContext context) {
        // No later step of the flow could make the login stronger.
        return new LoginPersona(
                context.getSession(), context.getUser(), context.getAuthenticationSession(), clock, level -> false);
    }
}

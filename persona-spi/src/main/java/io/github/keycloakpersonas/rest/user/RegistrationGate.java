package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.language.RealmTexts;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.registration.RegistrationSteps;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.NetworkAddress;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.rest.Quota;
import io.github.keycloakpersonas.rest.RateLimit;
import io.github.keycloakpersonas.rest.RateUsage;
import io.github.keycloakpersonas.rest.Readers;
import io.github.keycloakpersonas.schema.Registration;
import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.AuthorizeClientUtil;

/** Checks the client that registers somebody: there is no user yet, and so no token. */
final class RegistrationGate {

    /** The attribute of a client that may register people. */
    private static final String MARK = "persona.register";

    private static final String CLIENT_ID = "client_id";

    private final Exchange exchange;
    private final Readers readers;
    private final RateLimit rateLimit;
    private final Clock clock;
    private Map<String, @Nullable Object> members = Map.of();
    private Optional<String> languages = Optional.empty();

    RegistrationGate(Exchange exchange, Readers readers, RateLimit rateLimit, Clock clock) {
        this.exchange = exchange;
        this.readers = readers;
        this.rateLimit = rateLimit;
        this.clock = clock;
    }

    /**
     * Requires a client that may register people, in a realm where this call may.
     *
     * @throws ProblemException 404 if the realm is not set up, 429, 401, 403; and what is wrong with the body, which may
     *     name the client
     */
    ClientModel require(Supplier<Map<String, @Nullable Object>> body) {
        if (!provider().isSetUp(realm())) {
            throw new ProblemException(Problem.NOT_SET_UP);
        }
        Optional<String> named = exchange.parameters(parameters -> {
            languages = parameters.text(RequestLanguage.PARAMETER);
            return parameters.shortText(CLIENT_ID);
        });
        members = new LinkedHashMap<>(body.get());
        Object inBody = members.remove(CLIENT_ID);
        boolean hasCredentials = exchange.header("Authorization").isPresent();
        Optional<ClientModel> client =
                hasCredentials ? authenticated() : open(named.orElse(inBody instanceof String text ? text : ""));
        count(client, hasCredentials && client.isPresent());
        ClientModel known = client.orElseThrow(() -> hasCredentials ? badCredentials() : notPermitted());
        requirePermission(known);
        return known;
    }

    /** A client that names itself by credentials, checked as Keycloak's own endpoints do. */
    private Optional<ClientModel> authenticated() {
        EventBuilder event = new EventBuilder(
                        realm(), session(), session().getContext().getConnection())
                .event(EventType.CLIENT_LOGIN);
        AuthenticationProcessor processor = AuthorizeClientUtil.getAuthenticationProcessor(session(), event);
        boolean isAuthentic = processor.authenticateClient() == null;
        return Optional.ofNullable(processor.getClient()).filter(client -> isAuthentic && !client.isPublicClient());
    }

    /** A client that has no credentials, and says only its name. */
    private Optional<ClientModel> open(String clientId) {
        return Optional.ofNullable(realm().getClientByClientId(clientId))
                .filter(client -> client.isEnabled() && client.isPublicClient() && !client.isBearerOnly());
    }

    /**
     * Counts the call for its network address and for its client. A client that has proved who it is may register people from
     * one address all the time.
     */
    private void count(Optional<ClientModel> client, boolean isTrusted) {
        List<Quota> quotas = new ArrayList<>();
        if (!isTrusted && rule().requestsPerMinute() > 0) {
            quotas.add(new Quota(Quota.Policy.ADDRESS, NetworkAddress.of(session()), rule().requestsPerMinute()));
        }
        if (client.isPresent() && rule().clientRequestsPerMinute() > 0) {
            quotas.add(new Quota(
                    Quota.Policy.REGISTRATIONS, client.get().getClientId(), rule().clientRequestsPerMinute()));
        }
        boolean isOriginAllowed = client.isEmpty() || readers.admit(client.get());
        RateUsage usage = rateLimit.count(realm().getId(), quotas);
        usage.headers().forEach(session().getContext().getHttpResponse()::setHeader);
        if (!isOriginAllowed) {
            throw new ProblemException(Problem.of(ProblemType.ORIGIN_NOT_ALLOWED, "Invalid origin"));
        }
        usage.requireEnough();
    }

    private void requirePermission(ClientModel client) {
        if (!realm().isRegistrationAllowed() || !"true".equals(client.getAttribute(MARK))) {
            throw notPermitted();
        }
        if (rule().hidesAddresses() && !realm().isVerifyEmail()) {
            throw new ProblemException(Problem.of(
                    ProblemType.REGISTRATION_NOT_PERMITTED,
                    "The schema hides addresses, which needs the realm's setting Verify email"));
        }
        RegistrationSteps.of(realm()).foreign().ifPresent(step -> {
            throw new ProblemException(Problem.of(
                    ProblemType.REGISTRATION_NEEDS_PAGE,
                    "The realm's registration flow has the step " + step
                            + ", which only Keycloak's registration page performs"));
        });
    }

    private static ProblemException badCredentials() {
        return new ProblemException(
                Problem.of(ProblemType.INVALID_CLIENT, "The credentials of the client are not valid")
                        .with("WWW-Authenticate", "Basic realm=\"registration\""));
    }

    /** One text for all reasons, so that nobody learns which clients there are. */
    private static ProblemException notPermitted() {
        return new ProblemException(
                Problem.of(
                        ProblemType.REGISTRATION_NOT_PERMITTED,
                        "Registration is not permitted: the realm must allow it, and so must the attribute " + MARK
                                + " of the client. A confidential client authenticates itself; a public one is named by client_id."));
    }

    /** The members of the body, without the one that names the client. */
    Map<String, @Nullable Object> members() {
        return members;
    }

    Registration rule() {
        return provider().schema(realm()).capabilities().registration();
    }

    Instant now() {
        return clock.instant();
    }

    Texts texts() {
        return new RealmTexts(session(), new RequestLanguage(languages.orElse(null), null, realm()));
    }

    private KeycloakSession session() {
        return exchange.session();
    }

    private PersonaProvider provider() {
        return session().getProvider(PersonaProvider.class);
    }

    private RealmModel realm() {
        return session().getContext().getRealm();
    }
}

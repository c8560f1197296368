package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.InvitationLink;
import io.github.keycloakpersonas.access.PageLimit;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Invitations;
import io.github.keycloakpersonas.invitation.Offer;
import io.github.keycloakpersonas.invitation.Refusal;
import io.github.keycloakpersonas.login.AcceptInvitationAction;
import io.github.keycloakpersonas.login.InvitationPage;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.InvitationOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.locale.LocaleUpdaterProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/**
 * {@code /realms/{realm}/persona/invitations/{token}}: where the link of an invitation leads. It needs no login and shows who invites to what. Reading it
 * changes nothing, because programs that look through mails open links; what its form sends does.
 */
public final class InvitationLinkResource {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int VERIFIER_HASH_BYTES = 32;

    private final Exchange exchange;
    private final Gate gate;
    private final String token;

    InvitationLinkResource(Exchange exchange, Gate gate, String token) {
        this.exchange = exchange;
        this.gate = gate;
        this.token = token;
    }

    /** The page. */
    @GET
    public Response read() {
        return counted(() -> {
            Optional<String> language =
                    exchange.parameters(parameters -> parameters.shortText(LocaleSelectorProvider.KC_LOCALE_PARAM));
            if (language.isPresent()) {
                return inLanguage(language.get());
            }
            return open().map(invitation -> pages().preview(invitation)).orElseGet(() -> pages().refusal(Refusal.GONE));
        });
    }

    /** The page's own choice of languages, which is kept as on the pages of logins. */
    private Response inLanguage(String language) {
        if (gate.realm().getSupportedLocalesStream().anyMatch(language::equals)) {
            exchange.session().getProvider(LocaleUpdaterProvider.class).updateLocaleCookie(language);
        }
        return Response.status(Response.Status.SEE_OTHER).location(address()).build();
    }

    /**
     * What the page sends: to go on to the login, which changes nothing, or to decline. The address says which of them, because
     * Keycloak answers 500 to a form that cannot be decoded before any code of ours is asked.
     */
    @POST
    public Response answer() {
        return counted(() -> {
            Optional<Invitation> open = open();
            if (open.isEmpty()) {
                return pages().refusal(Refusal.GONE);
            }
            Optional<String> answer = exchange.parameters(parameters -> parameters.shortText("answer"));
            if (answer.filter("decline"::equals).isPresent()) {
                Invitation invitation = open.get();
                boolean isDone = invitations()
                        .decline(invitation.id(), invitation.progress().nonce());
                return isDone ? pages().declined() : pages().refusal(Refusal.GONE);
            }
            return Response.status(Response.Status.SEE_OTHER)
                    .location(login(open.get()))
                    .build();
        });
    }

    /** Answers, unless too many calls have come from the network address, whatever their links are. */
    private Response counted(Supplier<Response> endpoint) {
        return exchange.answer(() -> {
            gate.hideFromPages();
            OptionalLong pause =
                    isOn() ? PageLimit.of(exchange.session()).pause(exchange.session(), limit()) : OptionalLong.empty();
            return pause.isPresent() ? pages().tooMany(pause.getAsLong()) : endpoint.get();
        });
    }

    private int limit() {
        return gate.provider().schema(gate.realm()).capabilities().invitations().requestsPerMinute();
    }

    private boolean isOn() {
        return gate.provider().isSetUp(gate.realm()) && invitations().areOn();
    }

    private Optional<Invitation> open() {
        if (!isOn()) {
            return Optional.empty();
        }
        return InvitationLink.read(exchange.session(), gate.realm(), token)
                .flatMap(link -> invitations().ofLink(link.invitation(), link.nonce()));
    }

    private Invitations invitations() {
        return gate.provider().invitations(gate.realm());
    }

    private InvitationPage pages() {
        return InvitationPage.ofLink(exchange.session(), address());
    }

    private URI address() {
        return base("persona/invitations/" + PersonaApi.encoded(token));
    }

    /**
     * The login of the application that the invitation leads to, if that still may be, or else of the account console. It gives the application nothing but
     * the user's browser: no code, which it would not expect.
     */
    private URI login(Invitation invitation) {
        Offer.Landing wanted = invitation.offer().landing();
        Offer.Landing landing = wanted != null && InvitationOrder.leads(exchange.session(), wanted)
                ? wanted
                : new Offer.Landing(
                        Constants.ACCOUNT_CONSOLE_CLIENT_ID, base("account/").toString());
        return URI.create(base("protocol/openid-connect/auth") + "?response_type=none&scope=openid&client_id="
                + PersonaApi.encoded(landing.clientId()) + "&redirect_uri="
                + PersonaApi.encoded(landing.redirectUri()) + "&code_challenge_method=S256&code_challenge="
                + challenge() + "&kc_action=" + AcceptInvitationAction.PROVIDER_ID + "%3A" + token);
    }

    /** Some clients must send one, although nobody is going to redeem a code. */
    private static String challenge() {
        byte[] hash = new byte[VERIFIER_HASH_BYTES];
        RANDOM.nextBytes(hash);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private URI base(String path) {
        RealmModel realm = gate.realm();
        return exchange.session()
                .getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUri()
                .resolve("realms/" + PersonaApi.encoded(realm.getName()) + "/" + path);
    }
}

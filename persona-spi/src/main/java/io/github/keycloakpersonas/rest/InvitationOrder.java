package io.github.keycloakpersonas.rest;

import io.github.keycloakpersonas.invitation.Invitee;
import io.github.keycloakpersonas.invitation.Offer;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;

/**
 * Who is to be invited to what, as a body says it. No account is looked up, so that nothing tells whether there is one.
 *
 * @param lasts how long the link can be used; null for as long as the schema says
 */
public record InvitationOrder(
        Offer offer, Invitee invitee, @Nullable Duration lasts) {

    private static final String TITLE = "title";
    private static final String CIRCLE = "circle";
    private static final String EMAIL = "email";
    private static final String USER_SUB = "user_sub";
    private static final String MESSAGE = "message";
    private static final String CLIENT_ID = "client_id";
    private static final String REDIRECT_URI = "redirect_uri";
    private static final String EXPIRES_IN = "expires_in";
    private static final Set<String> MEMBERS = Set.of(
            TITLE, CIRCLE, EMAIL, USER_SUB, "valid_from", "valid_till", MESSAGE, CLIENT_ID, REDIRECT_URI, EXPIRES_IN);

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ADDRESS = 2000;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(90);

    /**
     * Reads a body.
     *
     * @param circle the circle that the path names; null if the body does
     * @throws ProblemException 400 with every fault
     */
    public static InvitationOrder read(
            KeycloakSession session, Map<String, @Nullable Object> sent, @Nullable Circle circle) {
        BodyMembers members = new BodyMembers(sent, MEMBERS, "an invitation");
        require(members, TITLE);
        Optional<String> title = members.text(TITLE, LONGEST_NAME);
        Optional<Circle> named = members.text(CIRCLE, Circle.LONGEST_UNCOMPOSED).map(Circle::new);
        if (circle == null) {
            require(members, CIRCLE);
        } else if (named.filter(other -> !other.equals(circle)).isPresent()) {
            members.fault(CIRCLE, "must be the circle of the path");
        }
        Optional<Invitee> invitee = invitee(members);
        Optional<Instant> from = time(members, "valid_from");
        Optional<Instant> till = time(members, "valid_till");
        Optional<String> message = members.text(MESSAGE, Offer.LONGEST_MESSAGE);
        Optional<Offer.Landing> landing = landing(session, members);
        Optional<Duration> lasts = lasts(members);
        members.check();
        Offer offer = new Offer(
                title.orElseThrow(),
                circle == null ? named.orElseThrow() : circle,
                from.orElse(null),
                till.orElse(null),
                message.map(String::strip).orElse(null),
                landing.orElse(null));
        return new InvitationOrder(offer, invitee.orElseThrow(), lasts.orElse(null));
    }

    private static void require(BodyMembers members, String name) {
        if (!members.has(name)) {
            members.fault(name, "is required");
        }
    }

    private static Optional<Instant> time(BodyMembers members, String name) {
        return members.time(name).map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Optional<Invitee> invitee(BodyMembers members) {
        if (members.has(EMAIL) == members.has(USER_SUB)) {
            members.fault(EMAIL, "or user_sub is required, one of both");
            return Optional.empty();
        }
        if (members.has(USER_SUB)) {
            return members.text(USER_SUB, LONGEST_NAME).map(Invitee::ofUser);
        }
        if (members.value(EMAIL) instanceof String text
                && Invitee.isAddress(text.strip())
                && AttributeValues.isPlainText(text)) {
            return Optional.of(Invitee.ofAddress(text.strip()));
        }
        members.fault(EMAIL, "must be an e-mail address");
        return Optional.empty();
    }

    private static Optional<Duration> lasts(BodyMembers members) {
        Object value = members.value(EXPIRES_IN);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Long seconds && seconds >= SHORTEST.toSeconds() && seconds <= LONGEST.toSeconds()) {
            return Optional.of(Duration.ofSeconds(seconds));
        }
        members.fault(
                EXPIRES_IN,
                "must be an integer between " + SHORTEST.toSeconds() + " and " + LONGEST.toSeconds() + ", in seconds");
        return Optional.empty();
    }

    private static Optional<Offer.Landing> landing(KeycloakSession session, BodyMembers members) {
        Optional<String> client = members.text(CLIENT_ID, LONGEST_NAME);
        Optional<String> address = members.text(REDIRECT_URI, LONGEST_ADDRESS);
        if (client.isEmpty() || address.isEmpty()) {
            if (members.has(CLIENT_ID) != members.has(REDIRECT_URI)) {
                members.fault(members.has(CLIENT_ID) ? REDIRECT_URI : CLIENT_ID, "is required, too");
            } else if (!members.has(CLIENT_ID) && !isOpen(session, Constants.ACCOUNT_CONSOLE_CLIENT_ID)) {
                members.fault(CLIENT_ID, "is required, because the realm has no account console");
            }
            return Optional.empty();
        }
        Offer.Landing landing = new Offer.Landing(client.get(), address.get());
        if (!leads(session, landing)) {
            members.fault(REDIRECT_URI, "must be a valid redirect URI of the client that client_id names");
            return Optional.empty();
        }
        return Optional.of(landing);
    }

    /** Whether a client of the realm that users log in to may send them to that address. */
    public static boolean leads(KeycloakSession session, Offer.Landing landing) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = realm.getClientByClientId(landing.clientId());
        return client != null
                && isOpen(session, landing.clientId())
                && landing.redirectUri()
                        .equals(RedirectUtils.verifyRedirectUri(session, landing.redirectUri(), client));
    }

    private static boolean isOpen(KeycloakSession session, String clientId) {
        ClientModel client = session.getContext().getRealm().getClientByClientId(clientId);
        return client != null && client.isEnabled() && client.isStandardFlowEnabled() && !client.isBearerOnly();
    }
}

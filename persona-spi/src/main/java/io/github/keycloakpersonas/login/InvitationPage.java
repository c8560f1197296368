package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.access.InviterName;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Offer;
import io.github.keycloakpersonas.invitation.Refusal;
import io.github.keycloakpersonas.language.RealmTexts;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.language.TimeText;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.urls.UrlType;

/** The pages of an invitation in the theme of logins. They work without scripts, and no address that they show changes anything. */
public final class InvitationPage {

    private static final String TEMPLATE = "persona-invitation.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LoginFormsProvider form;
    private final @Nullable UserModel user;
    private final Map<String, Object> page = new HashMap<>();

    private InvitationPage(KeycloakSession session, LoginFormsProvider form, @Nullable UserModel user) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.form = form;
        this.user = user;
    }

    /**
     * Pages outside of a login.
     *
     * @param address the address of the link, to which they are sent
     */
    public static InvitationPage ofLink(KeycloakSession session, URI address) {
        InvitationPage pages = new InvitationPage(session, session.getProvider(LoginFormsProvider.class), null);
        pages.page.put("address", address.toString());
        return pages;
    }

    /** Pages in a login. */
    static InvitationPage inLogin(KeycloakSession session, LoginFormsProvider form, UserModel user) {
        return new InvitationPage(session, form, user);
    }

    /** Who invites to what, before the login. It is the same whether or not anybody has an account with the address. */
    public Response preview(Invitation invitation) {
        tell(invitation);
        page.put("registration", realm.isRegistrationAllowed());
        return shown("preview", Response.Status.OK);
    }

    /**
     * The question, to the user who is invited and logged in.
     *
     * @param joins whether the user becomes a member of an organization, too
     */
    Response question(Invitation invitation, boolean joins) {
        tell(invitation);
        page.put("joins", joins);
        return shown("question", Response.Status.OK);
    }

    /** Why not. */
    public Response refusal(Refusal refusal) {
        page.put("refusal", refusal.word());
        page.put("logout", address("protocol/openid-connect/logout"));
        return shown("refusal", user == null ? Response.Status.NOT_FOUND : Response.Status.OK);
    }

    /** Why not, to the user who is invited. */
    Response refusal(Refusal refusal, Invitation invitation) {
        page.put("circle", invitation.offer().circle().name());
        return refusal(refusal);
    }

    /** That too many calls have come from the network address. */
    public Response tooMany(long seconds) {
        page.put("refusal", Refusal.TOO_MANY.word());
        Response shown = shown("refusal", Response.Status.TOO_MANY_REQUESTS);
        return Response.fromResponse(shown).header("Retry-After", seconds).build();
    }

    /** That the server is busy, and nothing was changed. */
    public Response busy(Response.Status status) {
        page.put("refusal", Refusal.BUSY.word());
        return shown("refusal", status);
    }

    /** The end of an invitation that was declined. */
    public Response declined() {
        return shown("declined", Response.Status.OK);
    }

    private String address(String path) {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUri()
                .resolve("realms/" + PersonaApi.encoded(realm.getName()) + "/" + path)
                .toString();
    }

    private void tell(Invitation invitation) {
        Offer offer = invitation.offer();
        page.put(
                "title",
                session.getProvider(PersonaProvider.class)
                        .schema(realm)
                        .shownTitle(offer.title(), new RealmTexts(session, new RequestLanguage(null, user, realm))));
        page.put("circle", offer.circle().name());
        page.put("end", new TimeText(session, user).of(invitation.progress().expiresAt()));
        if (invitation.inviter().isSteward()) {
            InviterName.of(session, realm, invitation.inviter().userId()).ifPresent(name -> page.put("inviter", name));
        }
        String message = offer.message();
        if (message != null) {
            page.put("message", message);
        }
    }

    private Response shown(String step, Response.Status status) {
        String name = realm.getDisplayName();
        page.put("step", step);
        page.put("realm", name == null || name.isBlank() ? realm.getName() : name);
        page.put("username", user == null ? "" : user.getUsername());
        return form.setAttribute("invitation", page).setStatus(status).createForm(TEMPLATE);
    }
}

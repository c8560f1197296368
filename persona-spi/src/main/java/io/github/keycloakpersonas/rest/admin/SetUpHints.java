package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.lifecycle.ConsoleTheme;
import io.github.keycloakpersonas.lifecycle.PersonaFlows;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** Tells which optional features of a realm are off, each with the call that switches it on. */
final class SetUpHints {

    private SetUpHints() {}

    /**
     * The hints as sentences. There are none if everything is on, or if the installation lacks what could be switched
     * on.
     */
    static List<String> of(KeycloakSession session, RealmModel realm) {
        List<String> hints = new ArrayList<>();
        String path = PersonaApi.adminPath(realm);
        if (session.theme().nameSet(Theme.Type.ACCOUNT).contains(ConsoleTheme.NAME)
                && !ConsoleTheme.NAME.equals(realm.getAccountTheme())) {
            hints.add("Users find My personas in the account console once it has the theme personas: PUT " + path
                    + " {\"accountTheme\": \"personas\"}");
        }
        if (session.theme().nameSet(Theme.Type.ADMIN).contains(ConsoleTheme.NAME)
                && !ConsoleTheme.NAME.equals(realm.getAdminTheme())) {
            hints.add("The realm's own admin console has pages for personas once it has the theme personas: PUT " + path
                    + " {\"adminTheme\": \"personas\"}");
        }
        if (!new PersonaFlows(session, realm).isBound()) {
            hints.add("Users choose a persona at login once browsers log in with its flow: POST " + path
                    + "/personas/flows?bind=true");
        }
        return hints;
    }
}

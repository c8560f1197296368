package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.access.PersonaApi;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Roles of the client {@code persona-api} that a realm has together.
 *
 * @param descriptions all of them, with what they permit
 * @param whole the role that contains the other one
 * @param part the role that is contained; the same where there is one role only
 * @param selfService those that users have by default
 */
record RoleGroup(Map<String, String> descriptions, String whole, String part, List<String> selfService) {

    /** The roles of every realm. */
    static final RoleGroup PERSONAS = new RoleGroup(
            Map.of(
                    PersonaApi.VIEW_OWN, "Read own personas",
                    PersonaApi.MANAGE_OWN, "Create, change, delete and select own personas",
                    PersonaApi.DISCOVER, "Ask which users hold a title",
                    PersonaApi.VIEW_USERS, "List users with username and e-mail address",
                    PersonaApi.VIEW_ALL, "Read any persona of the realm; meant for service accounts"),
            PersonaApi.MANAGE_OWN,
            PersonaApi.VIEW_OWN,
            List.of(PersonaApi.MANAGE_OWN, PersonaApi.VIEW_OWN, PersonaApi.DISCOVER));

    /** The roles of realms with calendars. */
    static final RoleGroup CALENDAR = new RoleGroup(
            Map.of(
                    PersonaApi.VIEW_CALENDAR, "Read the own calendar",
                    PersonaApi.MANAGE_CALENDAR, "Change the own calendar and its secret addresses"),
            PersonaApi.MANAGE_CALENDAR,
            PersonaApi.VIEW_CALENDAR,
            List.of(PersonaApi.MANAGE_CALENDAR, PersonaApi.VIEW_CALENDAR));

    /** The role of realms with reviews. */
    static final RoleGroup REVIEWS = new RoleGroup(
            Map.of(
                    PersonaApi.DECIDE_REVIEWS,
                    "Decide in reviews that name the user as a reviewer or that stewards decide in"),
            PersonaApi.DECIDE_REVIEWS,
            PersonaApi.DECIDE_REVIEWS,
            List.of(PersonaApi.DECIDE_REVIEWS));

    /** The role of realms that send mails about requests. Nobody has it by default. */
    static final RoleGroup MAILS = new RoleGroup(
            Map.of(PersonaApi.RECEIVE_REQUESTS, "Get mails about personas that wait for a decision"),
            PersonaApi.RECEIVE_REQUESTS,
            PersonaApi.RECEIVE_REQUESTS,
            List.of());

    /** The role of realms in which holders of titles manage others. What it permits follows from their personas. */
    static final RoleGroup CIRCLES = new RoleGroup(
            Map.of(PersonaApi.MANAGE_CIRCLES, "Manage personas of others in circles in which an own persona does so"),
            PersonaApi.MANAGE_CIRCLES,
            PersonaApi.MANAGE_CIRCLES,
            List.of(PersonaApi.MANAGE_CIRCLES));

    Set<String> names() {
        return descriptions.keySet();
    }

    /** Whether the client has all of them. */
    boolean isWhole(ClientModel client) {
        return names().stream().allMatch(name -> client.getRole(name) != null)
                && client.getRole(whole).hasRole(client.getRole(part));
    }

    /**
     * Creates those that the client lacks.
     *
     * @param others names of roles that are about to be created elsewhere
     */
    void create(ClientModel client, Collection<String> others) {
        descriptions.forEach((name, description) -> {
            if (client.getRole(name) == null && !others.contains(name)) {
                client.addRole(name).setDescription(description);
            }
        });
        RoleModel manage = client.getRole(whole);
        RoleModel view = client.getRole(part);
        if (manage != null && view != null && !manage.hasRole(view)) {
            manage.addCompositeRole(view);
        }
    }

    /** Those of the client that users have by default. */
    Stream<RoleModel> selfServiceOf(ClientModel client) {
        return selfService.stream().map(client::getRole).filter(Objects::nonNull);
    }

    /** Whether all that users have by default are among the realm's default roles. */
    boolean areDefault(RealmModel realm, ClientModel client) {
        return areEach(client, realm.getDefaultRole()::hasRole);
    }

    void makeDefault(RealmModel realm, ClientModel client) {
        selfServiceOf(client).forEach(realm::addToDefaultRoles);
    }

    /** Whether tokens of the account console contain them; also where there is no such console. */
    boolean reachAccountConsole(RealmModel realm, ClientModel client) {
        ClientModel console = console(realm);
        return console == null || areEach(client, console::hasDirectScope);
    }

    /** Adds the scope mapping without which tokens of the account console do not contain the roles. */
    void mapAccountConsole(RealmModel realm, ClientModel client) {
        ClientModel console = console(realm);
        if (console != null) {
            selfServiceOf(client).filter(role -> !console.hasDirectScope(role)).forEach(console::addScopeMapping);
        }
    }

    private boolean areEach(ClientModel client, Predicate<RoleModel> test) {
        return selfService.stream().map(client::getRole).allMatch(role -> role != null && test.test(role));
    }

    private static @Nullable ClientModel console(RealmModel realm) {
        return realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID);
    }
}

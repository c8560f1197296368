package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.history.Author;
import io.github.keycloakpersonas.history.Door;
import io.github.keycloakpersonas.lifecycle.SetupPart;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/**
 * Checks what an administrator may do; every endpoint calls it first. A persona belongs to its owner: an administrator
 * who may view or manage a user, by a role or by a fine-grained permission, may view or manage that user's personas.
 */
final class AdminGate {

    private static final int MAX_NAME = 255;
    private static final String MUST_VIEW = "The permission to view the user is required, such as role view-users";
    private static final String MUST_VIEW_CLIENT =
            "The permission to view the client is required, such as role view-clients";
    private static final String MUST_MANAGE_CLIENTS =
            "The permission to manage clients is required, such as role manage-clients";
    private static final String MUST_MANAGE =
            "The permission to manage the user is required, such as role manage-users";

    private final Administration administration;
    private final Clock clock;

    AdminGate(Administration administration, Clock clock) {
        this.administration = administration;
        this.clock = clock;
    }

    /**
     * Requires the permission to list users. Returns how a list must be restricted to what the administrator may see.
     *
     * @throws ProblemException 403 without that permission, 404 if the realm is not set up
     */
    UnaryOperator<PersonaFilter> requireList() {
        requireQuery();
        requireSetUp();
        if (isFineGrained() && !auth().hasOneAdminRole(AdminRoles.VIEW_USERS, AdminRoles.MANAGE_USERS)) {
            return PersonaFilter::permitted;
        }
        return users().canView() ? UnaryOperator.identity() : PersonaFilter::none;
    }

    /** Lets pass who may ask for lists of users, whatever the lists hold then. */
    void requireQuery() {
        Refusal.unless(users()::requireQuery, "The role view-users or query-users is required");
    }

    /**
     * Whether the administrator may change personas of some users at least. With fine-grained permissions that is known of
     * each user alone, so that the answer is yes as long as it may be.
     */
    boolean mayManageSome() {
        return isFineGrained() || users().canManage();
    }

    /** Whether the administrator may change the user's personas. */
    boolean mayManage(UserModel user) {
        return users().canManage(user);
    }

    /**
     * The persona and its owner, to look at.
     *
     * @param id the persona's id or {@code persona_id}
     * @throws ProblemException 403, or 404 if the administrator may know that there is no such persona
     */
    Owned viewable(String id) {
        Owned owned = find(id);
        Refusal.unless(() -> users().requireView(owned.owner()), MUST_VIEW);
        return owned;
    }

    /** The persona and its owner, to change; as {@link #viewable}. */
    Owned manageable(String id) {
        Owned owned = find(id);
        Refusal.unless(() -> users().requireManage(owned.owner()), MUST_MANAGE);
        return owned;
    }

    /** Requires the permission to manage the user. */
    void requireManage(UserModel user) {
        Refusal.unless(() -> users().requireManage(user), MUST_MANAGE);
    }

    /** Requires the permission to read the realm's settings. */
    void requireViewRealm() {
        Refusal.unless(auth().realm()::requireViewRealm, "The role view-realm is required");
    }

    /** Requires the permission to change the realm's settings. */
    void requireManageRealm() {
        Refusal.unless(auth().realm()::requireManageRealm, "The role manage-realm is required");
    }

    /**
     * Requires the permissions that Keycloak requires for each thing that the set-up would add.
     *
     * @param missing what is to be added
     * @param clients those that get the client scope
     */
    void requireSetUpOf(Set<SetupPart> missing, List<ClientModel> clients) {
        requireManageRealm();
        if (missing.stream().anyMatch(SetupPart::isOfClients)) {
            Refusal.unless(auth().clients()::requireManage, MUST_MANAGE_CLIENTS);
        }
        if (missing.contains(SetupPart.CLIENT_SCOPE) || !clients.isEmpty()) {
            Refusal.unless(auth().clients()::requireManageClientScopes, MUST_MANAGE_CLIENTS);
        }
        for (ClientModel client : clients) {
            Refusal.unless(() -> auth().clients().requireManage(client), MUST_MANAGE_CLIENTS);
        }
    }

    /** Requires the permission to assign the role, so that a title may grant it. */
    void requireMayGrant(RoleModel role) {
        Refusal.unless(
                () -> auth().roles().requireMapRole(role),
                "The permission to give users the role " + role.getName()
                        + " is required to let a title grant it, such as role manage-users");
    }

    /**
     * Requires a role that permits to view every user. Fine-grained permissions do not suffice: a permission for all
     * users can be revoked for some of them by another one.
     */
    void requireViewOfAllUsers() {
        requireRole("The role view-users is required", AdminRoles.VIEW_USERS, AdminRoles.MANAGE_USERS);
    }

    /** Requires a role that permits to manage every user, as {@link #requireViewOfAllUsers}. */
    void requireManagementOfAllUsers() {
        requireRole("The role manage-users is required", AdminRoles.MANAGE_USERS);
    }

    /**
     * The user with that id or username, if the administrator may view the user.
     *
     * @throws ProblemException 403, or 404 if the administrator may know that there is no such user
     */
    UserModel viewableUser(String idOrUsername) {
        UserModel user = user(idOrUsername)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.USER_NOT_FOUND, "User not found")));
        Refusal.unless(() -> users().requireView(user), MUST_VIEW);
        return user;
    }

    /** The client with that client id, as {@link #viewableUser}. */
    ClientModel viewableClient(String clientId) {
        ClientModel client = fits(clientId) ? realm().getClientByClientId(clientId) : null;
        if (client == null) {
            Refusal.unless(auth().clients()::requireList, MUST_VIEW_CLIENT);
            throw new ProblemException(Problem.of(ProblemType.CLIENT_NOT_FOUND, "Client not found"));
        }
        Refusal.unless(() -> auth().clients().requireView(client), MUST_VIEW_CLIENT);
        return client;
    }

    /**
     * Requires any administrative role in the realm. The exact permission is checked where it is known which one is
     * needed.
     */
    void requireAdministrator() {
        Refusal.unless(auth()::requireAnyAdminRole, "A role of client realm-management is required");
    }

    /** The user of that id, else of that username. */
    Optional<UserModel> user(String idOrUsername) {
        UserModel byId = fits(idOrUsername) ? session().users().getUserById(realm(), idOrUsername) : null;
        return byId == null ? userByName(idOrUsername) : Optional.of(byId);
    }

    /**
     * The user of that id.
     *
     * @return empty if there is none
     * @throws ProblemException 403 if the administrator must not know that
     */
    Optional<UserModel> userById(String id) {
        return known(fits(id) ? session().users().getUserById(realm(), id) : null);
    }

    /** The user of that username; as {@link #userById}. */
    Optional<UserModel> userByName(String username) {
        return known(fits(username) ? session().users().getUserByUsername(realm(), username) : null);
    }

    /** Whether the text can be an id or a name. Longer ones do not exist, so they are not looked up. */
    private static boolean fits(String idOrName) {
        return idOrName.length() <= MAX_NAME;
    }

    private Optional<UserModel> known(@Nullable UserModel user) {
        if (user == null) {
            Refusal.unless(users()::requireQuery, MUST_VIEW);
        }
        return Optional.ofNullable(user);
    }

    /** Requires that the realm is set up; otherwise the answer is 404. */
    void requireSetUp() {
        if (!provider().isSetUp(realm())) {
            throw new ProblemException(Problem.NOT_SET_UP);
        }
    }

    Personas personas() {
        return provider().personas(realm());
    }

    PersonaProvider provider() {
        return session().getProvider(PersonaProvider.class);
    }

    /** The administrator, as who changes personas. */
    Author author(Door door) {
        return new Author(administrator().getUser().getId(), door);
    }

    /** The administrator, as Keycloak knows. */
    AdminAuth administrator() {
        return auth().adminAuth();
    }

    /** The clock of this API. */
    Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    RealmModel realm() {
        return administration.now().realm();
    }

    KeycloakSession session() {
        return administration.now().session();
    }

    private boolean isFineGrained() {
        return AdminPermissionsSchema.SCHEMA.isAdminPermissionsEnabled(realm());
    }

    private void requireRole(String detail, String... anyOf) {
        if (!auth().hasOneAdminRole(anyOf)) {
            throw new ProblemException(Problem.of(ProblemType.PERMISSION_MISSING, detail));
        }
    }

    private Owned find(String id) {
        try {
            return new OwnedPersonas(session(), realm()).find(id).orElseThrow(() -> {
                requireSetUp();
                return PersonaFailure.notFound();
            });
        } catch (PersonaFailure | ProblemException e) {
            Refusal.unless(users()::requireQuery, MUST_VIEW);
            throw e;
        }
    }

    private UserPermissionEvaluator users() {
        return auth().users();
    }

    private AdminPermissionEvaluator auth() {
        return administration.now().auth();
    }
}

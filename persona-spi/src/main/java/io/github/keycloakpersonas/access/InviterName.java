package io.github.keycloakpersonas.access;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What somebody who is invited reads of who invites. */
public final class InviterName {

    private InviterName() {}

    /** The user's full name, or else the username; empty if there is no such user. */
    public static Optional<String> of(KeycloakSession session, RealmModel realm, String userId) {
        return Optional.ofNullable(session.users().getUserById(realm, userId)).map(InviterName::of);
    }

    private static String of(UserModel user) {
        String name = Stream.of(Optional.ofNullable(user.getFirstName()), Optional.ofNullable(user.getLastName()))
                .flatMap(Optional::stream)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getUsername() : name;
    }
}

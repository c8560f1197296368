package io.github.keycloakpersonas.registration;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * An account that was registered.
 *
 * @param id the id of the user
 * @param email the address as Keycloak stores it
 * @param name first and last name; empty without any
 * @param createdAt when it was created
 */
public record Account(String id, String email, String name, Instant createdAt) {

    /** @param now the time for a store that does not keep one */
    static Account of(UserModel user, Instant now) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        Long created = user.getCreatedTimestamp();
        return new Account(
                user.getId(),
                Objects.requireNonNullElse(user.getEmail(), ""),
                name,
                created == null ? now : Instant.ofEpochMilli(created));
    }
}

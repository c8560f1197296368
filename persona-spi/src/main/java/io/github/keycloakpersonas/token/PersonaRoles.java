package io.github.keycloakpersonas.token;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.RoleName;
import io.github.keycloakpersonas.schema.Title;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Calculates the roles of a token from the titles of personas.
 *
 * @param granted the roles that the titles grant
 * @param addable those roles that are added to the token even if its user does not have them
 * @param expiry the earliest end of the personas that grant the roles; empty if there are none
 */
record PersonaRoles(Set<RoleName> granted, Set<RoleName> addable, Optional<Instant> expiry) {

    /** The value if no title counts, or the personas cannot be read. */
    static final PersonaRoles NONE = new PersonaRoles(Set.of(), Set.of(), Optional.empty());

    PersonaRoles {
        granted = Set.copyOf(granted);
        addable = Set.copyOf(addable);
    }

    /**
     * The personas that count.
     *
     * @param personas the user's personas in any state
     * @param selected the id of the persona that the user works as
     */
    static List<Persona> counting(
            List<Persona> personas, PersonaRolesConfig config, Optional<String> selected, Instant now) {
        Predicate<Persona> counts = persona ->
                !config.ofSelected() || selected.filter(persona.id()::equals).isPresent();
        return personas.stream()
                .filter(persona -> persona.isActiveAt(now))
                .filter(config.filter()::includes)
                .filter(counts)
                .toList();
    }

    /** The titles of personas, each once. */
    static List<Title> titles(List<Persona> personas, PersonaSchema schema) {
        return personas.stream()
                .map(Persona::title)
                .distinct()
                .flatMap(title -> schema.title(title).stream())
                .toList();
    }

    /** The earliest time at which one of the personas that are active at a time is not active any more. */
    static Optional<Instant> firstEnd(List<Persona> personas, Instant now) {
        return personas.stream().map(persona -> persona.activeUntil(now)).min(Comparator.naturalOrder());
    }

    /**
     * The roles that titles grant. A title that users take by themselves adds no role to a token: it only keeps those
     * that the token has.
     *
     * @param expand a role with all roles that it contains; nothing for a role that must not be granted
     * @param fits whether the tokens of the client can have a role
     * @param till the earliest end of the personas with these titles
     */
    static PersonaRoles granted(
            List<Title> titles,
            Function<RoleName, Set<RoleName>> expand,
            Predicate<RoleName> fits,
            Optional<Instant> till) {
        Set<RoleName> granted = new HashSet<>();
        Set<RoleName> addable = new HashSet<>();
        for (Title title : titles) {
            title.roles().names().map(expand).forEach(roles -> {
                granted.addAll(roles);
                if (!title.isSelfMade()) {
                    roles.stream().filter(fits).forEach(addable::add);
                }
            });
        }
        return new PersonaRoles(granted, addable, granted.isEmpty() ? Optional.empty() : till);
    }

    /**
     * The roles that the token must have. Applying it to its own result changes nothing, because Keycloak calls it more
     * than once in a request.
     *
     * @param held the roles that the token has without personas
     */
    Set<RoleName> of(Set<RoleName> held, PersonaRolesConfig config) {
        Set<RoleName> roles = new LinkedHashSet<>(held);
        if (config.mode().narrows()) {
            roles.removeIf(role -> !granted.contains(role) && !isKept(role, config));
        }
        if (config.mode().adds()) {
            roles.addAll(addable);
        }
        return roles;
    }

    private static boolean isKept(RoleName role, PersonaRolesConfig config) {
        return role.client() != null && config.keptClients().contains(role.client());
    }
}

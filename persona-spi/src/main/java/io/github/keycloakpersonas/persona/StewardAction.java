package io.github.keycloakpersonas.persona;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a steward can do with a persona of somebody else, and with which. What is revoked stays revoked. */
@SuppressWarnings("ImmutableEnumChecker") // The set is that of Set.of
public enum StewardAction {
    /** Makes a persona active that its owner has asked for. */
    APPROVE(Status.PENDING),
    /** Revokes a persona that its owner has asked for. */
    REJECT(Status.PENDING),
    /** Switches it off for now. */
    SUSPEND(Status.ACTIVE, Status.INACTIVE),
    /** Makes active again what is suspended. */
    RESUME(Status.SUSPENDED),
    /** Moves its end. */
    EXTEND(Status.ACTIVE, Status.INACTIVE, Status.SUSPENDED),
    /** Removes it. */
    REMOVE(Status.PENDING, Status.ACTIVE, Status.INACTIVE, Status.SUSPENDED);

    private final Set<Status> stored;

    StewardAction(Status... stored) {
        this.stored = Set.of(stored);
    }

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of that name, empty if there is none. */
    public static Optional<StewardAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /** The actions that the state of a persona permits, in the order of this list. */
    public static List<StewardAction> of(Persona persona, Instant now) {
        return Arrays.stream(values())
                .filter(action -> action.obstacle(persona, now).isEmpty())
                .toList();
    }

    /** What about the state of a persona does not permit it, for people; empty if nothing. */
    public Optional<String> obstacle(Persona persona, Instant now) {
        if (!stored.contains(persona.status())) {
            List<String> words = stored.stream().sorted().map(Status::word).toList();
            return Optional.of("Only a persona that is " + String.join(" or ", words) + " permits that; this one is "
                    + persona.status().word());
        }
        return this == RESUME && !now.isBefore(persona.validity().till())
                ? Optional.of("The persona has expired. Extend it first")
                : Optional.empty();
    }
}

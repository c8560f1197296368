package io.github.keycloakpersonas.persona;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a persona is in its life. */
public enum Status {
    /** Waits for an administrator's approval. */
    PENDING,
    ACTIVE,
    /** Switched off by its owner. */
    INACTIVE,
    /** Switched off for now by an administrator. */
    SUSPENDED,
    /** Ended for good by an administrator. */
    REVOKED,
    /** What an active persona reads as once its validity has passed. Never stored. */
    EXPIRED;

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that name, empty if there is none. */
    public static Optional<Status> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    /** Whether an administrator has taken the persona out of its owner's hands. */
    public boolean isFrozen() {
        return this == SUSPENDED || this == REVOKED;
    }
}

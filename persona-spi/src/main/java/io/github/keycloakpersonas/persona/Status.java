package io.github.keycloakpersonas.persona;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of a persona. */
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
    /** The status of an active persona after its validity window. It is derived and never stored. */
    EXPIRED,
    /** The status of an active persona whose title requires an assessment that is not passed. It is derived and never stored. */
    UNASSESSED;

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

    /** Whether it follows from something else, so that nobody can set it. */
    public boolean isDerived() {
        return this == EXPIRED || this == UNASSESSED;
    }

    /** Whether an administrator has stopped the persona, so that its owner cannot change it. */
    public boolean isFrozen() {
        return this == SUSPENDED || this == REVOKED;
    }
}

package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.PersonaKey;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.ModelIllegalStateException;

/**
 * Flushes the changes, so that a broken constraint is noticed here and not at the commit, when the answer can no longer
 * say it.
 */
final class Flush {

    private static final String SLOT_CONSTRAINT = "UK_PERSONA_SLOT";

    private Flush() {}

    /**
     * Flushes the changes.
     *
     * @param key the persona that is written; null for several
     * @throws PersonaFailure {@code DUPLICATE}, {@code STALE} or {@code BUSY}
     */
    static void of(EntityManager em, @Nullable PersonaKey key) {
        try {
            em.flush();
        } catch (ModelDuplicateException e) {
            throw brokenSlot(e) || key == null ? PersonaFailure.busy() : PersonaFailure.duplicate(key);
        } catch (ModelIllegalStateException e) {
            // Keycloak's entity manager turns an optimistic lock failure into this exception.
            throw PersonaFailure.stale();
        } catch (ModelException e) {
            throw OwnerLock.failure(e);
        }
    }

    private static boolean brokenSlot(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> String.valueOf(cause.getMessage())
                        .toUpperCase(Locale.ROOT)
                        .contains(SLOT_CONSTRAINT));
    }
}

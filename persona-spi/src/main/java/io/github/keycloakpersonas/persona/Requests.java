package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.RequestRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one realm that nobody has decided on in time. Such a request ends as if it was withdrawn: nobody has said no, so its
 * owner may ask again. Every call works in the caller's transaction.
 */
public final class Requests {

    private final RequestRule rule;
    private final PersonaStore store;
    private final Clock clock;

    Requests(RequestRule rule, PersonaStore store, Clock clock) {
        this.rule = rule;
        this.store = store;
        this.clock = clock;
    }

    /** Some personas whose request has ended, those of a user together. */
    public List<Persona> ended(int max) {
        return rule.expireDays() == 0 ? List.of() : store.requestedUntil(limit(), max);
    }

    /**
     * Ends a request: removes its persona, if that is still due once the owner's personas are locked.
     *
     * @return the persona as it was; empty if there was nothing to end
     * @throws PersonaFailure {@code BUSY} if the lock was not acquired in time
     */
    public Optional<Persona> end(Persona found) {
        if (rule.expireDays() == 0) {
            return Optional.empty();
        }
        Optional<Persona> due = store.lock(found.userId()).stream()
                .filter(persona -> persona.id().equals(found.id()))
                .filter(persona -> isDue(persona.request()))
                .findFirst();
        due.ifPresent(store::delete);
        return due;
    }

    private boolean isDue(@Nullable Request request) {
        return request != null && !request.at().isAfter(limit());
    }

    private Instant limit() {
        return clock.instant().minus(Duration.ofDays(rule.expireDays()));
    }
}

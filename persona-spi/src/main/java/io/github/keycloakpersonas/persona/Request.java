package io.github.keycloakpersonas.persona;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has asked for a persona and waits for a decision.
 *
 * @param at when
 * @param reason why, in the words of whoever asks; null if it is not said. It is personal data: it goes when the request ends
 */
public record Request(Instant at, @Nullable String reason) {

    /**
     * The request after a change.
     *
     * @param current the persona before; null for a new one
     * @param key what the persona is then
     * @param status its status then
     * @param reason why it is asked for
     * @return null if nothing waits for a decision
     */
    static @Nullable Request after(
            @Nullable Persona current, PersonaKey key, Status status, @Nullable String reason, Instant now) {
        if (status != Status.PENDING) {
            return null;
        }
        // Another title or circle is another request.
        Request before = current == null || !current.key().equals(key) ? null : current.request();
        return new Request(before == null ? now : before.at(), reason);
    }
}

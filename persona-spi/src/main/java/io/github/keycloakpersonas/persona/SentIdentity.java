package io.github.keycloakpersonas.persona;

/**
 * Which persona an input says that it changes: a client may send back what it has read, but change none of it.
 *
 * @param id the id
 * @param personaId the {@code persona_id}
 * @param userSub the owner
 */
public record SentIdentity(Sent<String> id, Sent<String> personaId, Sent<String> userSub) {

    /** An input that says nothing of it. */
    public static final SentIdentity NONE = new SentIdentity(Sent.nothing(), Sent.nothing(), Sent.nothing());
}

package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import java.time.Instant;
import java.util.Locale;

/**
 * A persona that cannot be chosen at the moment.
 *
 * @param reason the status it reads as, {@code not-yet}, {@code off-duty} or {@code stronger-login}
 */
record Unavailable(Persona persona, String reason) {

    /** The reason of an active persona that starts later. */
    private static final String NOT_YET = "not-yet";

    /** The reason of an active persona outside of its windows. */
    private static final String OFF_DUTY = "off-duty";

    private static final String STRONGER_LOGIN = "stronger-login";

    /** An active persona that requires a stronger login. */
    static Unavailable withoutStrongerLogin(Persona persona) {
        return new Unavailable(persona, STRONGER_LOGIN);
    }

    static Unavailable of(Persona persona, Instant now) {
        Status status = persona.statusAt(now);
        String active = now.isBefore(persona.validity().from()) ? NOT_YET : OFF_DUTY;
        return new Unavailable(persona, status == Status.ACTIVE ? active : status.word());
    }

    /** The key of the text that tells the reason. */
    String messageKey() {
        return "personaUnavailable." + reason.toLowerCase(Locale.ROOT);
    }
}

package io.github.keycloakpersonas.circle;

import java.util.Locale;

/** Why somebody may not manage a persona. */
public enum Hindrance {
    /** None of the caller's active personas manages anything. */
    NO_MANDATE("None of your active personas manages others"),
    /** The caller manages personas in other circles only. */
    OTHER_CIRCLE("Your personas manage others in other circles only"),
    /** The caller manages other titles in that circle. */
    TITLE_NOT_MANAGED("Your personas in this circle do not manage personas of that title"),
    /** Nobody manages an own persona. */
    OWN_PERSONA("Nobody manages an own persona. Another steward of the circle, or an administrator, can"),
    /** A persona that would do is not the one that is selected in the login session. */
    NOT_SELECTED("Another persona is selected in your session. Select the one that manages this, or none"),
    /** A persona that would do needs a stronger login. */
    STRONGER_LOGIN("Your persona that manages this needs a stronger login"),
    /** A persona that would do is in the circle of an organization that its owner has left, or that is off. */
    NOT_A_MEMBER("You are no member of the circle's organization, or it is disabled");

    private final String sentence;

    Hindrance(String sentence) {
        this.sentence = sentence;
    }

    /** The name in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same for people, without a full stop. */
    public String sentence() {
        return sentence;
    }
}

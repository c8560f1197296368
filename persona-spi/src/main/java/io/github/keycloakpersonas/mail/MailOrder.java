package io.github.keycloakpersonas.mail;

import java.util.Map;

/**
 * Orders a mail to one user. Neither an address nor a text is kept until it is sent: both are found when it is written.
 *
 * @param kind what it is about
 * @param key what makes it the same mail; of several orders with the same kind, user and key one mail is sent
 * @param userId the recipient
 * @param subjects what it is about: ids, times and names, altogether at most {@value #MOST_SUBJECTS} characters as JSON
 */
public record MailOrder(MailKind kind, String key, String userId, Map<String, String> subjects) {

    /** The most characters of all subjects as JSON. */
    public static final int MOST_SUBJECTS = 2000;

    public MailOrder {
        subjects = Map.copyOf(subjects);
    }
}

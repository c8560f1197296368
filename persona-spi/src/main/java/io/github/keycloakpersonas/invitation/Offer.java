package io.github.keycloakpersonas.invitation;

import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is invited to.
 *
 * @param title of the persona
 * @param circle of the persona
 * @param validFrom the first instant of the persona; null for that of the acceptance
 * @param validTill the first instant after it; null for what the schema says
 * @param message plain text for the mail and the page; null for none
 * @param landing where the page leads afterwards; null for the account console
 */
public record Offer(
        String title,
        Circle circle,
        @Nullable Instant validFrom,
        @Nullable Instant validTill,
        @Nullable String message,
        @Nullable Landing landing) {

    /** The most characters of a message. */
    public static final int LONGEST_MESSAGE = 500;

    /**
     * Where the page leads afterwards.
     *
     * @param clientId of the application, whose login it is then
     * @param redirectUri an address that is valid for it
     */
    public record Landing(String clientId, String redirectUri) {}
}

package io.github.keycloakpersonas.review;

import io.github.keycloakpersonas.digest.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * The hash of a frozen list: SHA-256 over one line for each persona, in the order of the list. A line has the number, the
 * persona's id, the owner's id, title, circle, status, begin and end, separated by tabs, and ends with a line feed.
 */
public final class ListHash {

    private final Sha256 digest = new Sha256();

    /** Adds the next persona. */
    public void add(ReviewItem item) {
        ReviewedPersona persona = item.frozen();
        String line = String.join(
                "\t",
                String.valueOf(item.number()),
                persona.id(),
                persona.userId(),
                persona.title(),
                persona.circle(),
                persona.status(),
                persona.validFrom().toString(),
                persona.validTill().toString());
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The hash in hexadecimal digits; nothing can be added any more. */
    public String hex() {
        return digest.hex();
    }
}

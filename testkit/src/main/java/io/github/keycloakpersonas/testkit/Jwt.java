package io.github.keycloakpersonas.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/** Reads tokens without verifying them: tests trust the server that they have just asked. */
public final class Jwt {

    private Jwt() {}

    /**
     * The claims of a signed JWT.
     *
     * @throws IllegalArgumentException if it isn't three parts with a Base64url payload
     */
    public static JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Not a signed JWT: it has " + parts.length + " parts");
        }
        return Json.parse(Base64.getUrlDecoder().decode(parts[1]));
    }
}

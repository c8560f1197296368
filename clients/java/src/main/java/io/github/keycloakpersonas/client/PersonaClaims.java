package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The personas in a token, in userinfo or in an introspection. <strong>Nothing is verified here</strong>: the caller has checked
 * signature, issuer, audience and expiry before, or has got the claims from the server itself.
 *
 * @param personas all personas of the claim {@code personas}, each in its validity or not
 * @param selected the one persona, from a claim of its own, as which the user works
 * @param isTruncated whether the token had no room for more personas, so that one that is missing may exist all the same
 */
public record PersonaClaims(List<ClaimedPersona> personas, Optional<ClaimedPersona> selected, boolean isTruncated) {

    public PersonaClaims {
        personas = List.copyOf(personas);
    }

    /** The personas in claims, with the names that the mapper has by default. */
    public static PersonaClaims of(Map<String, ?> claims) {
        return of(claims, "personas", "persona");
    }

    /**
     * The personas in claims.
     *
     * @param claims in a form that JSON libraries have: maps, lists, strings, numbers, booleans
     * @param all the name of the claim with all personas
     * @param selected the name of the claim with the selected one
     */
    public static PersonaClaims of(Map<String, ?> claims, String all, String selected) {
        List<ClaimedPersona> personas = claims.get(all) instanceof Iterable<?> list ? personas(list) : List.of();
        return new PersonaClaims(
                personas, ClaimedPersona.of(claims.get(selected)), Boolean.TRUE.equals(claims.get(all + "_truncated")));
    }

    private static List<ClaimedPersona> personas(Iterable<?> list) {
        return StreamSupport.stream(list.spliterator(), false)
                .flatMap(entry -> ClaimedPersona.of(entry).stream())
                .toList();
    }

    /**
     * The personas in a token that the caller has verified already.
     *
     * @param token a signed JWT in its compact form
     * @throws IllegalArgumentException if it is none
     */
    public static PersonaClaims ofVerifiedToken(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A signed JWT has three parts; this is none, or an opaque token");
        }
        byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
        JsonNode claims = Json.parse(new String(payload, StandardCharsets.UTF_8))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("The claims of a JWT are a JSON object"));
        return of(Json.members(claims));
    }

    /** Whether the user works as a persona of a title now, in whichever circle. */
    public boolean actsAs(String title) {
        return selected.filter(persona -> is(persona, title, now())).isPresent();
    }

    /** Whether the user works as the persona of a title in a circle now. */
    public boolean actsAs(String title, String circle) {
        return acting(title, circle).isPresent();
    }

    /** Whether the user works as the persona of a title in a circle now, and it consents. */
    public boolean actsWithConsent(String title, String circle) {
        return acting(title, circle).filter(ClaimedPersona::hasConsent).isPresent();
    }

    /** The persona of a title in a circle, if the user works as it now: for checks of its attributes. */
    public Optional<ClaimedPersona> acting(String title, String circle) {
        return selected.filter(persona -> is(persona, title, now()) && isIn(persona, circle));
    }

    /** Whether the user has a valid persona of a title now, in whichever circle, whatever the user works as. */
    public boolean holds(String title) {
        Instant now = now();
        return personas.stream().anyMatch(persona -> is(persona, title, now));
    }

    /** Whether the user has a valid persona of a title in a circle now, whatever the user works as. */
    public boolean holds(String title, String circle) {
        Instant now = now();
        return personas.stream().anyMatch(persona -> is(persona, title, now) && isIn(persona, circle));
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static boolean is(ClaimedPersona persona, String title, Instant now) {
        return persona.title().equals(title) && persona.isValidAt(now);
    }

    /** Circles have one form, Unicode's C, which the name that is asked for may not have. */
    private static boolean isIn(ClaimedPersona persona, String circle) {
        return Normalizer.normalize(circle.strip(), Normalizer.Form.NFC).equals(persona.circle());
    }
}

package io.github.keycloakpersonas.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sources of access tokens. Those that fetch tokens keep one until shortly before it expires, and fetch one at a time, however many
 * threads want it.
 */
public final class Tokens {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final TokenEndpoint endpoint;
    private final Clock clock;

    private Tokens(TokenEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Tokens of a realm, such as {@code https://id.example.com/realms/acme}. */
    public static Tokens of(URI realm) {
        return of(realm, Wire.client(TIMEOUT), TIMEOUT);
    }

    /** The same with an HTTP client of its own settings, such as a proxy, and another timeout. */
    public static Tokens of(URI realm, HttpClient http, Duration timeout) {
        return of(realm, http, timeout, Clock.systemUTC());
    }

    static Tokens of(URI realm, HttpClient http, Duration timeout, Clock clock) {
        Wire wire = new Wire(http, timeout, UserAgent.of(""));
        return new Tokens(new TokenEndpoint(Address.realm(realm), wire), clock);
    }

    /** The tokens of a service account. */
    public TokenSource clientCredentials(String clientId, String clientSecret) {
        Map<String, String> form =
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret);
        return new CachedTokens(() -> endpoint.grant(form), clock);
    }

    /** The tokens of a user's login with a public client; the others are as in the other method. */
    public TokenSource refreshing(String clientId, String refreshToken) {
        return refreshing(Map.of("client_id", clientId), refreshToken, rotated -> {});
    }

    /**
     * The tokens of a user's login.
     *
     * @param client what identifies the client: {@code client_id}, and {@code client_secret} for a confidential one
     * @param refreshToken of that login
     * @param rotated is told each new refresh token, which an application that stores them has to keep
     */
    public TokenSource refreshing(Map<String, String> client, String refreshToken, Consumer<String> rotated) {
        AtomicReference<String> newest = new AtomicReference<>(refreshToken);
        Map<String, String> fixed = Map.copyOf(client);
        return new CachedTokens(
                () -> {
                    Map<String, String> form = new LinkedHashMap<>(fixed);
                    form.put("grant_type", "refresh_token");
                    form.put("refresh_token", newest.get());
                    Grant grant = endpoint.grant(form);
                    grant.refreshToken()
                            .filter(token -> !token.equals(newest.getAndSet(token)))
                            .ifPresent(rotated);
                    return grant;
                },
                clock);
    }
}

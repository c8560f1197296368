package io.github.keycloakpersonas.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of a {@link PersonaClient}, each with a default. */
public final class PersonaClientBuilder {

    private final URI realm;
    private final TokenSource tokens;
    private Duration timeout = Duration.ofSeconds(10);
    private Duration longestWait = Duration.ofSeconds(30);
    private Pause pause = Pause.SLEEP;
    private int retries = 2;
    private int rememberedUsers = 1000;
    private String application = "";
    private @Nullable HttpClient http;

    PersonaClientBuilder(URI realm, TokenSource tokens) {
        this.realm = realm;
        this.tokens = tokens;
    }

    /** How long one request may take; 10 seconds by default. */
    public PersonaClientBuilder timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    /**
     * How often a call is tried again, 2 times by default: any call that the server has refused with 429, and reads,
     * selections and removals that met a 502, 503 or 504 or a lost connection.
     */
    public PersonaClientBuilder retries(int retries) {
        this.retries = retries;
        return this;
    }

    /** The longest {@code Retry-After} that the client waits by itself; 30 seconds by default. A longer one fails at once. */
    public PersonaClientBuilder longestWait(Duration longestWait) {
        this.longestWait = longestWait;
        return this;
    }

    /** Of how many users the personas are remembered, 1000 by default; 0 for none. */
    public PersonaClientBuilder rememberedUsers(int rememberedUsers) {
        this.rememberedUsers = rememberedUsers;
        return this;
    }

    /** Names the application in the {@code User-Agent}, such as {@code booking/2.1}. */
    public PersonaClientBuilder userAgent(String application) {
        this.application = application;
        return this;
    }

    /** Uses an HTTP client with settings of its own, such as a proxy. It must not follow redirects. */
    public PersonaClientBuilder httpClient(HttpClient http) {
        this.http = http;
        return this;
    }

    PersonaClientBuilder pause(Pause pause) {
        this.pause = pause;
        return this;
    }

    /** The client. */
    public PersonaClient build() {
        HttpClient client = http == null ? Wire.client(timeout) : http;
        Wire wire = new Wire(client, timeout, UserAgent.of(application));
        Patience patience = new Patience(retries, longestWait, pause);
        return new PersonaClient(new Transport(Address.realm(realm), tokens, wire, patience), rememberedUsers);
    }
}

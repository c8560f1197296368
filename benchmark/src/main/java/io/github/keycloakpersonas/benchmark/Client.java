package io.github.keycloakpersonas.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.benchmark.Call.Tokens;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Reply;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** One of the clients that call at once: its connection and its own users' sessions. */
@State(Scope.Thread)
public class Client {

    /** The server's address; JMH sets it. */
    @Param("")
    public String server = "";

    private final Map<Login, Tokens> sessions = new HashMap<>();
    private Http http = new Http(URI.create(""));

    @Setup(Level.Trial)
    public void logIn(ThreadParams thread) {
        http = new Http(URI.create(server));
        for (Comparison comparison : Comparison.ALL) {
            for (Call call : List.of(comparison.baseline(), comparison.candidate())) {
                sessions.computeIfAbsent(call.login(), login -> tokens(login, thread.getThreadIndex()));
            }
        }
    }

    private Tokens tokens(Login login, int thread) {
        String user = Login.numbered(login.user(), thread);
        JsonNode json = http.post("/realms/" + login.realm() + "/protocol/openid-connect/token")
                .form(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        login.client(),
                        "username",
                        user,
                        "password",
                        user,
                        "scope",
                        "openid"))
                .send()
                .expect(200)
                .json();
        return new Tokens(
                json.path("access_token").asText(), json.path("refresh_token").asText());
    }

    /** Anything but success ends the benchmark: the time of an error says nothing. */
    Reply send(Call call) {
        Tokens tokens = sessions.get(call.login());
        if (tokens == null) {
            throw new IllegalStateException("Not logged in: " + call.login());
        }
        return call.request(http, tokens).send().expect(200);
    }
}

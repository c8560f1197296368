package io.github.keycloakpersonas.benchmark;

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

    private final Map<Login, Session> sessions = new HashMap<>();

    @Setup(Level.Trial)
    public void logIn(ThreadParams thread) {
        Http http = new Http(URI.create(server));
        for (Comparison comparison : Plan.chosen().comparisons()) {
            for (Call call : List.of(comparison.baseline(), comparison.candidate())) {
                sessions.computeIfAbsent(call.login(), login -> new Session(http, login, thread.getThreadIndex()));
            }
        }
    }

    Reply send(Call call) {
        Session session = sessions.get(call.login());
        if (session == null) {
            throw new IllegalStateException("Not logged in: " + call.login());
        }
        return call.work().send(session);
    }
}

package io.github.keycloakpersonas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final String ID = "backend";
    private static final String PASS = "s3cr3t&+";

    private final HandClock clock = new HandClock();
    private StubServer server;
    private Tokens tokens;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        tokens = Tokens.of(server.realm(), HttpClient.newHttpClient(), Duration.ofSeconds(5), clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String grant(String token, int seconds, String more) {
        return "{\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + more + "}";
    }

    @Test
    void ofAServiceAreKeptUntilShortlyBeforeTheyExpire() {
        server.answers(200, grant("t1", 300, "")).answers(200, grant("t2", 300, ""));
        TokenSource service = tokens.clientCredentials(ID, PASS);
        assertThat(service.token()).isEqualTo("t1");
        clock.now = clock.now.plusSeconds(269);
        assertThat(service.token()).isEqualTo("t1");
        clock.now = clock.now.plusSeconds(1);
        assertThat(service.token()).isEqualTo("t2");
        assertThat(server.received()).hasSize(2).allSatisfy(call -> {
            assertThat(call.address()).isEqualTo("/realms/acme/protocol/openid-connect/token");
            assertThat(call.body().split("&"))
                    .containsExactlyInAnyOrder(
                            "grant_type=client_credentials", "client_id=backend", "client_secret=s3cr3t%26%2B");
        });
    }

    @Test
    void thatLiveForAShortTimeAreUsedForThreeQuartersOfIt() {
        server.answers(200, grant("t1", 4, "")).answers(200, grant("t2", 4, ""));
        TokenSource service = tokens.clientCredentials(ID, PASS);
        service.token();
        clock.now = clock.now.plusMillis(2999);
        assertThat(service.token()).isEqualTo("t1");
        clock.now = clock.now.plusMillis(1);
        assertThat(service.token()).isEqualTo("t2");
    }

    @Test
    void areFetchedOnceForAllWhoWait() throws Exception {
        server.answers(200, grant("t1", 300, ""));
        TokenSource service = tokens.clientCredentials(ID, PASS);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Callable<String>> wanted = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                wanted.add(service::token);
            }
            for (Future<String> token : threads.invokeAll(wanted)) {
                assertThat(token.get()).isEqualTo("t1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void thatTheServerRefusesAreReplaced() {
        server.answers(200, grant("t1", 300, "")).answers(200, grant("t2", 300, ""));
        TokenSource service = tokens.clientCredentials(ID, PASS);
        assertThat(service.refused(service.token())).isTrue();
        assertThat(service.token()).isEqualTo("t2");
        // Of another thread that was refused before.
        assertThat(service.refused("t1")).isTrue();
        assertThat(service.token()).isEqualTo("t2");
    }

    @Test
    void ofALoginAreRefreshedWithTheNewestRefreshToken() {
        server.answers(200, grant("t1", 60, ",\"refresh_token\":\"r2\""))
                .answers(200, grant("t2", 60, ",\"refresh_token\":\"r2\""));
        List<String> rotated = new ArrayList<>();
        TokenSource login = tokens.refreshing(Map.of("client_id", "spa"), "r1", rotated::add);
        assertThat(login.token()).isEqualTo("t1");
        clock.now = clock.now.plusSeconds(60);
        assertThat(login.token()).isEqualTo("t2");
        assertThat(server.received().get(0).body()).contains("refresh_token=r1").contains("client_id=spa");
        assertThat(server.received().get(1).body()).contains("refresh_token=r2");
        assertThat(rotated).containsExactly("r2");
    }

    @Test
    void thatAreRefusedSayWhyWithoutTheSecret() {
        server.answers(400, "{\"error\":\"invalid_grant\",\"error_description\":\"Token is not active\"}");
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> tokens.refreshing(ID, "a-refresh-token").token())
                .withMessage("No access token: invalid_grant, Token is not active")
                .satisfies(e -> assertThat(e.error()).isEqualTo("invalid_grant"));
        server.answers(503, "<html>");
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> tokens.clientCredentials(ID, PASS).token());
        assertThat(new Grant("a-token", Duration.ofSeconds(5), java.util.Optional.empty()))
                .asString()
                .doesNotContain("a-token");
    }

    @Test
    void areNotTakenFromAnAnswerWithoutOne() {
        server.answers(200, "{\"token_type\":\"Bearer\"}");
        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(() -> tokens.clientCredentials(ID, PASS).token());
    }

    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

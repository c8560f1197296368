package io.github.keycloakpersonas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of calls that fail. */
class PersonaClientFailuresTest extends StubbedClient {

    @Nested
    class ACallThatCanSucceedLater {

        @Test
        void isSentAgainAfterTheTimeThatTheServerNames() {
            server.answers(429, BUSY, "Retry-After", "7").answers(201, PERSONA);
            client.createPersona(NewPersona.of("a", "b"));
            assertThat(waits).containsExactly(Duration.ofSeconds(7));
            assertThat(server.received()).hasSize(2);
        }

        @Test
        void isNotWaitedForLongerThanWanted() {
            server.answers(429, BUSY, "Retry-After", "31");
            assertThatExceptionOfType(ProblemException.TooManyRequests.class)
                    .isThrownBy(() -> client.getSchema())
                    .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(31)));
            assertThat(waits).isEmpty();
        }

        @Test
        void isSentThreeTimesAtMost() {
            server.answers(429, BUSY, "Retry-After", "1");
            assertThatExceptionOfType(ProblemException.TooManyRequests.class).isThrownBy(() -> client.getSchema());
            assertThat(server.received()).hasSize(3);
        }

        @Test
        void isReadAgainFromAServerThatIsDownForNow() {
            server.answers(503, "<html>").answers(502, "").answers(200, PERSONA);
            client.getPersona("x");
            assertThat(waits)
                    .hasSize(2)
                    .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofMillis(400)));
        }

        @Test
        void isNotSentAgainWhereItMayHaveHappened() {
            server.answers(503, "");
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> client.createPersona(NewPersona.of("a", "b")))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(503));
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> client.updatePersona("x", PersonaChange.NONE));
            assertThat(server.received()).hasSize(2);
        }

        private static final String INVALID_TOKEN =
                "{\"type\":\"https://keycloakpersonas.github.io/problems/invalid-token\"}";

        private final List<String> refused = new ArrayList<>();

        private final TokenSource tokens = new TokenSource() {
            @Override
            public String token() {
                return "token" + refused.size();
            }

            @Override
            public boolean refused(String token) {
                return refused.add(token);
            }
        };

        @Test
        void isSentAgainWithAnotherToken() {
            server.answers(401, INVALID_TOKEN).answers(200, PERSONA);
            builder(tokens).build().getPersona("x");
            assertThat(refused).containsExactly("token0");
            assertThat(server.received().get(1).header("Authorization")).isEqualTo("Bearer token1");
        }

        @Test
        void isSentWithAnotherTokenOnlyOnce() {
            server.answers(401, INVALID_TOKEN);
            PersonaClient client = builder(tokens).build();
            assertThatExceptionOfType(ProblemException.Unauthenticated.class).isThrownBy(() -> client.getPersona("x"));
            assertThat(server.received()).hasSize(2);
        }
    }

    @Nested
    class AProblem {

        @Test
        void hasItsKindMembersAndRequestId() {
            server.answers(
                    400,
                    "{\"type\":\"https://keycloakpersonas.github.io/problems/invalid-persona\",\"title\":\"Bad"
                            + " Request\",\"status\":400,\"detail\":\"a; b\",\"errors\":{\"x\":\"a\",\"g.y\":\"b\"}}",
                    "X-Request-Id",
                    "r-1");
            assertThatExceptionOfType(ProblemException.Invalid.class)
                    .isThrownBy(() -> client.createPersona(NewPersona.of("a", "b")))
                    .withMessage("a; b")
                    .satisfies(e -> {
                        assertThat(e.kind()).isEqualTo(ProblemKind.INVALID_PERSONA);
                        assertThat(e.errors()).isEqualTo(Map.of("x", "a", "g.y", "b"));
                        assertThat(e.requestId()).isEqualTo("r-1");
                    });
        }

        @Test
        void namesTheLoginThatIsRequired() {
            server.answers(
                    401,
                    "{\"type\":\"https://keycloakpersonas.github.io/problems/stronger-login-required\",\"detail\":\"x\"}",
                    "WWW-Authenticate",
                    "Bearer error=\"insufficient_user_authentication\", acr_values=\"gold platinum\"");
            assertThatExceptionOfType(ProblemException.Unauthenticated.class)
                    .isThrownBy(() -> client.selectPersona("x"))
                    .satisfies(e -> assertThat(e.acrValues()).containsExactly("gold", "platinum"));
            assertThat(server.received()).hasSize(1);
        }

        @Test
        void thatIsNotOneOfTheApiHasNoKind() {
            server.answers(404, "{\"error\":\"Realm does not exist\"}");
            assertThatExceptionOfType(ProblemException.NotFound.class)
                    .isThrownBy(() -> client.selectedPersona())
                    .withMessage("Realm does not exist")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(ProblemKind.OTHER));
        }

        @Test
        void isNoneWhereNoPersonaIsSelected() {
            server.answers(404, "{\"type\":\"https://keycloakpersonas.github.io/problems/no-persona-selected\"}");
            assertThat(client.selectedPersona()).isEmpty();
        }
    }

    @Nested
    class NoReadableAnswer {

        @ParameterizedTest
        @ValueSource(strings = {"<html>", "[]", "", "{\"valid_from\":\"yesterday\"}"})
        void isNoPersona(String body) {
            server.answers(200, body);
            assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> client.getPersona("x"));
        }

        @Test
        void isARedirect() {
            server.answers(302, "", "Location", "https://elsewhere.example/");
            assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> client.getSchema());
        }

        @Test
        void isAServerThatIsNotThere() {
            server.close();
            PersonaClient alone = builder(() -> "a-token").retries(0).build();
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> alone.getSchema())
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("a-token"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"realms/acme", "https://id.example.com/realms/acme?x", "https://id.example.com/realms/acme#x"})
    void wantsTheAddressOfARealm(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PersonaClient.builder(URI.create(address), () -> "t").build());
    }

    @Test
    void registrationNeedsNoTokenButAClient() {
        server.answers(
                201,
                "{\"id\":\"u\",\"email\":\"a@b.org\",\"name\":\"A B\",\"created_at\":\"2026-01-13T17:00:00Z\",\"later\":1}");
        NewUser user = NewUser.of("a@b.org", "secret")
                .name("A B")
                .attribute("city", "Bonn")
                .attribute("phone", "1", "2")
                .termsAccepted();
        assertThat(client.registerUser(user, "shop"))
                .hasValueSatisfying(registered ->
                        assertThat(registered.createdAt()).isEqualTo(java.time.Instant.parse("2026-01-13T17:00:00Z")));
        assertThat(only().header("Authorization")).isEmpty();
        assertThat(only().address()).endsWith("/v1/users/register?client_id=shop");
        assertThat(only().body())
                .isEqualTo(
                        "{\"email\":\"a@b.org\",\"password\":\"secret\",\"confirm_password\":\"secret\",\"name\":\"A B\","
                                + "\"attributes\":{\"city\":[\"Bonn\"],\"phone\":[\"1\",\"2\"]},\"terms_accepted\":true}");
        assertThat(user.toString()).doesNotContain("secret");
    }

    @Test
    void registrationSaysNothingWhereAddressesAreHidden() {
        server.answers(202, "{\"status\":\"accepted\",\"detail\":\"A mail\"}");
        NewUser user = NewUser.of("a@b.org", "secret").name("A", "B").username("a");
        assertThat(client.registerUser(user, "backend", "s:ä")).isEmpty();
        assertThat(only().header("Authorization")).isEqualTo("Basic YmFja2VuZDpzJTNBJUMzJUE0");
        assertThat(only().body()).contains("\"first_name\":\"A\",\"last_name\":\"B\",\"username\":\"a\"");
    }

    @Test
    void healthNeedsNoTokenAndTellsOfAnError() {
        server.answers(
                503,
                "{\"status\":\"error\",\"service\":\"persona\",\"version\":\"1\",\"database\":\"error\","
                        + "\"schema\":\"unknown\",\"schedules\":\"unknown\"}");
        assertThat(client.getHealth().isOk()).isFalse();
        assertThat(only().header("Authorization")).isEmpty();
    }
}

package io.github.keycloakpersonas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakpersonas.client.StubServer.Received;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaClientTest {

    static final String PERSONA = """
        {"id":"6a1c5f0e-0d0c-4a3e-9a2e-6f7f2f0f5b1d","persona_id":"u_traveler_corsica","user_sub":"u",
         "title":"traveler","circle":"corsica","status":"active","active":true,
         "valid_from":"2026-01-01T00:00:00Z","valid_till":"2026-12-31T23:59:59.500Z",
         "created_at":"2026-01-13T17:00:00Z","updated_at":"2026-01-13T17:00:00Z",
         "consent":true,"contextual":{"season":"winter"}}\
        """;

    private static final String BUSY = """
        {"type":"about:blank","title":"Too Many Requests","status":429,"detail":"Too many calls","request_id":"r"}\
        """;

    private final List<Duration> waits = new ArrayList<>();
    private StubServer server;
    private PersonaClient client;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        client = builder(() -> "a-token").build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private PersonaClientBuilder builder(TokenSource tokens) {
        return PersonaClient.builder(server.realm(), tokens)
                .userAgent("booking/2.1")
                .pause(waits::add);
    }

    private Received only() {
        assertThat(server.received()).hasSize(1);
        return server.received().get(0);
    }

    private static String page(int first, int count) {
        StringBuilder users = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            users.append(i == first ? "" : ",").append("{\"sub\":\"u" + i + "\",\"email\":null,\"persona\":\"fan\"}");
        }
        return "{\"users\":[" + users + "]}";
    }

    @Test
    void readsAPersonaWithItsTag() {
        server.answers(200, PERSONA, "ETag", "\"3\"");
        Persona persona = client.getPersona("u_traveler_corsica");
        assertThat(persona.validTill()).isEqualTo(Instant.parse("2026-12-31T23:59:59.500Z"));
        assertThat(persona.status()).isEqualTo(PersonaStatus.ACTIVE);
        assertThat(persona.note()).isNull();
        assertThat(persona.etag()).isEqualTo("\"3\"");
        assertThat(persona.attributes()).isEqualTo(Map.of("consent", true, "contextual", Map.of("season", "winter")));
        assertThat(only().address()).isEqualTo("/realms/acme/persona/v1/personas/u_traveler_corsica");
        assertThat(only().header("Authorization")).isEqualTo("Bearer a-token");
        assertThat(only().header("User-agent")).startsWith("booking/2.1 keycloak-personas-java/");
    }

    @Test
    void bearsWhatLaterVersionsAdd() {
        server.answers(200, PERSONA.replace("\"active\",", "\"dormant\",\"since\":[1],"));
        Persona persona = client.getPersona("x");
        assertThat(persona.status()).isEqualTo(PersonaStatus.OTHER);
        assertThat(persona.attributes()).containsKey("since");
    }

    @Test
    void sendsWhatIsNewAndNothingElse() {
        server.answers(201, PERSONA, "ETag", "\"0\"");
        client.createPersona(NewPersona.of("traveler", "Zoë's")
                .validTill(Instant.parse("2030-01-01T00:00:00Z"))
                .status(PersonaStatus.INACTIVE)
                .attribute("autobook_price", 800));
        assertThat(only().body())
                .isEqualTo("{\"title\":\"traveler\",\"circle\":\"Zoë's\",\"valid_till\":\"2030-01-01T00:00:00Z\","
                        + "\"status\":\"inactive\",\"autobook_price\":800}");
    }

    @Test
    void changesThePersonaThatWasRead() {
        server.answers(200, PERSONA, "ETag", "\"3\"");
        Persona read = client.getPersona("x");
        Persona changed = client.updatePersona(read, PersonaChange.NONE.attribute("consent", null));
        assertThat(changed.etag()).isEqualTo("\"3\"");
        Received sent = server.received().get(1);
        assertThat(sent.method()).isEqualTo("PATCH");
        assertThat(sent.header("If-match")).isEqualTo("\"3\"");
        assertThat(sent.body()).isEqualTo("{\"consent\":null}");
    }

    @Test
    void wantsTheVersionForAConditionalChange() {
        server.answers(200, "{\"personas\":[" + PERSONA + "],\"total\":1}");
        Persona listed = client.listPersonas().findFirst().orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.updatePersona(listed, PersonaChange.NONE))
                .withMessageContaining("getPersona");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anAttributeHasNoNameOfAFixedMember() {
        assertThatIllegalArgumentException().isThrownBy(() -> PersonaChange.NONE.attribute("status", "revoked"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewPersona.of("a", "b").attribute("user_sub", "other"));
    }

    @Nested
    class AnId {

        @ParameterizedTest
        @CsvSource({
            "a/../b, a%2F..%2Fb",
            "'a b+c', a%20b%2Bc",
            "'ö?#%2e', %C3%B6%3F%23%252e",
            "'%2e%2e', %252e%252e",
            "..., ..."
        })
        void isOneSegmentWhateverItHas(String id, String segment) {
            server.answers(200, PERSONA);
            client.getPersona(id);
            assertThat(only().address()).isEqualTo("/realms/acme/persona/v1/personas/" + segment);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "half \ud83d"})
        void thatNoAddressCanCarryIsRefused(String id) {
            assertThatIllegalArgumentException().isThrownBy(() -> client.getPersona(id));
            assertThatIllegalArgumentException().isThrownBy(() -> client.deletePersona(id));
            assertThatIllegalArgumentException().isThrownBy(() -> client.listPersonasOfUser(id));
            assertThat(server.received()).isEmpty();
        }
    }

    @Nested
    class AList {

        @Test
        void isReadPageByPageAsItIsNeeded() {
            server.answers(
                            200,
                            page(0, 2),
                            "Link",
                            "<https://elsewhere.example/x?title=fan&cursor=A&max=2>; rel=\"next\"")
                    .answers(200, page(2, 2), "Link", "</y>; rel=\"prev\", </x?title=fan&cursor=B>; rel=next")
                    .answers(200, page(4, 1));
            assertThat(client.listUsersByPersona("fan").limit(2)).hasSize(2);
            assertThat(server.received()).hasSize(1);
            assertThat(client.listUsersByPersona("fan").map(PersonaHolder::sub)).containsExactly("u2", "u3", "u4");
            assertThat(server.received())
                    .extracting(Received::address)
                    .containsExactly(
                            "/realms/acme/persona/v1/users/by-persona?title=fan",
                            "/realms/acme/persona/v1/users/by-persona?title=fan",
                            "/realms/acme/persona/v1/users/by-persona?title=fan&cursor=B");
        }

        @Test
        void neverTakesTheTokenToAnotherHost() {
            server.answers(200, page(0, 1), "Link", "<https://elsewhere.example/x?cursor=A>; rel=\"next\"")
                    .answers(200, page(1, 1));
            assertThat(client.listUsersByPersona("fan")).hasSize(2);
            assertThat(server.received()).hasSize(2);
        }

        @Test
        void thatLeadsOnToItselfEnds() {
            server.answers(200, page(0, 1), "Link", "</x?title=fan>; rel=\"next\"");
            assertThat(client.listUsersByPersona("fan")).hasSize(1);
        }

        @Test
        void isFiltered() {
            server.answers(200, "{\"personas\":[],\"total\":0}");
            PersonaFilter filter =
                    PersonaFilter.ANY.withStatus(PersonaStatus.PENDING).withCircle("R&D");
            assertThat(client.listPersonas(filter)).isEmpty();
            assertThat(only().address()).endsWith("/v1/personas?status=pending&circle=R%26D");
        }
    }

    @Nested
    class AUsersList {

        private static final String LIST = "{\"personas\":[" + PERSONA + "],\"total\":1}";

        @Test
        void isReadOnceAsLongAsItIsTheSame() {
            server.answers(200, LIST, "ETag", "\"a\"").answers(304, "", "ETag", "\"a\"");
            List<Persona> first = client.listPersonasOfUser("u");
            assertThat(client.listPersonasOfUser("u")).isSameAs(first).hasSize(1);
            assertThat(server.received().get(0).header("If-none-match")).isEmpty();
            assertThat(server.received().get(1).header("If-none-match")).isEqualTo("\"a\"");
        }

        @Test
        void isReadAgainWhenItIsNot() {
            server.answers(200, LIST, "ETag", "\"a\"").answers(200, "{\"personas\":[]}", "ETag", "\"b\"");
            assertThat(client.listPersonasOfUser("u")).hasSize(1);
            assertThat(client.listPersonasOfUser("u")).isEmpty();
        }

        @Test
        void isForgottenWhenItIsRefused() {
            server.answers(200, LIST, "ETag", "\"a\"").answers(403, "{}").answers(200, LIST);
            client.listPersonasOfUser("u");
            assertThatExceptionOfType(ProblemException.Forbidden.class)
                    .isThrownBy(() -> client.listPersonasOfUser("u"));
            client.listPersonasOfUser("u");
            assertThat(server.received().get(2).header("If-none-match")).isEmpty();
        }

        @Test
        void isNotRememberedBeyondTheBound() {
            server.answers(200, LIST, "ETag", "\"a\"");
            PersonaClient small = builder(() -> "t").rememberedUsers(1).build();
            small.listPersonasOfUser("u");
            small.listPersonasOfUser("v");
            small.listPersonasOfUser("u");
            assertThat(server.received())
                    .allSatisfy(call -> assertThat(call.header("If-none-match")).isEmpty());
        }
    }

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
    void healthNeedsNoTokenAndTellsOfAnError() {
        server.answers(503, "{\"status\":\"error\",\"service\":\"persona\",\"version\":\"1\",\"database\":\"error\"}");
        assertThat(client.getHealth().isOk()).isFalse();
        assertThat(only().header("Authorization")).isEmpty();
    }
}

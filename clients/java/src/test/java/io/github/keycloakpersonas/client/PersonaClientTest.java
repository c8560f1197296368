package io.github.keycloakpersonas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakpersonas.client.StubServer.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends, and what it reads. */
class PersonaClientTest extends StubbedClient {

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
}

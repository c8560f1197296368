package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.it.PreviewServer.Preview;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens that are good in the hands of their holder only. */
@Tag("local")
@ExtendWith(PreviewServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundTokensIT {

    private static final String LIST = "/persona/v1/personas";

    private TestRealm realm;
    private TlsStores tls;
    private URI secure;

    @BeforeAll
    void createRealm(Preview preview) {
        realm = TestRealm.create(preview.server());
        realm.user("anna");
        tls = preview.tls();
        secure = preview.secureUri();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    private void client(String clientId, String attribute) {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        clientId,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        Map.of(attribute, "true")));
    }

    private static Map<String, String> password(String clientId) {
        return Map.of(
                "grant_type", "password",
                "client_id", clientId,
                "username", "anna",
                "password", "anna",
                "scope", "openid");
    }

    private static void isRefused(Reply reply) {
        reply.expect(401);
        assertThat(reply.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer error=\"invalid_token\"");
    }

    private static String accessToken(Reply reply) {
        return reply.expect(200).json().path("access_token").asText();
    }

    /** RFC 8705, over real TLS. */
    @Nested
    class ByACertificate {

        private HttpCall call(String certificate, String method, String path) {
            return new Http(secure, tls.holding(certificate))
                    .request(method, "/realms/" + Http.encode(realm.name()) + path);
        }

        @Test
        void isOpenedByTheSameCertificateOnly() {
            client("mtls", "tls.client.certificate.bound.access.tokens");
            String token = accessToken(call("holder", "POST", "/protocol/openid-connect/token")
                    .form(password("mtls"))
                    .send());
            assertThat(Jwt.claims(token).at("/cnf/x5t#S256").asText()).isNotEmpty();
            call("holder", "GET", LIST).bearer(token).send().expect(200);
            call("holder", "POST", LIST)
                    .bearer(token)
                    .json(Map.of("title", "traveler", "circle", "bound"))
                    .send()
                    .expect(201);
            isRefused(call("thief", "GET", LIST).bearer(token).send());
            isRefused(call(TlsStores.NOBODY, "GET", LIST).bearer(token).send());
            isRefused(call("thief", "POST", LIST)
                    .bearer(token)
                    .json(Map.of("title", "traveler", "circle", "stolen"))
                    .send());
        }

        @Test
        void needsNoneWhereItIsNotBound() {
            client("unbound", "display.on.consent.screen");
            String token = accessToken(call("holder", "POST", "/protocol/openid-connect/token")
                    .form(password("unbound"))
                    .send());
            call(TlsStores.NOBODY, "GET", LIST).bearer(token).send().expect(200);
        }
    }

    /** RFC 9449. */
    @Nested
    class ByAKey {

        private final DPoPKey holder = DPoPKey.create();

        private String token(String clientId) {
            client(clientId, "dpop.bound.access.tokens");
            URI endpoint = realm.path("/protocol/openid-connect/token");
            return accessToken(realm.http()
                    .post(endpoint)
                    .header("DPoP", holder.proof("POST", endpoint))
                    .form(password(clientId))
                    .send());
        }

        private Reply list(String scheme, String token, List<String> proofs) {
            HttpCall call = realm.http().get(realm.path(LIST)).header("Authorization", scheme + " " + token);
            proofs.forEach(proof -> call.header("DPoP", proof));
            return call.send();
        }

        private String proof(DPoPKey key, String token) {
            return key.proof("GET", realm.path(LIST), token);
        }

        @Test
        void isOpenedByAFreshProofOfTheSameKeyOnly() {
            String token = token("dpop");
            assertThat(Jwt.claims(token).at("/cnf/jkt").asText()).isEqualTo(holder.thumbprint());
            String proof = proof(holder, token);
            list("DPoP", token, List.of(proof)).expect(200);
            isRefused(list("DPoP", token, List.of(proof)));
            isRefused(list("DPoP", token, List.of()));
            isRefused(list("Bearer", token, List.of()));
            isRefused(list("DPoP", token, List.of(proof(DPoPKey.create(), token))));
            isRefused(list("DPoP", token, List.of("garbage")));
            list("DPoP", token, List.of(proof(holder, token))).expect(200);
        }

        @Test
        void isNotOpenedByAProofForSomethingElse() {
            String token = token("dpop-else");
            URI list = realm.path(LIST);
            for (String proof : List.of(
                    holder.proof("POST", list, token),
                    holder.proof("GET", realm.path("/persona/v1/schema"), token),
                    holder.proof("GET", list, realm.token("anna")),
                    holder.proof("GET", list))) {
                isRefused(list("DPoP", token, List.of(proof)));
            }
        }
    }
}

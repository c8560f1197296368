package io.github.keycloakpersonas.it;

import static io.github.keycloakpersonas.it.SeededRealm.persona;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpersonas.testkit.Http;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What administrators are told about tokens, and whether real tokens are like that. */
final class Explanations {

    /** Of an access token of a new realm, in seconds. */
    private static final long LIFE = 300;

    /** Each claim that a mapper of these tests writes, by its first name. */
    private static final Set<String> CLAIMS =
            Set.of("personas", "acting", "titles", "travel", "acme", "mine", "idonly");

    private final TestRealm realm;

    Explanations(TestRealm realm) {
        this.realm = realm;
    }

    /** A confidential client that may introspect its own tokens. */
    void client(String clientId, Map<String, ?> members) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "clientId", clientId, "secret", "secret", "publicClient", false, "directAccessGrantsEnabled", true));
        client.putAll(members);
        Map<String, Object> attributes =
                new HashMap<>(Map.of("allow.token.introspection.without.audience.check", "true"));
        if (members.get("attributes") instanceof Map<?, ?> more) {
            more.forEach((name, value) -> attributes.put((String) name, value));
        }
        client.put("attributes", attributes);
        realm.admin().createClient(client);
    }

    static Map<String, Object> mapper(String name, Map<String, String> config) {
        Map<String, String> all = new HashMap<>(
                Map.of("access.token.claim", "true", "id.token.claim", "true", "userinfo.token.claim", "true"));
        all.putAll(config);
        return Map.of(
                "name", name, "protocol", "openid-connect", "protocolMapper", "oidc-persona-mapper", "config", all);
    }

    JsonNode explain(String user, String clientId, @Nullable String scope) {
        return realm.admin()
                .get("/personas/explain?user=" + Http.encode(user) + "&client=" + Http.encode(clientId)
                        + (scope == null ? "" : "&scope=" + Http.encode(scope)));
    }

    static JsonNode verdict(JsonNode explanation, String circle) {
        for (JsonNode persona : explanation.path("personas")) {
            if (persona.path("circle").asText().equals(circle)) {
                return persona;
            }
        }
        throw new AssertionError("No " + circle + " in " + explanation);
    }

    static String rule(JsonNode persona) {
        assertThat(persona.path("detail").asText()).endsWith(".");
        assertThat(persona.path("in_token").asBoolean())
                .isEqualTo(persona.path("rule").isNull());
        return persona.path("rule").asText();
    }

    /** The claims with personas. */
    private static ObjectNode ours(JsonNode claims) {
        ObjectNode ours = JsonNodeFactory.instance.objectNode();
        CLAIMS.stream().filter(claims::has).forEach(claim -> ours.set(claim, claims.path(claim)));
        return ours;
    }

    /** Holds an explanation against the tokens of a password grant. @return the explanation */
    JsonNode heldAgainstTokens(String user, String clientId, @Nullable String scope) {
        Map<String, String> form = new HashMap<>(Map.of("client_id", clientId, "client_secret", "secret"));
        if (scope != null) {
            form.put("scope", scope);
        }
        JsonNode told = explain(user, clientId, scope);
        Reply tokens = realm.tokens(user, form).expect(200);
        String token = tokens.json().path("access_token").asText();
        JsonNode access = Jwt.claims(token);
        assertThat(told.at("/tokens/access_token")).isEqualTo(ours(access));
        boolean openId = tokens.json().has("id_token");
        assertThat(told.at("/tokens/id_token"))
                .isEqualTo(
                        openId
                                ? ours(Jwt.claims(tokens.json().path("id_token").asText()))
                                : JsonNodeFactory.instance.objectNode());
        Reply userinfo = realm.http()
                .get(realm.path("/protocol/openid-connect/userinfo"))
                .bearer(token)
                .send();
        boolean answers = userinfo.status() == 200;
        assertThat(told.at("/tokens/userinfo"))
                .isEqualTo(answers ? ours(userinfo.json()) : JsonNodeFactory.instance.objectNode());
        assertThat(told.at("/tokens/introspection")).isEqualTo(ours(introspect(clientId, token)));
        String limit = told.path("expires_at").asText();
        long last = limit.equals("null") ? Long.MAX_VALUE : Instant.parse(limit).getEpochSecond();
        long issued = access.path("iat").asLong();
        // Keycloak looks at the clock for each of the two, and a second can begin in between.
        assertThat(access.path("exp").asLong())
                .isBetween(Math.min(issued + LIFE, last), Math.min(issued + LIFE + 1, last));
        for (String granted : access.path("scope").asText().split(" ", -1)) {
            assertThat(told.path("scope").toString()).contains("\"" + granted + "\"");
        }
        return told;
    }

    private JsonNode introspect(String clientId, String token) {
        return realm.introspect(clientId, "secret", token).expect(200).json();
    }
}

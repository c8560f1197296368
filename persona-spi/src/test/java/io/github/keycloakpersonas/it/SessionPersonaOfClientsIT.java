package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The selected persona of a login session, where a client keeps its own or depends on it. */
class SessionPersonaOfClientsIT extends SessionPersonas {

    @Test
    void isKeptByAClientThatPinsItWhileAnotherClientOfTheSessionSwitches() {
        pinningClient("pinning");
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "pina");
        String traveler = setup.created("traveler", "corsica");
        String manager = setup.created("office-manager", "acme");
        BrowserLogin browser = new BrowserLogin(realm);
        JsonNode app = browser.tokens("pina", "openid").expect(200).json();
        JsonNode pinning = browser.tokens("pinning", browser.open("pinning", Map.of()))
                .expect(200)
                .json();
        assertThat(claims(app).path("sid")).isEqualTo(claims(pinning).path("sid"));

        select(app, traveler);
        assertThat(claims(refresh("pinning", pinning)).path("hat").asText())
                .as("it has selected none itself")
                .isEqualTo("traveler");
        select(pinning, manager);
        assertThat(claims(refresh(TestRealm.APP, app))
                        .path("persona")
                        .path("title")
                        .asText())
                .as("it follows the session")
                .isEqualTo("office-manager");
        select(app, traveler);
        for (int i = 0; i < 2; i++) {
            assertThat(claims(refresh("pinning", pinning)).path("hat").asText()).isEqualTo("office-manager");
            assertThat(claims(refresh(TestRealm.APP, app))
                            .path("persona")
                            .path("title")
                            .asText())
                    .isEqualTo("traveler");
        }
        setup.patch(manager, Map.of("status", "inactive")).expect(200);
        assertThat(claims(refresh("pinning", pinning)).has("hat")).isFalse();
    }

    @Test
    void endsTheRefreshOfAClientThatAsksForThatOnceThePersonaIsNotActive() {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "strict",
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "protocolMappers",
                        List.of(mapper(Map.of("persona.selected.refuse.refresh", "true")))));
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "stella");
        String traveler = setup.created("traveler", "corsica");
        Map<String, String> strict = Map.of("client_id", "strict", "scope", "openid offline_access");
        JsonNode none = realm.tokens("stella", strict).expect(200).json();
        JsonNode one = realm.tokens("stella", strict).expect(200).json();
        select(one, traveler);
        one = refresh("strict", one);
        JsonNode elsewhere =
                realm.tokens("stella", Map.of("persona", traveler)).expect(200).json();
        setup.patch(traveler, Map.of("status", "inactive")).expect(200);
        JsonNode error = refreshed("strict", one).expect(400).json();
        assertThat(error.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(error.path("error_description").asText()).contains("not active any more");
        refresh("strict", none);
        assertThat(claims(refresh(TestRealm.APP, elsewhere)).has("persona")).isFalse();
        setup.patch(traveler, Map.of("status", "active")).expect(200);
        assertThat(claims(refresh("strict", one)).path("hat").asText()).isEqualTo("traveler");
        setup.delete("/v1/personas/" + traveler).expect(204);
        refreshed("strict", one).expect(400);
    }

    private static JsonNode claims(JsonNode tokens) {
        return Jwt.claims(tokens.path("access_token").asText());
    }

    private void pinningClient(String clientId) {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        clientId,
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of("http://localhost/*"),
                        "protocolMappers",
                        List.of(mapper(Map.of("persona.selected.pin", "true")))));
    }

    private static Map<String, Object> mapper(Map<String, String> setting) {
        Map<String, String> config = new HashMap<>(Map.of(
                "claim.name", "hats",
                "persona.selected.claim", "hat",
                "persona.format", "title",
                "access.token.claim", "true"));
        config.putAll(setting);
        return Map.of(
                "name", "hats",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-persona-mapper",
                "config", config);
    }

    private JsonNode refresh(String client, JsonNode tokens) {
        return refreshed(client, tokens).expect(200).json();
    }

    @Test
    void survivesInOfflineTokens() {
        PersonaApiClient setup = PersonaApiClient.ofNewUser(realm, "olaf");
        String traveler = setup.created("traveler", "corsica");
        Login offline = login("olaf", "offline_access");
        offline.select(traveler).expect(200);
        assertThat(offline.refreshed()).isEqualTo("traveler");
        assertThat(offline.refreshed()).isEqualTo("traveler");
    }
}

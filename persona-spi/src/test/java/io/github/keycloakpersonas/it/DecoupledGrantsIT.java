package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Personas in tokens that a user approves on another device. */
@ExtendWith(SharedServer.class)
class DecoupledGrantsIT {

    private static final List<String> BOTH = List.of("office-manager@acme-corp", "traveler@corsica");

    private static void anna(TestRealm realm) {
        PersonaApiClient anna = PersonaApiClient.ofNewUser(realm, "anna");
        anna.created("traveler", "corsica");
        anna.created("office-manager", "acme-corp");
    }

    private static void carriesBoth(Reply tokens) {
        for (String token : List.of("access_token", "id_token")) {
            JsonNode claims = Jwt.claims(tokens.expect(200).json().path(token).asText());
            assertThat(PersonaApiClient.names(claims.path("personas"))).isEqualTo(BOTH);
        }
    }

    @Test
    void tokensOfADeviceCarryPersonas(KeycloakServer server) {
        try (TestRealm realm = TestRealm.create(server)) {
            anna(realm);
            realm.admin()
                    .createClient(Map.of(
                            "clientId",
                            "tv",
                            "publicClient",
                            true,
                            "attributes",
                            Map.of("oauth2.device.authorization.grant.enabled", "true")));
            JsonNode device = realm.http()
                    .post(realm.path("/protocol/openid-connect/auth/device"))
                    .form(Map.of("client_id", "tv", "scope", "openid"))
                    .send()
                    .expect(200)
                    .json();
            Map<String, String> poll = Map.of(
                    "grant_type",
                    "urn:ietf:params:oauth:grant-type:device_code",
                    "client_id",
                    "tv",
                    "device_code",
                    device.path("device_code").asText());
            new BrowserLogin(realm)
                    .approve(URI.create(device.path("verification_uri_complete").asText()), "anna");
            carriesBoth(realm.tokenEndpoint(poll));
        }
    }
}

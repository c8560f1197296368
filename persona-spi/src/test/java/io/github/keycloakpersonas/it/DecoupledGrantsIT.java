package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.ServerOptions;
import io.github.keycloakpersonas.testkit.ServerProcess;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
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
    void aDevicesTokensCarryThem(KeycloakServer server) {
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

    @Test
    @Tag("local")
    void tokensOfABackchannelLoginCarryThem() throws IOException, InterruptedException {
        BlockingQueue<String> asked = new ArrayBlockingQueue<>(1);
        HttpServer phone = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        phone.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", ""));
            exchange.sendResponseHeaders(201, -1);
            exchange.close();
        });
        phone.start();
        ServerOptions options = ServerOptions.fromSystemProperties()
                .beside("ciba")
                .argument(
                        "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=http://127.0.0.1:"
                                + phone.getAddress().getPort() + "/");
        try (KeycloakServer server = ServerProcess.start(options);
                TestRealm realm = TestRealm.create(server)) {
            anna(realm);
            realm.admin()
                    .createClient(Map.of(
                            "clientId",
                            "call-centre",
                            "secret",
                            "secret",
                            "publicClient",
                            false,
                            "attributes",
                            Map.of("oidc.ciba.grant.enabled", "true")));
            JsonNode request = realm.http()
                    .post(realm.path("/protocol/openid-connect/ext/ciba/auth"))
                    .basic("call-centre", "secret")
                    .form(Map.of("scope", "openid", "login_hint", "anna"))
                    .send()
                    .expect(200)
                    .json();
            String token = asked.poll(10, TimeUnit.SECONDS);
            assertThat(token).isNotNull();
            realm.http()
                    .post(realm.path("/protocol/openid-connect/ext/ciba/auth/callback"))
                    .bearer(String.valueOf(token))
                    .json(Map.of("status", "SUCCEED"))
                    .send()
                    .expect(200);
            carriesBoth(realm.tokenEndpoint(Map.of(
                    "grant_type",
                    "urn:openid:params:grant-type:ciba",
                    "client_id",
                    "call-centre",
                    "client_secret",
                    "secret",
                    "auth_req_id",
                    request.path("auth_req_id").asText())));
        } finally {
            phone.stop(0);
        }
    }
}

package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.it.PreviewServer.Preview;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.SharedServer;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Realms whose tokens are issued by each grant. */
@Tag("local")
@ExtendWith({SharedServer.class, PreviewServer.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TokenGrants {

    static final String SERVICE = "service";
    static final String BACKCHANNEL = "CIBA";

    /** Tokens of a user in a situation; their claims, or what is said about them. */
    interface Grant {
        JsonNode claims(Holder user);
    }

    final Map<String, Grant> grants = Map.of(
            "authorization code",
            this::code,
            "refresh token",
            user -> refreshed(user, "openid"),
            "offline token",
            user -> refreshed(user, "openid offline_access"),
            "direct grant (password)",
            user -> claims(direct(user)),
            "device grant",
            this::device,
            BACKCHANNEL,
            this::backchannel,
            "client credentials",
            this::clientCredentials,
            "token exchange",
            this::exchange,
            "userinfo",
            this::userinfo,
            "introspection",
            this::introspection);

    Phone phone;
    TestRealm shared;
    TestRealm backchannel;

    JsonNode backchannel(Holder user) {
        TestRealm realm = user.realm();
        if (user.selects()) {
            assertThat(claims(direct(user)).has("persona"))
                    .as("in another session")
                    .isTrue();
        }
        JsonNode request = realm.http()
                .post(realm.path("/protocol/openid-connect/ext/ciba/auth"))
                .basic("call-centre", "secret")
                .form(Map.of("scope", "openid", "login_hint", user.name()))
                .send()
                .expect(200)
                .json();
        phone.approve(realm);
        return claims(realm.tokenEndpoint(Map.of(
                "grant_type", "urn:openid:params:grant-type:ciba",
                "client_id", "call-centre",
                "client_secret", "secret",
                "auth_req_id", request.path("auth_req_id").asText())));
    }

    /**
     * A user of a realm.
     *
     * @param selected the id of what to select wherever that is possible; empty for none
     */
    record Holder(TestRealm realm, String name, String selected) {

        boolean selects() {
            return !selected.isEmpty();
        }

        Reply select(Reply tokens) {
            return new PersonaApiClient(
                            realm,
                            tokens.expect(200).json().path("access_token").asText())
                    .call("PUT", "/v1/session/persona", request -> request.json(Map.of("persona_id", selected)));
        }
    }

    @BeforeAll
    void start(KeycloakServer server, Preview preview) {
        shared = TestRealm.create(server);
        client(shared, "tv", true, Map.of("oauth2.device.authorization.grant.enabled", "true"));
        client(
                shared,
                SERVICE,
                false,
                Map.of(
                        "standard.token.exchange.enabled", "true",
                        "allow.token.introspection.without.audience.check", "true"));
        phone = preview.phone();
        backchannel = TestRealm.create(preview.server());
        client(backchannel, "call-centre", false, Map.of("oidc.ciba.grant.enabled", "true"));
    }

    @AfterAll
    void stop() {
        shared.close();
        backchannel.close();
    }

    static void client(TestRealm realm, String id, boolean isPublic, Map<String, String> attributes) {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        id,
                        "secret",
                        "secret",
                        "publicClient",
                        isPublic,
                        "serviceAccountsEnabled",
                        !isPublic,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        attributes));
    }

    static JsonNode claims(Reply tokens) {
        return Jwt.claims(tokens.expect(200).json().path("access_token").asText());
    }

    JsonNode code(Holder user) {
        BrowserLogin browser = new BrowserLogin(user.realm());
        Reply tokens = browser.tokens(user.name(), "openid");
        if (user.selects()) {
            user.select(tokens).expect(200);
        }
        return claims(browser.tokens(TestRealm.APP, browser.open(TestRealm.APP, Map.of())));
    }

    JsonNode refreshed(Holder user, String scope) {
        Reply tokens = new BrowserLogin(user.realm()).tokens(user.name(), scope);
        if (user.selects()) {
            user.select(tokens).expect(200);
        }
        return claims(user.realm()
                .tokenEndpoint(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        TestRealm.APP,
                        "refresh_token",
                        tokens.json().path("refresh_token").asText())));
    }

    Reply direct(Holder user) {
        return user.realm().tokens(user.name(), user.selects() ? Map.of("persona", user.selected()) : Map.of());
    }

    JsonNode device(Holder user) {
        TestRealm realm = user.realm();
        JsonNode device = realm.http()
                .post(realm.path("/protocol/openid-connect/auth/device"))
                .form(Map.of("client_id", "tv", "scope", "openid"))
                .send()
                .expect(200)
                .json();
        BrowserLogin browser = new BrowserLogin(realm);
        Reply tokens = browser.tokens(user.name(), "openid");
        if (user.selects()) {
            user.select(tokens).expect(200);
        }
        browser.consent(browser.go(
                        URI.create(device.path("verification_uri_complete").asText())))
                .expect(200);
        return claims(realm.tokenEndpoint(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "client_id", "tv",
                "device_code", device.path("device_code").asText())));
    }

    JsonNode clientCredentials(Holder service) {
        Reply tokens = service.realm()
                .tokenEndpoint(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", service.name().replace("service-account-", ""),
                        "client_secret", "secret"));
        if (service.selects()) {
            service.select(tokens).expect(409);
        }
        return claims(tokens);
    }

    JsonNode exchange(Holder user) {
        Map<String, String> form = new HashMap<>(Map.of("client_id", SERVICE, "client_secret", "secret"));
        Reply subject = user.realm().tokens(user.name(), form);
        if (user.selects()) {
            user.select(subject).expect(200);
        }
        form.putAll(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token", subject.expect(200).json().path("access_token").asText(),
                "subject_token_type", "urn:ietf:params:oauth:token-type:access_token"));
        return claims(user.realm().tokenEndpoint(form));
    }

    JsonNode userinfo(Holder user) {
        Reply tokens = user.realm().tokens(user.name(), Map.of());
        if (user.selects()) {
            user.select(tokens).expect(200);
        }
        return user.realm()
                .http()
                .get(user.realm().path("/protocol/openid-connect/userinfo"))
                .bearer(tokens.expect(200).json().path("access_token").asText())
                .send()
                .expect(200)
                .json();
    }

    JsonNode introspection(Holder user) {
        Reply tokens = user.realm().tokens(user.name(), Map.of());
        if (user.selects()) {
            user.select(tokens).expect(200);
        }
        return user.realm()
                .http()
                .post(user.realm().path("/protocol/openid-connect/token/introspect"))
                .basic(SERVICE, "secret")
                .form(Map.of(
                        "token", tokens.expect(200).json().path("access_token").asText()))
                .send()
                .expect(200)
                .json();
    }
}

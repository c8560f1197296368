package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The persona that an application requests with a token exchange. */
class ExchangedPersonaIT extends RequestedPersonas {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String REFRESH_TOKEN = "urn:ietf:params:oauth:token-type:refresh_token";

    private Reply tokensOf(String client, String user, String persona) {
        return realm.tokens(user, Map.of("client_id", client, "client_secret", "secret", "persona", persona));
    }

    private Reply exchange(String client, Reply subject, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "client_id",
                client,
                "client_secret",
                "secret",
                "scope",
                "openid",
                "subject_token",
                subject.expect(200).json().path("access_token").asText(),
                "subject_token_type",
                ACCESS_TOKEN));
        form.putAll(more);
        return realm.tokenEndpoint(form);
    }

    @Test
    void aTokenExchangeAsksForAPersonaAndLeavesTheSessionAlone() {
        List<String> ids = PersonaApiClient.twoOf(realm, "erik");
        Reply subject = tokensOf("exchanger", "erik", "traveler@corsica");
        assertThat(title(exchange("exchanger", subject, Map.of())))
                .as("the session's")
                .isEqualTo("traveler");
        for (String name : List.of("office-manager@Smith & Sons", ids.get(0))) {
            Reply exchanged = exchange("exchanger", subject, Map.of("persona", name));
            assertThat(title(exchanged)).isEqualTo("office-manager");
            assertThat(Jwt.claims(exchanged.json().path("id_token").asText())
                            .path("hat")
                            .isMissingNode())
                    .isTrue();
            assertThat(Jwt.claims(exchanged.json().path("access_token").asText())
                            .path("hat")
                            .asText())
                    .isEqualTo("office-manager");
        }
        assertThat(title(exchange("exchanger", subject, Map.of()))).isEqualTo("traveler");
        assertThat(title(refresh("exchanger", subject))).isEqualTo("traveler");
    }

    @Test
    void aTokenExchangeIsRefusedWhatTheUserDoesNotHoldActive() {
        List<String> ids = PersonaApiClient.twoOf(realm, "elsa");
        String foreign = PersonaApiClient.twoOf(realm, "emil").get(0);
        Reply subject = tokensOf("exchanger", "elsa", ids.get(0));
        AdminPersonas.of(realm)
                .patch("/" + ids.get(1), Map.of("status", "suspended"))
                .expect(200);
        for (String name : List.of("traveler@corsica", foreign, "", "x")) {
            isRefused(exchange("exchanger", subject, Map.of("persona", name)));
        }
        exchange("exchanger", subject, Map.of("persona", ids.get(0), "subject_token", "no.such.token"))
                .expect(400);
    }

    @Test
    void anExchangedRefreshTokenKeepsItsPersonaWhereTheMapperPins() {
        List<String> ids = PersonaApiClient.twoOf(realm, "egon");
        Reply subject = tokensOf("exchanger", "egon", ids.get(1));
        String audience = "pinning-exchanger";
        Reply foreign =
                exchange(audience, subject, Map.of("persona", ids.get(0), "requested_token_type", REFRESH_TOKEN));
        foreign.expect(403);
        Reply own = tokensOf(audience, "egon", ids.get(1));
        Reply exchanged = exchange(audience, own, Map.of("persona", ids.get(0), "requested_token_type", REFRESH_TOKEN));
        assertThat(title(exchanged)).isEqualTo("office-manager");
        JsonNode renewed = Jwt.claims(refresh(audience, exchanged)
                .expect(200)
                .json()
                .path("access_token")
                .asText());
        assertThat(renewed.path("hat").asText()).as("pinned").isEqualTo("office-manager");
        assertThat(renewed.path("persona").path("title").asText())
                .as("the session's")
                .isEqualTo("traveler");
    }
}

package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Jwt;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;

/**
 * One node of a cluster as a user with one persona at most sees it, the traveler at corsica. What it shows is told as a number: the
 * persona's {@code autobook_price}, or {@link #NONE}. Calls are bare, so that they cost the test's own process next to nothing.
 */
final class SightOfNode {

    /** No active persona. */
    static final int NONE = -1;

    private static final String PERSONAS = "/persona/v1/personas";

    private final TestRealm realm;
    private final String user;
    private final String token;

    /** @param token of any node */
    SightOfNode(TestRealm realm, String user, String token) {
        this.realm = realm;
        this.user = user;
        this.token = token;
    }

    /** Where a persona shows. */
    enum Place {
        LIST,
        TOKEN
    }

    int shown(Place place) {
        return place == Place.LIST ? listed() : inToken();
    }

    int listed() {
        return price(realm.http()
                .get(realm.path(PERSONAS + "?status=active"))
                .bearer(token)
                .send()
                .expect(200)
                .json());
    }

    int inToken() {
        return price(Jwt.claims(realm.token(user)));
    }

    /** Has the node cache what it shows: Keycloak caches a user from the second session after a change on. */
    void warm() {
        listed();
        listed();
        inToken();
    }

    Reply create(int price) {
        return realm.http()
                .post(realm.path(PERSONAS))
                .bearer(token)
                .json(Map.of("title", "traveler", "circle", "corsica", "autobook_price", price))
                .send();
    }

    /** Changes the persona as its owner. */
    Reply change(Map<String, ?> members) {
        return own("PATCH").json(members).send();
    }

    Reply delete() {
        return own("DELETE").send();
    }

    /** Changes the persona as an administrator. */
    Reply administer(int price) {
        String found = realm.admin()
                .get("/personas?user=" + Jwt.claims(token).path("sub").asText())
                .at("/personas/0/id")
                .asText();
        return realm.admin()
                .call("PATCH", "/personas/" + found)
                .json(Map.of("autobook_price", price))
                .send();
    }

    /** Changes the persona by an import. */
    Reply bring(int price) {
        return new TransferClient(realm)
                .send(
                        "?mode=upsert",
                        "{\"username\":\"" + user
                                + "\",\"title\":\"traveler\",\"circle\":\"corsica\",\"autobook_price\":" + price + "}");
    }

    private HttpCall own(String method) {
        String id = Jwt.claims(token).path("sub").asText() + "_traveler_corsica";
        return realm.http().request(method, realm.path(PERSONAS + "/" + id)).bearer(token);
    }

    private static int price(JsonNode json) {
        JsonNode personas = json.path("personas");
        return personas.isEmpty()
                ? NONE
                : personas.path(0).path("autobook_price").asInt(Integer.MIN_VALUE);
    }
}

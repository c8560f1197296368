package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.KeycloakServer;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A realm whose heads manage guides and travelers, and whose guides manage travelers. Its application may ask for the client
 * scope of stewards.
 */
final class StewardedRealm implements AutoCloseable {

    static final String SCOPE = "persona-circles";

    static final String SCHEMA = "{'titles':[{'name':'traveler','needs_approval':true,'managed_by':['head','guide']},"
            + "{'name':'guide','self_service':false,'managed_by':['head']},"
            + "{'name':'head','self_service':false},{'name':'fan'}],"
            + "'limits':{'max_validity_days':400}MORE}";

    final TestRealm realm;
    final AdminPersonas admin;
    final SchemaCalls schema;

    StewardedRealm(KeycloakServer server, Map<String, ?> members) {
        realm = TestRealm.create(server, members);
        admin = AdminPersonas.of(realm);
        schema = new SchemaCalls(realm);
        schema("");
        admin.call("PUT", "/setup/circles?clients=" + TestRealm.APP, call -> call)
                .expect(200);
    }

    /** Replaces the schema by the same with more members. */
    void schema(String more) {
        schema.put(null, "?force=true", SCHEMA.replace("MORE", more)).expect(200);
    }

    /** A new user who asks for a persona of a traveler. @return the id of the persona */
    String traveler(String name, String circle) {
        return PersonaApiClient.ofNewUser(realm, name).created("traveler", circle);
    }

    /** A new user with a persona that manages others. */
    PersonaApiClient steward(String name, String title, String circle) {
        realm.user(name);
        admin.created(name, title, circle);
        return as(name);
    }

    /** A new login with the client scope of stewards. */
    PersonaApiClient as(String user) {
        return new PersonaApiClient(realm, token(user));
    }

    String token(String user) {
        return realm.tokens(user, Map.of("scope", "openid " + SCOPE))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }

    static String path(String circle, String id) {
        return "/v1/circles/" + circle + "/personas/" + id;
    }

    static Reply act(PersonaApiClient steward, String circle, String id, String action) {
        return act(steward, circle, id, action, call -> call);
    }

    static Reply act(PersonaApiClient steward, String circle, String id, String action, UnaryOperator<HttpCall> more) {
        return steward.call("POST", path(circle, id) + "/" + action, more);
    }

    /** What an administrator sees of a persona. */
    JsonNode seen(String id) {
        return admin.get("/" + id).expect(200).json();
    }

    String status(String id) {
        return seen(id).path("status").asText();
    }

    @Override
    public void close() {
        realm.close();
    }
}

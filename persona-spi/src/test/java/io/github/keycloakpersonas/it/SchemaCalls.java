package io.github.keycloakpersonas.it;

import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import org.jspecify.annotations.Nullable;

/** A realm's schema as administrators call for it. JSON is written with single quotes here. */
final class SchemaCalls {

    static final String SCHEMA = "/personas/schema";
    static final String FANS = "{'titles':[{'name':'fan'},{'name':'member','needs_approval':true}]}";

    private final TestRealm realm;

    SchemaCalls(TestRealm realm) {
        this.realm = realm;
    }

    Reply get() {
        return realm.admin().call("GET", SCHEMA).send();
    }

    Reply preset(String name) {
        return realm.admin().call("GET", SCHEMA + "/presets/" + name).send();
    }

    /** What comes from the server has double quotes already. */
    static String json(String json) {
        return json.contains("\"") ? json : json.replace('\'', '"');
    }

    Reply put(String json) {
        return put(null, "", json);
    }

    Reply put(@Nullable String ifMatch, String query, String json) {
        HttpCall call = realm.admin().call("PUT", SCHEMA + query).body("application/json", json(json));
        return (ifMatch == null ? call : call.header("If-Match", ifMatch)).send();
    }

    /** Back to the schema of a new realm, whatever is stored. */
    void startOver() {
        put(null, "?force=true", preset("travel").text()).expect(200);
    }

    static String etag(Reply reply) {
        return reply.header("ETag").orElseThrow();
    }
}

package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.testkit.Reply;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Calls about reviews, as the server's own administrator makes them. */
final class ReviewCalls {

    static final String SCHEMA = "{\"titles\":[{\"name\":\"traveler\"},{\"name\":\"clerk\"}],"
            + "\"history\":{\"enabled\":true},\"reviews\":{\"enabled\":true}}";

    private static final String REVIEWS = "/reviews";
    /** More for a review that was asked to be long. */
    private static final Duration PATIENCE = Duration.ofSeconds(90L + Integer.getInteger("review.items", 0) / 100);

    private final AdminPersonas admin;

    ReviewCalls(AdminPersonas admin) {
        this.admin = admin;
    }

    static ReviewCalls in(TestRealm realm) {
        realm.admin().schema(SCHEMA);
        return new ReviewCalls(AdminPersonas.of(realm));
    }

    /** The members of a review that closes in an hour; further members name by value. */
    static Map<String, Object> plan(Object... more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", "Fourth quarter");
        json.put("due_at", Instant.now().plusSeconds(3600).toString());
        json.put("reviewers", "administrators");
        json.put("on_no_answer", "keep");
        for (int i = 0; i < more.length; i += 2) {
            json.put(String.valueOf(more[i]), more[i + 1]);
        }
        return json;
    }

    /** Creates a review and waits until it is open. @return its id */
    String opened(Object... more) {
        String id =
                admin.post(REVIEWS, plan(more)).expect(201).json().path("id").asText();
        await(id, "open");
        return id;
    }

    JsonNode review(String id) {
        return admin.get(REVIEWS + "/" + id).expect(200).json();
    }

    /** Waits for a state. */
    JsonNode await(String id, String state) {
        return Soon.until(
                PATIENCE,
                () -> review(id),
                review -> review.path("state").asText().equals(state));
    }

    List<JsonNode> items(String id, String query) {
        JsonNode items = admin.get(REVIEWS + "/" + id + "/items" + query)
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** The item of a persona. */
    JsonNode item(String id, String persona) {
        return items(id, "").stream()
                .filter(item -> item.path("persona_id").asText().equals(persona))
                .findFirst()
                .orElseThrow();
    }

    String itemId(String id, String persona) {
        return item(id, persona).path("id").asText();
    }

    Reply decide(String id, Map<String, ?> decision) {
        return admin.post(REVIEWS + "/" + id + "/decisions", decision);
    }

    /** Decides about the items of personas; further members name by value. */
    JsonNode decided(String id, String decision, List<String> personas, Object... more) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("decision", decision);
        json.put("items", personas.stream().map(persona -> itemId(id, persona)).toList());
        for (int i = 0; i < more.length; i += 2) {
            json.put(String.valueOf(more[i]), more[i + 1]);
        }
        return decide(id, json).expect(200).json();
    }

    Reply post(String id, String action) {
        return admin.call("POST", REVIEWS + "/" + id + "/" + action, call -> call);
    }

    /** Closes it now and waits for the end. */
    JsonNode closed(String id) {
        post(id, "close").expect(200);
        return await(id, "closed");
    }
}

package io.github.keycloakpersonas.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An administrator who has reports stored away. */
final class DeliveryCalls {

    private final AdminPersonas admin;

    DeliveryCalls(AdminPersonas admin) {
        this.admin = admin;
    }

    /** Orders a report of access; its id. */
    String ordered(String target, String format) {
        return admin.post("/reports/deliveries", order(target, format))
                .expect(202)
                .json()
                .path("id")
                .asText();
    }

    static Map<String, Object> order(String target, String format) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("report", "access");
        order.put("target", target);
        order.put("format", format);
        return order;
    }

    JsonNode read(String id) {
        return admin.get("/reports/deliveries/" + id).expect(200).json();
    }

    /** Waits until it is in that state. */
    JsonNode await(String id, String state) {
        return Soon.until(
                () -> read(id), delivery -> delivery.path("state").asText().equals(state));
    }
}

package io.github.keycloakpersonas.representation;

import io.github.keycloakpersonas.delivery.Delivery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report that is stored away, as JSON. */
public final class DeliveryRepresentation {

    private DeliveryRepresentation() {}

    /** The members of the JSON object. */
    public static Map<String, Object> of(Delivery delivery) {
        Delivery.Progress progress = delivery.progress();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", delivery.id());
        json.put("report", delivery.report());
        json.put("target", delivery.target());
        json.put("format", delivery.format());
        json.put("state", progress.state().word());
        json.put("key", delivery.file().key());
        json.put("bytes", delivery.file().bytes());
        json.put("sha256", delivery.file().sha256());
        json.put("tries", progress.tries());
        put(json, "next_try_at", progress.nextTryAt());
        if (progress.lastError() != null) {
            json.put("last_error", progress.lastError());
        }
        json.put("created_at", delivery.createdAt().toString());
        json.put("created_by", delivery.createdBy());
        put(json, "delivered_at", progress.deliveredAt());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Instant time) {
        if (time != null) {
            json.put(name, time.toString());
        }
    }
}

package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Cursor;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.spi.Encryption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /admin/realms/{realm}/personas/encryption}: personas as the schema and the vault say that they are encrypted. */
public final class EncryptionResource {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    EncryptionResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /**
     * The personas of {@code max} owners after {@code cursor} whose encrypted values cannot be read. Each of them has every
     * page of a list that it belongs to answered 503, which does not say which they are.
     */
    @GET
    public Response unreadable() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            gate.requireSetUp();
            Part asked = exchange.parameters(Part::of);
            Optional<Encryption.Look> look = gate.provider()
                    .encryption(gate.realm())
                    .unreadable(asked.after().orElse(null), asked.max());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(
                    "unreadable",
                    look.map(Encryption.Look::unreadable).orElse(List.of()).stream()
                            .map(EncryptionResource::json)
                            .toList());
            look.filter(done -> !done.isLast())
                    .ifPresent(
                            done -> json.put("next", Cursor.of(done.lastOwner()).text()));
            return Exchange.json(200, json).build();
        });
    }

    private static Map<String, Object> json(Encryption.Unreadable persona) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", persona.personaId());
        json.put("user_id", persona.userId());
        json.put("reason", persona.reason());
        return json;
    }

    /**
     * Rewrites a part of the personas, those of {@code max} owners after {@code cursor}. With the parameter {@code give_up}
     * it removes encrypted values that no key reads.
     */
    @POST
    public Response rewrite() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            gate.requireSetUp();
            Asked asked = exchange.parameters(parameters -> new Asked(Part.of(parameters), parameters.flag("give_up")));
            Optional<Encryption.Part> part = gate.provider()
                    .encryption(gate.realm())
                    .rewrite(asked.part().after().orElse(null), asked.part().max(), asked.givesUp());
            int givenUp = part.map(Encryption.Part::givenUp).orElse(0);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("rewritten", part.map(Encryption.Part::rewritten).orElse(0));
            if (asked.givesUp()) {
                json.put("given_up", givenUp);
            }
            if (givenUp > 0) {
                events.done("encryption", Map.of("given_up", givenUp));
            }
            part.filter(done -> !done.isLast())
                    .ifPresent(
                            done -> json.put("next", Cursor.of(done.lastOwner()).text()));
            return Exchange.json(200, json).build();
        });
    }

    private record Asked(Part part, boolean givesUp) {}

    private record Part(Optional<String> after, int max) {

        static Part of(Parameters parameters) {
            return new Part(Cursor.of(parameters).map(Cursor::userId), parameters.integer("max", USUAL, 1, MOST));
        }
    }
}

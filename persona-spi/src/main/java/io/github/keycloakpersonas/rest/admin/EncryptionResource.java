package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.rest.Cursor;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.spi.Encryption;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
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
     * Rewrites a part of the personas, those of {@code max} owners after {@code cursor}. With the parameter {@code give_up}
     * it removes encrypted values that no key reads.
     */
    @POST
    public Response rewrite() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            gate.requireSetUp();
            Asked asked = exchange.parameters(parameters -> new Asked(
                    Cursor.of(parameters), parameters.integer("max", USUAL, 1, MOST), parameters.flag("give_up")));
            Optional<Encryption.Part> part = gate.provider()
                    .encryption(gate.realm())
                    .rewrite(asked.cursor().map(Cursor::userId).orElse(null), asked.max(), asked.givesUp());
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

    private record Asked(Optional<Cursor> cursor, int max, boolean givesUp) {}
}

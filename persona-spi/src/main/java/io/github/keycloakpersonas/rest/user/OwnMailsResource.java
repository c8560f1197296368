package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.light.LightweightUserAdapter;

/** {@code /v1/mails}: which mails the caller wants. */
public final class OwnMailsResource {

    private static final String REMINDERS = "reminders";

    private final Exchange exchange;
    private final Gate gate;

    OwnMailsResource(Exchange exchange, Gate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** Whether the caller gets reminders. */
    @GET
    public Response read() {
        return exchange.answer(() -> {
            Caller caller = caller(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN);
            return answer(!mails().isMuted(caller.user().getId()));
        });
    }

    /** Sets it. */
    @PUT
    public Response replace(@Nullable InputStream body) {
        return exchange.answer(() -> {
            Caller caller = caller(PersonaApi.MANAGE_OWN);
            Map<String, @Nullable Object> members = JsonBody.read(exchange, body);
            if (members.size() != 1 || !(members.get(REMINDERS) instanceof Boolean wanted)) {
                throw new ProblemException(
                        Problem.badRequest(REMINDERS, "must be true or false, and is the only member of the body"));
            }
            mails().mute(caller.user().getId(), !wanted);
            return answer(wanted);
        });
    }

    private Caller caller(String... anyOfRoles) {
        Caller caller = gate.requireWhere(this::requireOn, anyOfRoles);
        if (LightweightUserAdapter.isLightweightUser(caller.user())) {
            throw PersonaFailure.transientUser();
        }
        return caller;
    }

    private void requireOn() {
        if (!gate.provider().schema(gate.realm()).capabilities().mails().hasReminders()) {
            throw new ProblemException(
                    Problem.of(
                            404,
                            "This realm sends no reminders. An administrator can switch them on: the schema's mails.expiry_days"));
        }
    }

    private Mails mails() {
        return gate.provider().mails(gate.realm());
    }

    private static Response answer(boolean reminders) {
        return Exchange.json(200, Map.of(REMINDERS, reminders)).build();
    }
}

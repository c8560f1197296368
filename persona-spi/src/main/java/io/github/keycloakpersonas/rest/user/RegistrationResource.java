package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.registration.Account;
import io.github.keycloakpersonas.registration.Applicant;
import io.github.keycloakpersonas.registration.Registrar;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.Registration;
import io.github.keycloakpersonas.telemetry.Counted;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;

/** {@code /v1/users/register}: applications register people with a page of their own. */
public final class RegistrationResource {

    private final Exchange exchange;
    private final RegistrationGate gate;

    RegistrationResource(Exchange exchange, RegistrationGate gate) {
        this.exchange = exchange;
        this.gate = gate;
    }

    /** Registers somebody. */
    @POST
    public Response register(@Nullable InputStream body) {
        return exchange.answer(() -> {
            ClientModel client = gate.require(JsonBody.receive(exchange, body));
            // A mail may be sent before the end.
            exchange.isDoneOnce();
            Registration rule = gate.rule();
            Registrar.Outcome outcome = new Registrar(exchange.session(), client, rule.hidesAddresses(), gate.now())
                    .register(Applicant.of(gate.members()), gate.texts());
            Account account = outcome.account();
            PersonaMeters.registered(
                    client.getRealm().getName(),
                    account == null ? Counted.Registered.REFUSED : Counted.Registered.CREATED);
            if (!outcome.faults().isEmpty()) {
                throw new ProblemException(Problem.invalid(ProblemType.INVALID_REGISTRATION, outcome.faults()));
            }
            return account == null || rule.hidesAddresses() ? accepted() : created(account);
        });
    }

    private static Response accepted() {
        return Exchange.json(202, Map.of("status", "accepted", "detail", "A mail to the address says what comes next"))
                .build();
    }

    private static Response created(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", account.id());
        json.put("email", account.email());
        json.put("name", account.name());
        json.put("created_at", account.createdAt().toString());
        return Exchange.json(201, json).build();
    }
}

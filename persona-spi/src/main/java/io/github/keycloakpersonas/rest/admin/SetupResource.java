package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.lifecycle.OfferedScope;
import io.github.keycloakpersonas.lifecycle.RealmSetup;
import io.github.keycloakpersonas.lifecycle.ScopeGift;
import io.github.keycloakpersonas.lifecycle.ScopeOffer;
import io.github.keycloakpersonas.lifecycle.SetupPart;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;

/** {@code /admin/realms/{realm}/personas/setup}: whether a realm is set up for personas, and setting it up. */
public final class SetupResource {

    private static final String ALL = "all";

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    SetupResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** Whether the realm is set up, what is missing, and whether somebody has changed the copy of its settings. */
    @GET
    public Response state() {
        return exchange.answer(() -> {
            gate.requireViewRealm();
            Map<String, @Nullable Object> json = parts();
            json.put("warnings", setup().warnings(gate.realm()));
            json.put("strings_scope", offered(ScopeOffer.STRINGS));
            json.put("agents_scope", offered(ScopeOffer.AGENTS));
            json.put("circles_scope", offered(ScopeOffer.CIRCLES));
            json.put("hints", SetUpHints.of(exchange.session(), gate.realm()));
            unsentMails().ifPresent(unsent -> json.put("unsent_mails", unsent));
            gate.provider()
                    .settings(gate.realm())
                    .lastPutBack()
                    .ifPresent(last -> json.put(
                            "attributes_put_back",
                            Map.of("at", last.at().toString(), "attributes", last.attributes())));
            return Exchange.json(200, json).build();
        });
    }

    /** How many mails were tried in vain; empty where the realm sends none. */
    private Optional<Long> unsentMails() {
        try {
            return Optional.of(
                            gate.provider().schema(gate.realm()).capabilities().mails())
                    .filter(rule -> !rule.isNone())
                    .map(rule -> gate.provider().mails(gate.realm()).ledger().unsent());
        } catch (UnreadableSchemaException e) {
            return Optional.empty();
        }
    }

    /**
     * Sets the realm up: adds what is missing. What is there stays as it is. The parameter {@code clients} says which
     * existing clients get the scope: {@code all}, or client ids separated by commas.
     */
    @POST
    public Response setUp() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            ScopeGift gift = gift(exchange.parameters(parameters -> parameters.text(NamedClients.PARAMETER))
                    .orElse(""));
            Set<SetupPart> missing = setup().missing(gate.realm());
            gate.requireSetUpOf(missing, gift.all().toList());
            List<String> warnings = setup().setUp(gate.realm(), gift);
            Map<String, @Nullable Object> json = parts();
            json.put("added", missing.stream().map(SetupPart::word).toList());
            json.put("clients", clientIds(gift.defaults()));
            json.put("optional_clients", clientIds(gift.optional()));
            json.put("warnings", warnings);
            events.done("setup", json);
            return Exchange.json(200, json).build();
        });
    }

    /** Closes the API in the realm. The personas, the schema and everything that the set-up has added stay. */
    @DELETE
    public Response close() {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            if (setup().isSetUp(gate.realm())) {
                gate.provider().settings(gate.realm()).markNotSetUp();
                events.done("setup", Map.of("set_up", false));
            }
            return Response.noContent().build();
        });
    }

    /** The client scope for applications that cannot read objects in a claim. */
    @Path("strings")
    public OfferedScopeResource strings() {
        return new OfferedScopeResource(exchange, gate, events, ScopeOffer.STRINGS);
    }

    /** The client scope for agents. */
    @Path("agents")
    public OfferedScopeResource agents() {
        return new OfferedScopeResource(exchange, gate, events, ScopeOffer.AGENTS);
    }

    /** The client scope by which applications manage circles. */
    @Path("circles")
    public OfferedScopeResource circles() {
        return new OfferedScopeResource(exchange, gate, events, ScopeOffer.CIRCLES);
    }

    private @Nullable String offered(ScopeOffer offer) {
        return new OfferedScope(gate.realm(), offer)
                .present()
                .map(ClientScopeModel::getName)
                .orElse(null);
    }

    private Map<String, @Nullable Object> parts() {
        Set<SetupPart> missing = setup().missing(gate.realm());
        Map<String, Boolean> parts = new LinkedHashMap<>();
        for (SetupPart part : setup().parts(gate.realm())) {
            parts.put(part.word(), !missing.contains(part));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("set_up", setup().isSetUp(gate.realm()));
        json.put("complete", missing.isEmpty());
        json.put("parts", parts);
        json.put(
                "client_scope",
                setup().scope(gate.realm()).map(ClientScopeModel::getName).orElse(null));
        return json;
    }

    private ScopeGift gift(String clients) {
        NamedClients named = new NamedClients(setup(), gate.realm());
        return ALL.equals(clients)
                ? ScopeGift.keepingTokens(setup().applications(gate.realm()))
                : ScopeGift.byDefault(named.in(clients));
    }

    private static List<String> clientIds(List<ClientModel> clients) {
        return clients.stream().map(ClientModel::getClientId).sorted().toList();
    }

    private RealmSetup setup() {
        return exchange.session().getProvider(RealmSetup.class);
    }
}

package io.github.keycloakpersonas.rest.mcp;

import io.github.keycloakpersonas.access.AgentDoor;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.Readers;
import io.github.keycloakpersonas.spi.PersonaProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code /.well-known/oauth-protected-resource/realms/{realm}/persona/mcp}: which server issues the tokens for agents,
 * and with which scope (RFC 9728 section 3). Keycloak serves every class of an extension that has a path of its own; no
 * extension point of it covers this path.
 */
@Path("/.well-known/oauth-protected-resource/realms/{realm}/persona/mcp")
public final class ProtectedResource {

    private final KeycloakSession session;

    public ProtectedResource(@Context KeycloakSession session) {
        this.session = session;
    }

    /** The metadata. They say nothing about anybody, so pages of every origin may read them. */
    @GET
    public Response metadata(@PathParam("realm") String name) {
        Exchange exchange = new Exchange(session, Readers.ofUnknown(session));
        exchange.isCallOf("/.well-known/oauth-protected-resource/realms/{realm}/persona/mcp");
        return exchange.answer(() -> {
            RealmModel realm = realm(name);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("resource", AgentDoor.address(session, realm).toString());
            json.put(
                    "authorization_servers",
                    List.of(AgentDoor.issuer(session, realm).toString()));
            json.put("scopes_supported", List.of("openid", AgentDoor.SCOPE));
            json.put("bearer_methods_supported", List.of("header"));
            json.put("dpop_bound_access_tokens_required", false);
            json.put("resource_name", "Personas of " + realm.getName());
            return Exchange.json(200, json).build();
        });
    }

    /** A realm that lets no agents in is answered as one that does not exist. */
    private RealmModel realm(String name) {
        RealmModel realm = session.realms().getRealmByName(name);
        if (realm != null) {
            session.getContext().setRealm(realm);
            boolean isOpen = realm.isEnabled()
                    && session.getProvider(PersonaProvider.class)
                            .schema(realm)
                            .capabilities()
                            .agents()
                            .mcp();
            if (isOpen) {
                return realm;
            }
        }
        throw new ProblemException(Problem.of(404, "There is no such resource"));
    }
}

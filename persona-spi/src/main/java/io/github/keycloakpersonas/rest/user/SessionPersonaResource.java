package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.persona.Personas;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.session.LevelOfAuthentication;
import io.github.keycloakpersonas.session.SelectedPersona;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserSessionModel;

/** {@code /v1/session/persona}: the persona that the caller works as in the token's login session. */
public final class SessionPersonaResource {

    private static final String PERSONA_ID = "persona_id";
    private static final String STRONGER_LOGIN = "A stronger login is required for this persona";

    private final Exchange exchange;
    private final Gate gate;
    private final SelectionReach reach;

    SessionPersonaResource(Exchange exchange, Gate gate, SelectionReach reach) {
        this.exchange = exchange;
        this.gate = gate;
        this.reach = reach;
    }

    /** The selected persona. */
    @GET
    public Response selected() {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN);
            PersonaSchema schema = gate.provider().schema(gate.realm());
            Persona persona = SelectedPersona.of(
                            caller.session(),
                            client(caller),
                            gate.provider().ofUser(gate.realm(), caller.user()),
                            gate.now())
                    .filter(selected -> LevelOfAuthentication.permits(client(caller), schema, selected))
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(ProblemType.NO_PERSONA_SELECTED, "No persona is selected in this session")));
            return shown(caller, persona, schema);
        });
    }

    /** Selects a persona for the session. */
    @PUT
    public Response select(@Nullable InputStream body) {
        return exchange.answer(() -> {
            Caller caller = gate.requireOwner();
            UserSessionModel session = loginSession(caller);
            Personas personas = gate.personas();
            Persona persona = new PersonaLookup(gate, personas.store()).own(caller, personaId(body));
            if (!persona.isActiveAt(gate.now())) {
                throw notActive(persona);
            }
            requireStrongLogin(client(caller), personas.schema(), persona);
            select(session, client(caller), persona);
            gate.provider().selected(gate.realm(), persona, gate.now());
            new UserEvents(exchange.session()).selected(caller, persona);
            return shown(caller, persona, personas.schema());
        });
    }

    private PersonaFailure notActive(Persona persona) {
        Instant now = gate.now();
        return PersonaFailure.conflict("Only an active persona can be selected; this one is "
                + persona.statusAt(now).word() + ", valid from "
                + persona.validity().from() + " till "
                + persona.validity().till()
                + (persona.validity().duty().openAt(now) ? "" : ", and off duty")
                + persona.nextActiveFrom(now)
                        .filter(next -> persona.isScheduled())
                        .map(next -> " until " + next)
                        .orElse(""));
    }

    /** Ends the selection, so that no persona is selected. */
    @DELETE
    public Response clear() {
        return exchange.answer(() -> {
            Caller caller = gate.requireOwner();
            if (SelectedPersona.pinned(caller.session(), client(caller)).isPresent()) {
                clear(caller.session(), client(caller));
                new UserEvents(exchange.session()).selectedNone(caller);
            }
            return Response.noContent().build();
        });
    }

    private void select(UserSessionModel session, @Nullable AuthenticatedClientSessionModel client, Persona persona) {
        if (reach == SelectionReach.SESSION) {
            SelectedPersona.select(session, client, persona);
        } else if (client != null) {
            SelectedPersona.selectFor(client, persona);
        }
    }

    private void clear(UserSessionModel session, @Nullable AuthenticatedClientSessionModel client) {
        if (reach == SelectionReach.SESSION) {
            SelectedPersona.clear(session, client);
        } else if (client != null) {
            SelectedPersona.followSession(client);
        }
    }

    private @Nullable AuthenticatedClientSessionModel client(Caller caller) {
        ClientModel client = gate.realm().getClientByClientId(caller.token().getIssuedFor());
        return client == null ? null : caller.session().getAuthenticatedClientSessionByClient(client.getId());
    }

    /**
     * Refuses a login that is too weak, as described in RFC 9470, section 3: the challenge names the level that the
     * client must request in a new login.
     */
    private static void requireStrongLogin(
            @Nullable AuthenticatedClientSessionModel client, PersonaSchema schema, Persona persona) {
        if (!LevelOfAuthentication.permits(client, schema, persona)) {
            String acr = schema.acr(persona.title()).orElse("");
            throw new ProblemException(Problem.of(ProblemType.STRONGER_LOGIN_REQUIRED, STRONGER_LOGIN)
                    .with(
                            "WWW-Authenticate",
                            "Bearer error=\"insufficient_user_authentication\", error_description=\"" + STRONGER_LOGIN
                                    + "\", acr_values=\"" + acr + "\""));
        }
    }

    private static UserSessionModel loginSession(Caller caller) {
        if (!SelectedPersona.isSelectableIn(caller.session())) {
            throw new ProblemException(Problem.of(
                    ProblemType.NO_LOGIN_SESSION,
                    "The token belongs to no login session that a persona could be selected in"));
        }
        return caller.session();
    }

    private String personaId(@Nullable InputStream body) {
        Map<String, @Nullable Object> members = JsonBody.read(exchange, body);
        Object id = members.remove(PERSONA_ID);
        if (!members.isEmpty() || !(id instanceof String text)) {
            throw new ProblemException(Problem.badRequest(
                    PERSONA_ID, "is required, must be a string, and is the only member that the body may have"));
        }
        return text;
    }

    private Response shown(Caller caller, Persona persona, PersonaSchema schema) {
        Persona seen = gate.sector(caller).seen(persona);
        return Exchange.json(200, PersonaRepresentation.of(seen, schema, gate.now()))
                .header("ETag", EntityTag.of(persona.revision().version()))
                .build();
    }
}

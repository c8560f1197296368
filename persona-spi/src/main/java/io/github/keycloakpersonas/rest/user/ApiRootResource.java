package io.github.keycloakpersonas.rest.user;

import io.github.keycloakpersonas.access.Caller;
import io.github.keycloakpersonas.access.PersonaApi;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.representation.AssessmentRepresentation;
import io.github.keycloakpersonas.representation.SchemaDocument;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.rest.ApiAddresses;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.OpenApiDocument;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** The root of {@code /realms/{realm}/persona}. */
public final class ApiRootResource {

    private static final Logger LOGGER = Logger.getLogger(ApiRootResource.class);

    private final Exchange exchange;
    private final Gate gate;
    private final String version;

    ApiRootResource(Exchange exchange, Gate gate, String version) {
        this.exchange = exchange;
        this.gate = gate;
        this.version = version;
    }

    /** Tells load balancers whether the service works. */
    @GET
    @Path("health")
    public Response health() {
        return exchange.answer(() -> {
            KeycloakSession session = exchange.session();
            boolean reachable =
                    session.getProvider(PersonaProvider.class).database().isReachable();
            if (!reachable) {
                exchange.undo();
            }
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("database", reachable ? "ok" : "error");
            parts.put("schema", "unknown");
            parts.put("schedules", "unknown");
            if (reachable) {
                check(parts);
            }
            boolean isWell = parts.values().stream().allMatch("ok"::equals);
            Map<String, Object> health = new LinkedHashMap<>();
            health.put("status", isWell ? "ok" : "error");
            health.put("service", "persona");
            health.put("version", version);
            health.putAll(parts);
            return Exchange.json(isWell ? 200 : 503, health).build();
        });
    }

    /** Whether the realm's schema can be read, and whether its schedules can be evaluated now. */
    private void check(Map<String, String> parts) {
        PersonaSchema schema;
        try {
            schema = gate.provider().schema(gate.realm());
            parts.put("schema", "ok");
        } catch (UnreadableSchemaException e) {
            parts.put("schema", "error");
            return;
        }
        try {
            schema.titles().forEach(title -> title.schedule().openAt(gate.now()));
            parts.put("schedules", "ok");
        } catch (RuntimeException e) {
            LOGGER.error("A schedule of the persona schema can't be evaluated", e);
            parts.put("schedules", "error");
        }
    }

    /** The OpenAPI document as JSON. */
    @GET
    @Path("openapi.json")
    public Response openApiJson() {
        return json(OpenApiDocument::forUsers, this::ownAddresses);
    }

    /** The OpenAPI document as YAML. */
    @GET
    @Path("openapi.yaml")
    public Response openApiYaml() {
        return yaml(OpenApiDocument::forUsers, this::ownAddresses);
    }

    /** The OpenAPI document of the administrators' API as JSON. */
    @GET
    @Path("openapi-admin.json")
    public Response adminOpenApiJson() {
        return json(OpenApiDocument::forAdministrators, this::administratorsAddresses);
    }

    /** The OpenAPI document of the administrators' API as YAML. */
    @GET
    @Path("openapi-admin.yaml")
    public Response adminOpenApiYaml() {
        return yaml(OpenApiDocument::forAdministrators, this::administratorsAddresses);
    }

    private Response json(Supplier<OpenApiDocument> document, Supplier<ApiAddresses> addresses) {
        return exchange.answer(() -> Response.ok(document.get().json(addresses.get()), MediaType.APPLICATION_JSON_TYPE)
                .build());
    }

    private Response yaml(Supplier<OpenApiDocument> document, Supplier<ApiAddresses> addresses) {
        return exchange.answer(() -> Response.ok(document.get().yaml(addresses.get()), "application/yaml")
                .build());
    }

    private ApiAddresses ownAddresses() {
        return ApiAddresses.forUsers(exchange.session(), FrontDoor.TEMPLATE_OF_BASE_PATH);
    }

    private ApiAddresses administratorsAddresses() {
        return ApiAddresses.forAdministrators(exchange.session());
    }

    /** The JSON Schema of persona schemas, which helps people to write one in an editor. */
    @GET
    @Path("persona-schema.json")
    public Response schemaDocument() {
        return exchange.answer(() ->
                Response.ok(SchemaDocument.text(), SchemaDocument.MEDIA_TYPE).build());
    }

    /**
     * The realm's schema as its users may see it. The parameter {@code ui_locales} has the languages that the reader likes
     * to have display names in, as OpenID Connect has them.
     */
    @GET
    @Path("v1/schema")
    public Response schema() {
        return exchange.answer(() -> {
            Caller caller = gate.require(
                    PersonaApi.VIEW_OWN,
                    PersonaApi.MANAGE_OWN,
                    PersonaApi.DISCOVER,
                    PersonaApi.VIEW_USERS,
                    PersonaApi.VIEW_ALL);
            Texts texts =
                    gate.texts(caller, exchange.parameters(parameters -> parameters.text(RequestLanguage.PARAMETER)));
            return Exchange.json(
                            200, SchemaRepresentation.forUsers(gate.provider().schema(gate.realm()), texts))
                    .build();
        });
    }

    /** The caller's personas. */
    @Path("v1/personas")
    public PersonasResource personas() {
        return new PersonasResource(exchange, gate);
    }

    /** What personas can be assessed by: the questions, without what answers are worth. */
    @GET
    @Path("v1/assessments")
    public Response assessments() {
        return exchange.answer(() -> {
            Caller caller = gate.require(PersonaApi.VIEW_OWN, PersonaApi.MANAGE_OWN);
            Texts texts =
                    gate.texts(caller, exchange.parameters(parameters -> parameters.text(RequestLanguage.PARAMETER)));
            return Exchange.json(
                            200,
                            AssessmentRepresentation.forUsers(gate.provider().schema(gate.realm()), texts))
                    .build();
        });
    }

    /** The caller's appointments. */
    @Path("v1/calendar/events")
    public EventsResource events() {
        return new EventsResource(exchange, gate);
    }

    /** The caller's calendar as calendar programs read it. */
    @GET
    @Path("v1/calendar.ics")
    public Response calendarFile() {
        return exchange.answer(() -> {
            Caller caller = OwnCalendar.toView(gate).caller();
            CalendarFile file = new CalendarFile(gate, caller.user(), gate.texts(caller.user()));
            return exchange.unlessKnown(file.text(), CalendarFile.MEDIA_TYPE);
        });
    }

    /** Files of calendar programs, in. */
    @Path("v1/calendar/import")
    public CalendarUploadResource calendarImport() {
        return new CalendarUploadResource(exchange, gate);
    }

    /** Secret addresses of the caller's calendar. */
    @Path("v1/calendar/feeds")
    public FeedsResource feeds() {
        return new FeedsResource(exchange, gate);
    }

    /** Reviews in which the caller decides, listed as a reviewer or as a steward. */
    @Path("v1/reviews")
    public OwnReviewsResource reviews() {
        return new OwnReviewsResource(exchange, gate);
    }

    /** The circles in which the caller manages others. */
    @Path("v1/circles")
    public CirclesResource circles() {
        return new CirclesResource(exchange, gate);
    }

    /** Where the link of an invitation leads. */
    @Path("invitations/{token}")
    public InvitationLinkResource invitation(@PathParam("token") String token) {
        return new InvitationLinkResource(exchange, gate, token);
    }

    /** Which mails the caller wants. */
    @Path("v1/mails")
    public OwnMailsResource mails() {
        return new OwnMailsResource(exchange, gate);
    }

    /** The persona that the caller works as. */
    @Path("v1/session/persona")
    public SessionPersonaResource sessionPersona() {
        return new SessionPersonaResource(exchange, gate, SelectionReach.SESSION);
    }

    /** All of this for agents. */
    @Path("mcp")
    public McpResource mcp() {
        return new McpResource(exchange, gate, this, version);
    }

    /** Registration by applications. */
    @Path("v1/users/register")
    public RegistrationResource registration() {
        return new RegistrationResource(exchange, gate.forRegistration());
    }

    /** Users and their personas. */
    @Path("v1/users")
    public UsersResource users() {
        return new UsersResource(exchange, gate);
    }
}

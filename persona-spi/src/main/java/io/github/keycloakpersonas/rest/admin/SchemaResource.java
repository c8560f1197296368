package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.access.GrantableRoles;
import io.github.keycloakpersonas.language.RealmTexts;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.lifecycle.HistoryTask;
import io.github.keycloakpersonas.representation.InvalidSchemaException;
import io.github.keycloakpersonas.representation.SchemaDocument;
import io.github.keycloakpersonas.representation.SchemaPreset;
import io.github.keycloakpersonas.representation.SchemaReader;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.JsonBody;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.HistoryRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.UnreadableSchemaException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /admin/realms/{realm}/personas/schema}: the realm's persona schema, its JSON Schema, and schemas to start from. */
public final class SchemaResource {

    private static final int MAX_BYTES = 256 * 1024;

    private final Exchange exchange;
    private final AdminGate gate;
    private final AdminEvents events;

    SchemaResource(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.events = events;
    }

    /** The realm's schema, or the default schema if the realm has none of its own. */
    @GET
    public Response get() {
        return exchange.answer(() -> {
            gate.requireViewRealm();
            try {
                return answer(gate.provider().schema(gate.realm()));
            } catch (UnreadableSchemaException e) {
                throw new ProblemException(Problem.of(
                        ProblemType.UNREADABLE_SCHEMA,
                        e.getMessage()
                                + (e.isOfLaterFormat()
                                        ? ". PUT a schema with ?force=true to replace it."
                                        : ". PUT a schema to replace it.")));
            }
        });
    }

    /**
     * Replaces the schema. With the parameter {@code force} it does so although personas have titles or circles that the
     * new schema lacks.
     */
    @PUT
    public Response replace(@Nullable InputStream body) {
        return exchange.answer(() -> {
            gate.requireManageRealm();
            boolean forced = exchange.parameters(parameters -> parameters.flag("force"));
            PersonaSchema schema = read(body);
            requireGrantableRoles(schema);
            refuse(gate.provider().encryption(gate.realm()).faults(schema));
            HistoryRule before = presentHistory();
            new SchemaChange(exchange, gate, events).apply(schema, forced);
            // It is committed; again, it would not be the one that If-Match names any more.
            exchange.isDoneOnce();
            if (!schema.capabilities().history().equals(before)) {
                HistoryTask.soon(exchange.session());
            }
            return answer(schema);
        });
    }

    private HistoryRule presentHistory() {
        try {
            return gate.provider().schema(gate.realm()).capabilities().history();
        } catch (UnreadableSchemaException e) {
            return HistoryRule.NONE;
        }
    }

    /**
     * The schema as users see it, without the roles that titles grant: what forms and filters need, for administrators who
     * manage users and not the realm. The parameter {@code ui_locales} has the languages that the reader likes to have
     * display names in.
     */
    @GET
    @Path("view")
    public Response view() {
        return exchange.answer(() -> {
            gate.requireQuery();
            gate.requireSetUp();
            PersonaSchema schema = gate.provider().schema(gate.realm());
            RequestLanguage language = new RequestLanguage(
                    exchange.parameters(parameters -> parameters.text(RequestLanguage.PARAMETER))
                            .orElse(null),
                    gate.administrator().getUser(),
                    gate.administrator().getRealm());
            RealmTexts texts = new RealmTexts(exchange.session(), language);
            return Exchange.json(200, SchemaRepresentation.forUsers(schema, texts))
                    .build();
        });
    }

    /** The JSON Schema of persona schemas. */
    @GET
    @Path("json-schema")
    public Response jsonSchema() {
        return exchange.answer(() -> {
            gate.requireViewRealm();
            return Response.ok(SchemaDocument.text(), SchemaDocument.MEDIA_TYPE).build();
        });
    }

    /** Schemas to start from. */
    @GET
    @Path("presets")
    public Response presets() {
        return exchange.answer(() -> {
            gate.requireViewRealm();
            return Exchange.json(
                            200,
                            Map.of(
                                    "presets",
                                    SchemaPreset.ALL.stream()
                                            .map(SchemaPreset::json)
                                            .toList()))
                    .build();
        });
    }

    /** The schema of a preset, in the form in which it can replace the realm's schema. */
    @GET
    @Path("presets/{name}")
    public Response preset(@PathParam("name") String name) {
        return exchange.answer(() -> {
            gate.requireViewRealm();
            PersonaSchema schema = SchemaPreset.named(name)
                    .orElseThrow(() -> new ProblemException(Problem.of(
                            ProblemType.PRESET_NOT_FOUND,
                            "There is no such preset. GET schema/presets lists those there are.")))
                    .schema();
            return Exchange.json(200, SchemaRepresentation.of(schema)).build();
        });
    }

    private static Response answer(PersonaSchema schema) {
        return Exchange.json(200, SchemaRepresentation.of(schema))
                .header("ETag", EntityTag.ofContent(SchemaRepresentation.text(schema)))
                .build();
    }

    private void requireGrantableRoles(PersonaSchema schema) {
        refuse(new GrantableRoles(gate.realm()).faults(schema));
    }

    private static void refuse(List<Violation> faults) {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.invalid(ProblemType.INVALID_SCHEMA, faults));
        }
    }

    private PersonaSchema read(@Nullable InputStream body) {
        try {
            return SchemaReader.readNew(JsonBody.object(exchange, body, MAX_BYTES));
        } catch (InvalidSchemaException e) {
            throw new ProblemException(Problem.invalid(ProblemType.INVALID_SCHEMA, e.violations()));
        }
    }
}

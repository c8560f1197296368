package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.assessment.AssessmentResult;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.InvitationRepresentation;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Reports changes of administrators to Keycloak's event listeners, which also store the realm's admin events. */
final class AdminEvents {

    private static final String PERSONA = "PERSONA";
    private static final String SCHEMA = "PERSONA_SCHEMA";
    private static final String PATH = "personas";

    private final Supplier<AdminEventBuilder> builder;

    /** @param builder has the realm and the administrator; its session must be the one that makes the change */
    AdminEvents(Supplier<AdminEventBuilder> builder) {
        this.builder = builder;
    }

    /** The same for a change that is made in a transaction of its own. */
    AdminEvents in(KeycloakSession session) {
        AdminEventBuilder own = builder.get().clone(session);
        return new AdminEvents(() -> own);
    }

    /** A persona was created or changed; the event shows it as it is now, without what is encrypted. */
    void written(OperationType operation, Persona persona, PersonaSchema schema, Instant now) {
        builder.get()
                .resource(PERSONA)
                .operation(operation)
                .resourcePath(PATH, persona.id())
                .representation(PersonaRepresentation.forEvents(persona, schema, now))
                .success();
    }

    /** A persona was deleted. */
    void deleted(Persona persona) {
        builder.get()
                .resource(PERSONA)
                .operation(OperationType.DELETE)
                .resourcePath(PATH, persona.id())
                .success();
    }

    /** A result of an assessment was taken away. */
    void assessmentVoided(Persona persona, AssessmentResult result) {
        builder.get()
                .resource(PERSONA)
                .operation(OperationType.DELETE)
                .resourcePath(PATH, persona.id() + "/assessments/" + result.id())
                .representation(Map.of("assessment", result.assessment(), "version", result.version()))
                .success();
    }

    /** The realm's persona schema was replaced by this one. */
    void schemaReplaced(PersonaSchema schema) {
        builder.get()
                .resource(SCHEMA)
                .operation(OperationType.UPDATE)
                .resourcePath(PATH, "schema")
                .representation(SchemaRepresentation.of(schema))
                .success();
    }

    /** A review was created, changed or deleted; the event shows it as it is now. */
    void review(OperationType operation, String id, @Nullable Object shown) {
        AdminEventBuilder event =
                builder.get().resource(PERSONA).operation(operation).resourcePath(PATH, "reviews/" + id);
        (shown == null ? event : event.representation(shown)).success();
    }

    /** Somebody was invited, or an invitation was changed; the event does not say who is invited. */
    void invitation(OperationType operation, Invitation invitation, Instant now) {
        builder.get()
                .resource(PERSONA)
                .operation(operation)
                .resourcePath(PATH, "invitations/" + invitation.id())
                .representation(InvitationRepresentation.forEvents(invitation, now))
                .success();
    }

    /** An import was given up; the event says how far it had come. */
    void importCancelled(Object progress, String id) {
        builder.get()
                .resource(PERSONA)
                .operation(OperationType.DELETE)
                .resourcePath(PATH, "import/" + id)
                .representation(progress)
                .success();
    }

    /** Something was removed; the event shows what it was. */
    void removed(String path, Object representation) {
        builder.get()
                .resource(PERSONA)
                .operation(OperationType.DELETE)
                .resourcePath(PATH, path)
                .representation(representation)
                .success();
    }

    /** Something was done to the realm; the event says what came of it. */
    void done(String path, Object outcome) {
        builder.get()
                .resource(PERSONA)
                .operation(OperationType.ACTION)
                .resourcePath(PATH, path)
                .representation(outcome)
                .success();
    }
}

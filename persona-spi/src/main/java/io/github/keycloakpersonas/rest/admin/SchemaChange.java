package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.representation.InvalidSchemaException;
import io.github.keycloakpersonas.representation.SchemaReader;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.StrandedPersonas;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Replaces a realm's schema with one that has been found valid. */
final class SchemaChange {

    private final Exchange exchange;
    private final RealmModel realm;
    private final AdminEvents events;
    private final Predicate<String> acceptedTags;

    SchemaChange(Exchange exchange, RealmModel realm, AdminEvents events) {
        this.exchange = exchange;
        this.realm = realm;
        this.events = events;
        this.acceptedTags = EntityTag.acceptedTags(exchange.header("If-Match"));
    }

    /**
     * Replaces it.
     *
     * @param forced whether personas may lose their title or circle
     * @throws ProblemException 412 for another schema than {@code If-Match} names; 409 for stranded personas
     */
    void apply(PersonaSchema schema, boolean forced) {
        String present = realm.getAttribute(PersonaProvider.SCHEMA_ATTRIBUTE);
        if (!isExpected(present == null ? "" : present)) {
            throw stale();
        }
        if (!forced) {
            StrandedPersonas stranded = personas(exchange.session()).stranded(realm, schema);
            if (!stranded.isEmpty()) {
                throw inUse(stranded);
            }
        }
        boolean replaced = KeycloakModelUtils.runJobInTransactionWithResult(
                exchange.session().getKeycloakSessionFactory(), own -> replace(own, schema));
        if (!replaced) {
            throw stale();
        }
    }

    /** The event belongs to the same transaction: there is none without the change, and no change without one. */
    private boolean replace(KeycloakSession own, PersonaSchema schema) {
        if (!personas(own).replaceSchema(realm.getId(), schema, this::isExpected)) {
            return false;
        }
        own.getContext().setRealm(own.realms().getRealm(realm.getId()));
        events.in(own).schemaReplaced(schema);
        return true;
    }

    private boolean isExpected(String stored) {
        return acceptedTags.test(EntityTag.ofContent(canonical(stored)));
    }

    /** What the ETag is made of: the text may have been set by hand, and may be none. */
    private static String canonical(String stored) {
        try {
            return SchemaRepresentation.text(stored.isBlank() ? DefaultSchema.INSTANCE : SchemaReader.read(stored));
        } catch (InvalidSchemaException e) {
            return stored;
        }
    }

    private static PersonaProvider personas(KeycloakSession session) {
        return session.getProvider(PersonaProvider.class);
    }

    private static ProblemException stale() {
        return new ProblemException(
                Problem.of(412, "The schema has changed since it was read. Read it again, then retry."));
    }

    private static ProblemException inUse(StrandedPersonas stranded) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("titles", stranded.titles());
        counts.put("circles", stranded.circles());
        return new ProblemException(Problem.of(
                        409,
                        "Personas have titles or circles that the new schema lacks: see in_use. Change or delete those"
                                + " personas first, or send the schema with ?force=true; they then stay as they are.")
                .withMember("in_use", counts));
    }
}

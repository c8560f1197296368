package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.access.GrantableRoles;
import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.representation.InvalidSchemaException;
import io.github.keycloakpersonas.representation.SchemaReader;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.rest.EntityTag;
import io.github.keycloakpersonas.rest.Exchange;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.rest.ProblemType;
import io.github.keycloakpersonas.schema.DefaultSchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.spi.StoredSchema;
import io.github.keycloakpersonas.spi.StrandedPersonas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Replaces the schema of a realm with a valid one. */
final class SchemaChange {

    private final Exchange exchange;
    private final AdminGate gate;
    private final RealmModel realm;
    private final AdminEvents events;
    private final Predicate<String> acceptedTags;

    SchemaChange(Exchange exchange, AdminGate gate, AdminEvents events) {
        this.exchange = exchange;
        this.gate = gate;
        this.realm = gate.realm();
        this.events = events;
        this.acceptedTags = EntityTag.acceptedTags(exchange.header("If-Match"));
    }

    /**
     * Replaces the schema in a transaction of its own. The admin event belongs to the same transaction, so neither
     * exists without the other.
     *
     * @param forced whether the schema may lack titles or circles of stored personas
     * @throws ProblemException 403 for roles that the administrator may not give; 412 for another schema than {@code
     *     If-Match} names; 409 for stranded personas, or for a present schema that only a
     *     later version reads
     */
    void apply(PersonaSchema schema, boolean forced) {
        KeycloakModelUtils.runJobInTransaction(exchange.session().getKeycloakSessionFactory(), own -> {
            personas(own).replaceSchema(realm.getId(), schema, stored -> {
                Optional<PersonaSchema> present = read(stored.text());
                requireExpected(present.map(SchemaRepresentation::text).orElse(stored.text()));
                present.ifPresent(before -> requireNewVersions(before, schema));
                new GrantableRoles(realm).added(present.orElse(null), schema).forEach(gate::requireMayGrant);
                if (!forced) {
                    requireReadable(stored);
                    requireNotInUse(personas(own).stranded(realm.getId(), present, schema));
                    new NewStewards(gate).requireNone(present, schema);
                }
            });
            own.getContext().setRealm(own.realms().getRealm(realm.getId()));
            events.in(own).schemaReplaced(schema);
        });
    }

    /** Reads the stored schema. A text that was set by hand may not be a schema; then the result is empty. */
    private static Optional<PersonaSchema> read(String stored) {
        try {
            return Optional.of(stored.isBlank() ? DefaultSchema.INSTANCE : SchemaReader.read(stored));
        } catch (InvalidSchemaException e) {
            return Optional.empty();
        }
    }

    /** Whoever has been asked other questions, or was graded otherwise, must be told from others by the version. */
    private static void requireNewVersions(PersonaSchema before, PersonaSchema after) {
        List<Violation> faults = new ArrayList<>();
        for (Assessment assessment : after.capabilities().assessments()) {
            before.assessment(assessment.name()).ifPresent(known -> {
                int least = known.version() + (assessment.gradesLike(known) ? 0 : 1);
                if (assessment.version() < least) {
                    faults.add(
                            Violation.of(
                                    "assessments." + assessment.name() + ".version",
                                    "must be at least " + least
                                            + ": it never decreases, and increases when questions, scores, formulas or the pass mark change"));
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.invalid(ProblemType.INVALID_SCHEMA, faults));
        }
    }

    private void requireExpected(String present) {
        if (!acceptedTags.test(EntityTag.ofContent(present))) {
            throw new ProblemException(
                    Problem.of(412, "The schema has changed since it was read. Read it again, then retry."));
        }
    }

    private static void requireReadable(StoredSchema present) {
        if (present.isOfLaterFormat()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.UNREADABLE_SCHEMA,
                            "The present schema was written by a later version of this extension. Update the extension on this"
                                    + " server, or send the schema with ?force=true: what that version has written is then gone."));
        }
    }

    private static void requireNotInUse(StrandedPersonas stranded) {
        if (!stranded.isEmpty()) {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("titles", stranded.titles());
            counts.put("circles", stranded.circles());
            if (!stranded.unassessed().isEmpty()) {
                counts.put("unassessed", stranded.unassessed());
            }
            throw new ProblemException(
                    Problem.of(ProblemType.SCHEMA_IN_USE, described(stranded)).withMember("in_use", counts));
        }
    }

    private static String described(StrandedPersonas stranded) {
        return stranded.titles().isEmpty() && stranded.circles().isEmpty()
                ? "Personas that can be used now would lack an assessment that their title requires: see in_use. Send the"
                        + " schema with ?force=true; they can then be used again as soon as it is passed."
                : "Personas have titles or circles that the new schema lacks: see in_use. Change or delete those"
                        + " personas first, or send the schema with ?force=true; they then stay as they are.";
    }

    private static PersonaProvider personas(KeycloakSession session) {
        return session.getProvider(PersonaProvider.class);
    }
}

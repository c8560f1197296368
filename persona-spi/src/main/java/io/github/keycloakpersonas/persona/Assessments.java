package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.assessment.Answers;
import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.assessment.AssessmentDraft;
import io.github.keycloakpersonas.assessment.AssessmentResult;
import io.github.keycloakpersonas.assessment.Grade;
import io.github.keycloakpersonas.schema.AssessedAttributes;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The assessments of one realm's personas, with every rule about taking them. Each call checks everything, then writes everything, in the caller's
 * transaction, under the lock of the owner's personas.
 */
public final class Assessments {

    private final PersonaSchema schema;
    private final PersonaStore personas;
    private final AssessmentStore store;
    private final Clock clock;

    public Assessments(PersonaSchema schema, PersonaStore personas, AssessmentStore store, Clock clock) {
        this.schema = schema;
        this.personas = personas;
        this.store = store;
        this.clock = clock;
    }

    /** The store, for reading. */
    public AssessmentStore store() {
        return store;
    }

    /** The schema whose assessments these are. */
    public PersonaSchema schema() {
        return schema;
    }

    /**
     * What taking an assessment has changed.
     *
     * @param result the result
     * @param before the persona as it was
     * @param after the persona as it is
     */
    public record Taken(AssessmentResult result, Persona before, Persona after) {}

    /**
     * Grades the answers of a persona's owner, and sets the attributes that the results give.
     *
     * @param found the persona as the caller found it; it is read again under the lock
     * @param version the version of the assessment that was answered
     * @param given the answers by question
     * @throws PersonaFailure {@code INVALID_ANSWERS}, {@code FORBIDDEN} for a persona that an administrator has stopped, {@code CONFLICT} for another
     *     version and where no attempt is left, {@code NOT_FOUND} or {@code BUSY}
     */
    public Taken take(Persona found, Assessment assessment, int version, Map<String, @Nullable Object> given) {
        Instant now = now();
        Persona current = locked(found, now);
        requireVersion(assessment, version);
        List<AssessmentResult> all = store.results(current.id(), true);
        requireAttempt(assessment, AssessmentResult.of(assessment.name(), all), now);
        Answers answers = Answers.of(assessment, given);
        requireNoFaults(answers);
        Grade grade = assessment.grade(answers.values());
        AssessmentResult result = new AssessmentResult(
                UUID.randomUUID().toString(),
                current.id(),
                assessment.name(),
                version,
                now,
                grade.passed(),
                grade.passed() ? assessment.validUntil(now).orElse(null) : null,
                grade.results(),
                answers.values());
        store.insert(current, result);
        store.discard(current.id(), assessment.name());
        Persona after = changed(current, assessment.name(), Optional.of(result), Optional.of(assessment), now);
        personas.update(after);
        return new Taken(result, current, after.under(schema));
    }

    /**
     * Keeps answers that are not finished.
     *
     * @param question the question that was shown last; null for none
     * @throws PersonaFailure as {@link #take}; what is missing is no fault
     */
    public AssessmentDraft keep(
            Persona found, Assessment assessment, Map<String, @Nullable Object> given, @Nullable String question) {
        Instant now = now();
        Persona current = locked(found, now);
        Answers answers = Answers.unfinished(assessment, given);
        requireNoFaults(answers);
        if (question != null && assessment.question(question).isEmpty()) {
            throw PersonaFailure.invalidAnswers(
                    List.of(Violation.of("question", "must be a question of this assessment")));
        }
        AssessmentDraft draft =
                new AssessmentDraft(assessment.name(), assessment.version(), answers.values(), question, now);
        store.keep(current.id(), draft);
        return draft;
    }

    /**
     * The assessment of that name.
     *
     * @throws PersonaFailure {@code NO_ASSESSMENT}
     */
    public Assessment named(String name) {
        return schema.assessment(name)
                .orElseThrow(() -> PersonaFailure.noAssessment("The realm's schema has no such assessment"));
    }

    /** Removes unfinished answers. */
    public void discard(Persona found, String assessment) {
        personas.lock(found.userId());
        store.discard(found.id(), assessment);
    }

    /**
     * Takes a result away, as an administrator: the attempt is given back, and the result before it counts again.
     *
     * @param found the persona as the caller found it
     * @throws PersonaFailure {@code NOT_FOUND}, {@code NO_ASSESSMENT} or {@code BUSY}
     */
    public Taken voided(Persona found, String resultId) {
        Instant now = now();
        Persona current = current(found);
        List<AssessmentResult> all = store.results(current.id(), true);
        AssessmentResult result = all.stream()
                .filter(one -> one.id().equals(resultId))
                .findFirst()
                .orElseThrow(() -> PersonaFailure.noAssessment("The persona has no such result"));
        List<AssessmentResult> same = AssessmentResult.of(result.assessment(), all);
        Optional<AssessmentResult> latest =
                same.stream().filter(one -> !one.equals(result)).findFirst();
        store.delete(result, latest);
        if (!same.get(0).equals(result)) {
            return new Taken(result, current, current.under(schema));
        }
        Persona after = changed(current, result.assessment(), latest, schema.assessment(result.assessment()), now);
        personas.update(after);
        return new Taken(result, current, after.under(schema));
    }

    private Persona changed(
            Persona current,
            String name,
            Optional<AssessmentResult> latest,
            Optional<Assessment> assessment,
            Instant now) {
        Map<String, Object> attributes = new HashMap<>(current.attributes());
        assessment
                .map(known -> AssessedAttributes.values(
                        schema, known, latest.map(AssessmentResult::results).orElse(Map.of())))
                .orElse(Map.of())
                .forEach((path, value) -> {
                    if (value == null) {
                        attributes.remove(path);
                    } else {
                        attributes.put(path, value);
                    }
                });
        Validity validity = current.validity();
        return new Persona(
                current.id(),
                current.key(),
                current.status(),
                new Validity(
                        validity.from(),
                        validity.till(),
                        validity.duty(),
                        validity.assessed().after(name, latest.orElse(null))),
                attributes,
                current.note(),
                current.revision().next(now),
                current.request());
    }

    private Persona locked(Persona found, Instant now) {
        Persona current = current(found);
        OwnerRules.requireNotFrozen(current, now);
        return current;
    }

    private Persona current(Persona found) {
        return personas.lock(found.userId()).stream()
                .filter(persona -> persona.id().equals(found.id()))
                .findFirst()
                .orElseThrow(PersonaFailure::notFound);
    }

    private static void requireVersion(Assessment assessment, int version) {
        if (version != assessment.version()) {
            throw PersonaFailure.conflict("The assessment has changed: its version is " + assessment.version()
                    + " now. Read it again, then answer it.");
        }
    }

    private static void requireAttempt(Assessment assessment, List<AssessmentResult> taken, Instant now) {
        Optional<Instant> next = assessment.nextAttempt(taken, now);
        if (next.isEmpty()) {
            throw PersonaFailure.noAttempt(null);
        }
        if (next.get().isAfter(now)) {
            throw PersonaFailure.noAttempt(next.get());
        }
    }

    private static void requireNoFaults(Answers answers) {
        if (!answers.faults().isEmpty()) {
            throw PersonaFailure.invalidAnswers(answers.faults().stream()
                    .map(fault -> Violation.of(Violation.shown(fault.member()), fault.message()))
                    .toList());
        }
    }

    /** The present time in milliseconds, which is the precision in the database. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

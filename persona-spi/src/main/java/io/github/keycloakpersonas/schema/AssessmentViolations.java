package io.github.keycloakpersonas.schema;

import io.github.keycloakpersonas.assessment.Assessment;
import io.github.keycloakpersonas.assessment.AssessmentRules;
import io.github.keycloakpersonas.assessment.Fault;
import io.github.keycloakpersonas.assessment.Outcome;
import io.github.keycloakpersonas.assessment.ScoreRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules about assessments in a schema: their own, and that titles and attributes fit them. */
final class AssessmentViolations {

    private static final int REQUIRED = 20;

    private final PersonaSchema schema;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> set = new HashSet<>();

    private AssessmentViolations(PersonaSchema schema) {
        this.schema = schema;
    }

    static List<Violation> of(PersonaSchema schema) {
        AssessmentViolations found = new AssessmentViolations(schema);
        List<Assessment> assessments = schema.capabilities().assessments();
        for (Fault fault : AssessmentRules.faults(assessments)) {
            found.add(fault.member(), fault.message());
        }
        assessments.forEach(found::texts);
        if (found.violations.isEmpty()) {
            assessments.forEach(found::attributes);
        }
        schema.titles().forEach(found::title);
        return found.violations;
    }

    private void title(Title title) {
        String member = "titles." + title.name() + ".requires";
        if (title.requires().size() > REQUIRED) {
            add(member, "must have at most " + REQUIRED + " entries");
        }
        if (new HashSet<>(title.requires()).size() < title.requires().size()) {
            add(member, "must not name an assessment twice");
        }
        title.requires().stream()
                .filter(name -> schema.assessment(name).isEmpty())
                .forEach(name -> add(
                        member, "must name assessments of the schema, which '" + Violation.shown(name) + "' is not"));
    }

    /** A text is a text, or a key of one. */
    private void texts(Assessment assessment) {
        String member = "assessments." + assessment.name();
        Stream<String> ofQuestions = assessment.questions().stream()
                .flatMap(question -> Stream.concat(
                        Stream.of(question.text(), question.help(), question.fromText(), question.toText()),
                        question.options().stream().map(option -> option.text())));
        Stream.concat(Stream.of(assessment.displayName(), assessment.description()), ofQuestions)
                .filter(text -> text.contains("${") && !new DisplayName(text).isKey())
                .distinct()
                .forEach(text -> add(
                        member,
                        "must have texts, or ${key} alone: a key has neither white space nor any of $ { }. This is neither: "
                                + Violation.shown(text)));
    }

    private void attributes(Assessment assessment) {
        for (Outcome outcome : assessment.outcomes()) {
            String path = outcome.attribute();
            if (path == null) {
                continue;
            }
            String member = "assessments." + assessment.name() + ".results." + outcome.name() + ".attribute";
            Optional<AttributeRule> rule = schema.attributes().stream()
                    .filter(known -> known.path().equals(path))
                    .findFirst();
            if (rule.isEmpty()) {
                add(member, "must name an attribute of the schema");
            } else if (rule.get().constraints().required() && rule.get().defaultValue() == null) {
                add(
                        member,
                        "must not name an attribute that is required and has no default: a persona is there before it is assessed");
            } else if (!set.add(path)) {
                add(member, "must not name an attribute that another result sets");
            } else {
                misfit(rule.get(), assessment, outcome).ifPresent(fault -> add(member, fault));
            }
        }
    }

    private static Optional<String> misfit(AttributeRule rule, Assessment assessment, Outcome outcome) {
        if (outcome.bands().isEmpty()) {
            if (rule.type() != AttributeType.INTEGER && rule.type() != AttributeType.NUMBER) {
                return Optional.of("must name an attribute of type integer or number, or the result must have bands");
            }
            ScoreRange range = outcome.range(assessment.questions());
            return Stream.of(range.least(), range.most())
                    .flatMap(score -> fault(rule, score).stream())
                    .findFirst();
        }
        return outcome.bands().stream()
                .flatMap(band -> fault(rule, band.value()).stream())
                .findFirst();
    }

    private static Optional<String> fault(AttributeRule rule, Object result) {
        return Optional.ofNullable(AssessedAttributes.check(rule, result).fault())
                .map(fault -> "does not fit: the result can be "
                        + Violation.shown(
                                result instanceof BigDecimal number ? number.toPlainString() : result.toString())
                        + ", and the attribute " + fault);
    }

    private void add(String member, String message) {
        violations.add(Violation.of(member, message));
    }
}

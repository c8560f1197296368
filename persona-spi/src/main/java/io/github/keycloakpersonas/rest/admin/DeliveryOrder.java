package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.delivery.Target;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.report.ReportFormat;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report that is to be stored away.
 *
 * @param report its name
 * @param target where to
 * @param format how it is written
 * @param parameters what it is asked with, as in the query of the report itself
 */
record DeliveryOrder(String report, Target target, ReportFormat format, Map<String, List<String>> parameters)
        implements AskedReports.Asked {

    private static final String PARAMETERS = "parameters";
    private static final Set<String> MEMBERS = Set.of("report", "target", "format", PARAMETERS);
    private static final Set<String> KNOWN =
            Set.of("at", "title", "circle", "status", "persona", "review", RequestLanguage.PARAMETER);

    @Override
    public <T> T read(Function<Parameters, T> reading) {
        return Parameters.read(parameters, reading);
    }

    /**
     * Reads the body of the request.
     *
     * @param targets those that the realm may use
     * @throws ProblemException 400 with every fault
     */
    static DeliveryOrder of(Map<String, @Nullable Object> members, List<Target> targets) {
        List<Violation> faults = new ArrayList<>();
        members.keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> faults.add(Violation.of(Violation.shown(member), "is not a member of a delivery")));
        String report = oneOf("report", members.get("report"), AskedReports.NAMES, faults);
        String target = oneOf(
                "target",
                members.get("target"),
                targets.stream().map(Target::name).toList(),
                faults);
        Object format = members.get("format");
        String word = oneOf(
                "format",
                format == null ? ReportFormat.ZIP.word() : format,
                Arrays.stream(ReportFormat.values()).map(ReportFormat::word).toList(),
                faults);
        Map<String, List<String>> parameters = parameters(members.get(PARAMETERS), faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(faults));
        }
        return new DeliveryOrder(
                report,
                targets.stream()
                        .filter(each -> each.name().equals(target))
                        .findFirst()
                        .orElseThrow(),
                Arrays.stream(ReportFormat.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .orElseThrow(),
                parameters);
    }

    private static String oneOf(String member, @Nullable Object value, List<String> all, List<Violation> faults) {
        if (value instanceof String word && all.contains(word)) {
            return word;
        }
        faults.add(Violation.of(
                member,
                all.isEmpty()
                        ? "cannot be given: the server has no target for this realm"
                        : "must be one of: " + String.join(", ", all)));
        return "";
    }

    private static Map<String, List<String>> parameters(@Nullable Object value, List<Violation> faults) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> object)) {
            faults.add(Violation.of(PARAMETERS, "must be an object"));
            return Map.of();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        object.forEach((name, each) -> {
            List<?> values = each instanceof List<?> list ? list : each == null ? List.of() : List.of(each);
            if (!KNOWN.contains(String.valueOf(name))) {
                faults.add(Violation.of(
                        PARAMETERS + "." + Violation.shown(String.valueOf(name)),
                        "must be one of: " + KNOWN.stream().sorted().collect(Collectors.joining(", "))));
            } else if (!values.stream().allMatch(String.class::isInstance)) {
                faults.add(Violation.of(PARAMETERS + "." + name, "must be a string or a list of strings"));
            } else {
                parameters.put(
                        String.valueOf(name),
                        values.stream().map(String::valueOf).toList());
            }
        });
        return parameters;
    }
}

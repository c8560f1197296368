package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.compat.Ids;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.SearchText;
import io.github.keycloakpersonas.persona.State;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.rest.Problem;
import io.github.keycloakpersonas.rest.ProblemException;
import io.github.keycloakpersonas.schema.AttributeValues;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** Reads the query parameters that say which personas a list has and in what order. */
final class PersonaQuery {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_VALUES = 50;

    private final MultivaluedMap<String, String> parameters;
    private final List<Violation> faults = new ArrayList<>();

    PersonaQuery(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * The filter.
     *
     * @param users finds the user of an id or username
     * @throws ProblemException 400 with every fault
     */
    PersonaFilter filter(Function<String, Optional<UserModel>> users) {
        List<String> titles = values("title");
        List<Circle> circles = values("circle", text -> new Circle(text).name()).stream()
                .map(Circle::new)
                .toList();
        List<Status> statuses =
                words("status", Status::of, Arrays.stream(Status.values()).map(Status::word));
        List<State> states =
                words("state", State::of, Arrays.stream(State.values()).map(State::word));
        Optional<Boolean> active = flag("active");
        Optional<Instant> expiringBefore = value("expiring_before").flatMap(this::time);
        boolean atStart = flag("prefix").orElse(false);
        Optional<SearchText> search = value("search")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new SearchText(text, atStart));
        Optional<String> user = value("user");
        throwFaults();
        return new PersonaFilter(
                titles,
                circles,
                statuses,
                states,
                active,
                user.map(name -> users.apply(name).map(Ids::of).stream().toList()),
                expiringBefore,
                search,
                false);
    }

    /**
     * The order: newest first, or if the list is about personas that expire, earliest end first.
     *
     * @throws ProblemException 400 for an unknown order
     */
    PersonaOrder order() {
        Optional<String> sort = value("sort");
        Optional<PersonaOrder> order = sort.flatMap(PersonaOrder::parse);
        if (sort.isPresent() && order.isEmpty()) {
            fault(
                    "sort",
                    "must be one of: " + String.join(", ", PersonaOrder.words())
                            + "; with a leading minus for descending");
        }
        throwFaults();
        return order.orElse(
                value("expiring_before").isPresent() ? PersonaOrder.ENDING_FIRST : PersonaOrder.NEWEST_FIRST);
    }

    private List<String> values(String name) {
        return values(name, UnaryOperator.identity());
    }

    /** @param form the form in which the length of a value is measured */
    private List<String> values(String name, UnaryOperator<String> form) {
        List<String> values = Optional.ofNullable(parameters.get(name)).orElse(List.of()).stream()
                .filter(value -> !value.isEmpty())
                .map(form)
                .toList();
        if (values.size() > MAX_VALUES) {
            fault(name, "must be given at most " + MAX_VALUES + " times");
        }
        if (values.stream().anyMatch(value -> value.codePointCount(0, value.length()) > MAX_LENGTH)) {
            fault(name, "must have at most " + MAX_LENGTH + " characters");
        }
        return values;
    }

    private Optional<String> value(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            fault(name, "must be given once");
        }
        return values.stream().findFirst();
    }

    private <T> List<T> words(String name, Function<String, Optional<T>> reader, Stream<String> known) {
        List<Optional<T>> read = values(name).stream().map(reader).toList();
        if (read.contains(Optional.empty())) {
            fault(name, "must be one of: " + known.collect(Collectors.joining(", ")));
        }
        return read.stream().flatMap(Optional::stream).distinct().toList();
    }

    private Optional<Boolean> flag(String name) {
        return value(name).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                fault(name, "must be true or false");
            }
            return text.equals("true");
        });
    }

    private Optional<Instant> time(String text) {
        // An unescaped plus sign of an offset is decoded as a space, which no time contains.
        Optional<Instant> time = AttributeValues.time(text.replace(' ', '+'));
        if (time.isEmpty()) {
            fault("expiring_before", AttributeValues.TIME_FAULT);
        }
        return time;
    }

    private void fault(String name, String message) {
        faults.add(Violation.of(name, message));
    }

    private void throwFaults() {
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badRequest(faults));
        }
    }
}

package io.github.keycloakpersonas.rest.admin;

import io.github.keycloakpersonas.compat.Ids;
import io.github.keycloakpersonas.persona.PersonaFilter;
import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.SearchText;
import io.github.keycloakpersonas.persona.State;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.rest.Parameters;
import io.github.keycloakpersonas.schema.Circle;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The query parameters that say which personas a list, a file or a bulk request is about, and in which order. */
final class ListParameters {

    private ListParameters() {}

    /** Which personas. */
    static PersonaFilter filter(Parameters parameters, AdminGate gate) {
        Parameters sent = parameters.ofFilters();
        boolean atStart = sent.flag("prefix");
        return new PersonaFilter(
                sent.shortTexts("title", UnaryOperator.identity()),
                sent.shortTexts("circle", text -> new Circle(text).name()).stream()
                        .map(Circle::new)
                        .toList(),
                sent.anyOf("status", List.of(Status.values()), Status::word),
                sent.anyOf("state", List.of(State.values()), State::word),
                sent.yesOrNo("active"),
                sent.shortText("user")
                        .map(name -> gate.user(name).map(Ids::of).stream().toList()),
                sent.time("expiring_before"),
                sent.shortText("search")
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text -> new SearchText(text, atStart)),
                false);
    }

    /** Newest first, unless the list is about what ends. */
    static PersonaOrder order(Parameters parameters) {
        Parameters sent = parameters.ofFilters();
        Optional<String> sort = sent.shortText("sort");
        Optional<PersonaOrder> order = sort.flatMap(PersonaOrder::parse);
        if (sort.isPresent() && order.isEmpty()) {
            sent.fault(
                    "sort",
                    "must be one of: " + String.join(", ", PersonaOrder.words())
                            + "; with a leading minus for descending");
        }
        return order.orElse(sent.has("expiring_before") ? PersonaOrder.ENDING_FIRST : PersonaOrder.NEWEST_FIRST);
    }
}

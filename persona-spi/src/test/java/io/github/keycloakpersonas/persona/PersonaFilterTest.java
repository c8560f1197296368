package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.Circle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A restriction adds to what is asked for, and takes nothing away. */
class PersonaFilterTest {

    private static final PersonaFilter ASKED = new PersonaFilter(
            List.of("traveler"),
            List.of(new Circle("corsica")),
            List.of(Status.ACTIVE),
            List.of(State.SCHEDULED),
            Optional.of(true),
            Optional.of(List.of("anna")),
            Optional.of(Instant.EPOCH),
            Optional.of(new SearchText("text", true)),
            false);

    @Test
    void keepsItsConditionsWhenItIsRestrictedToWhatIsPermitted() {
        PersonaFilter permitted = ASKED.permitted();
        assertThat(permitted.permittedOnly()).isTrue();
        assertThat(permitted)
                .usingRecursiveComparison()
                .ignoringFields("permittedOnly")
                .isEqualTo(ASKED);
    }

    @Test
    void isMetByNobodyWhenNothingMayBeSeen() {
        PersonaFilter none = ASKED.none();
        assertThat(none.userIds()).contains(List.of());
        assertThat(none).usingRecursiveComparison().ignoringFields("userIds").isEqualTo(ASKED);
    }

    @Test
    void doesNotChangeWithTheListsItWasMadeOf() {
        List<String> titles = new ArrayList<>(List.of("traveler"));
        PersonaFilter filter = new PersonaFilter(
                titles,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        titles.add("admin");
        assertThat(filter.titles()).containsExactly("traveler");
    }

    private static PersonaFilter of(List<Status> statuses, List<State> states, Optional<Boolean> active) {
        return new PersonaFilter(
                List.of(),
                List.of(),
                statuses,
                states,
                active,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Test
    void admitsTheStatesInWhichAPersonaCanMatch() {
        assertThat(State.values()).allMatch(of(List.of(), List.of(), Optional.empty())::admits);
        assertThat(State.values())
                .filteredOn(of(List.of(Status.ACTIVE, Status.REVOKED), List.of(), Optional.empty())::admits)
                .containsExactly(State.SCHEDULED, State.ACTIVE, State.REVOKED);
        assertThat(State.values())
                .filteredOn(of(List.of(), List.of(State.SCHEDULED, State.EXPIRED), Optional.empty())::admits)
                .containsExactly(State.SCHEDULED, State.EXPIRED);
        assertThat(State.values())
                .filteredOn(of(List.of(Status.ACTIVE), List.of(), Optional.of(false))::admits)
                .containsExactly(State.SCHEDULED);
        assertThat(State.values())
                .filteredOn(of(List.of(), List.of(), Optional.of(true))::admits)
                .containsExactly(State.ACTIVE);
    }
}

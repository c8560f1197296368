package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.Circle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The titles and circles of personas that count. */
class TitlesAndCirclesTest {

    private static final Persona PERSONA = new Persona(
            "id",
            new PersonaKey("anna", "traveler", "corsica"),
            Status.PENDING,
            new Validity(NOW, NOW.plusSeconds(1)),
            Map.of(),
            null,
            new Revision(NOW, NOW, 0),
            null);

    private static Set<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "traveler, '', true",
        "'agent traveler', '', true",
        "Traveler, '', false",
        "'', corsica, true",
        "'', rome, false",
        "traveler, 'rome corsica', true",
        "traveler, rome, false",
        "agent, corsica, false"
    })
    void holdTogether(String titles, String circles, boolean included) {
        TitlesAndCircles filter = new TitlesAndCircles(
                words(titles), words(circles).stream().map(Circle::new).collect(Collectors.toSet()));
        assertThat(filter.includes(PERSONA)).isEqualTo(included);
    }

    @Test
    void areAllWhereNoneIsNamed() {
        assertThat(TitlesAndCircles.ANY.hasTitle("any")).isTrue();
        assertThat(TitlesAndCircles.ANY.hasCircle(new Circle("any"))).isTrue();
    }

    @Test
    void keepTheirOrderAndCountOnce() {
        TitlesAndCircles filter = TitlesAndCircles.of(
                List.of("b", "a", "b"), List.of(new Circle("z"), new Circle("y"), new Circle(" z ")));
        assertThat(filter.titles()).containsExactly("b", "a");
        assertThat(filter.circles()).containsExactly(new Circle("z"), new Circle("y"));
    }
}

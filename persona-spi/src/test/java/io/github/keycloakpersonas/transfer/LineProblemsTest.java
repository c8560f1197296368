package io.github.keycloakpersonas.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.schema.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a report says of the lines at fault, however many there are and whatever is wrong with them. */
class LineProblemsTest {

    private static final int MIB = 1024 * 1024;

    private final LineProblems problems = new LineProblems();

    private String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        problems.putInto(json);
        return PlainJson.write(json);
    }

    /** As the reader of a line with so many members finds them. */
    private static LineProblem of(int line, int faults, String message) {
        List<Violation> violations = IntStream.range(0, faults)
                .mapToObj(i -> Violation.of("m" + i, message))
                .toList();
        return LineProblem.of(line, PersonaFailure.invalid(violations));
    }

    @Test
    void areNamedWhereTheyAreFew() {
        problems.add(of(3, 2, "is wrong"));
        assertThat(json())
                .isEqualTo("{\"problems\":[{\"line\":3,\"detail\":\"m0 is wrong; m1 is wrong\","
                        + "\"errors\":{\"m0\":\"is wrong\",\"m1\":\"is wrong\"}}],\"problems_omitted\":0}");
    }

    @Test
    void areAHundredOfALine() {
        assertThat(of(1, 7274, "is not a member of a persona").errors()).hasSize(100);
    }

    @Test
    void areAThousandAtMost() {
        IntStream.range(0, 1500).forEach(i -> problems.add(of(i, 1, "is wrong")));
        assertThat(problems.named())
                .hasSize(1000)
                .last()
                .extracting(LineProblem::line)
                .isEqualTo(999L);
        assertThat(problems.omitted()).isEqualTo(500);
    }

    @Test
    void areFewerWhereTheySayMuch() {
        IntStream.range(0, 1000).forEach(i -> problems.add(of(i, 7274, "is not a member of a persona")));
        problems.add(of(1001, 1, "is wrong"));
        assertThat(problems.named()).hasSizeBetween(10, 999);
        assertThat(problems.named().size() + problems.omitted()).isEqualTo(1001);
        assertThat(json().length()).isLessThan(MIB);
    }

    @Test
    void haveNoLongTextsEither() {
        IntStream.range(0, 100).forEach(i -> problems.add(of(i, 100, "x".repeat(60_000))));
        assertThat(json().length()).isLessThan(MIB);
    }
}

package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Faults, whose names and words may come from an input. */
class ViolationTest {

    @Test
    void namesMembersAndSaysWhatIsWrongInSoManyCharacters() {
        Violation violation = Violation.of("m".repeat(60_000), "x".repeat(60_000));
        assertThat(violation.member()).isEqualTo("m".repeat(400) + "…");
        assertThat(violation.message()).hasSize(4001).endsWith("x…");
        assertThat(violation.sentence()).hasSize(4001);
        assertThat(Violation.of("m".repeat(400), "is wrong").member()).hasSize(400);
    }

    @Test
    void isNotCutThroughACharacter() {
        assertThat(Violation.of("m".repeat(399) + "😀😀", "").member()).isEqualTo("m".repeat(399) + "…");
    }

    @Test
    void isNamedOnceAndOfVeryManyTheFirst() {
        List<Violation> many = IntStream.range(0, 5000)
                .mapToObj(i -> Violation.of("m" + i, "is wrong"))
                .toList();
        assertThat(Violation.named(many)).isEqualTo(many.subList(0, 100));
        assertThat(Violation.named(Collections.nCopies(5000, many.get(0)))).containsExactly(many.get(0));
    }
}

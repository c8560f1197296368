package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Bodies that are waited for at the same time. */
class BodySlotsTest {

    private final BodySlots slots = new BodySlots(4, Duration.ofMillis(10));

    /** One inside the other, as many as there are names. @return what the innermost task gives */
    private String nested(String... whose) {
        return nested(0, whose);
    }

    private String nested(int from, String... whose) {
        return from == whose.length ? "done" : slots.with(whose[from], () -> nested(from + 1, whose));
    }

    private Problem refused(String... whose) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> nested(whose));
        return Objects.requireNonNull(thrown, "all got a slot").problem();
    }

    @Test
    void areHalfOfThemOneUsersAtMost() {
        assertThat(nested("anna", "anna", "bert")).isEqualTo("done");
        assertThat(refused("anna", "anna", "anna").status()).isEqualTo(503);
    }

    @Test
    void areNotMoreThanThereAreForAllTogether() {
        assertThat(nested("anna", "bert", "carlo", "dana")).isEqualTo("done");
        Problem problem = refused("anna", "bert", "carlo", "dana", "ed");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.headers()).containsKey("Retry-After");
    }

    @Test
    void areGivenBackWhateverHappens() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> slots.with("anna", () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            refused("anna", "anna", "anna");
        }
        assertThat(nested("anna", "anna", "bert", "bert")).isEqualTo("done");
    }
}

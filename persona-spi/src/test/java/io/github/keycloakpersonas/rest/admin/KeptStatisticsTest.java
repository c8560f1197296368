package io.github.keycloakpersonas.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.RealmStatistics;
import io.github.keycloakpersonas.persona.RealmStatistics.Days;
import io.github.keycloakpersonas.persona.RealmStatistics.Question;
import io.github.keycloakpersonas.persona.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was counted of a large realm is kept for a while. */
class KeptStatisticsTest {

    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final Question QUESTION = new Question(10, 30, 30);

    private final Map<String, KeptStatistics> beside = new HashMap<>();
    private int counted;

    private Instant askedAt(Instant now, Question question, boolean fresh, long personas) {
        return KeptStatistics.of(beside, question, now, fresh, () -> {
                    counted++;
                    return new RealmStatistics(
                            Map.of(Status.ACTIVE, personas), 0, List.of(), List.of(), Map.of(), Days.NONE, 0);
                })
                .at();
    }

    private Instant asked(Duration later) {
        return askedAt(NOON.plus(later), QUESTION, false, KeptStatistics.LARGE);
    }

    @Test
    void saysWhenItWasCounted() {
        assertThat(asked(Duration.ZERO)).isEqualTo(NOON);
        assertThat(asked(Duration.ofSeconds(59))).isEqualTo(NOON);
        assertThat(counted).isEqualTo(1);
    }

    @Test
    void isCountedAgainAfterAMinute() {
        asked(Duration.ZERO);
        assertThat(asked(Duration.ofSeconds(60))).isEqualTo(NOON.plusSeconds(60));
        assertThat(counted).isEqualTo(2);
    }

    @Test
    void isCountedAgainForWhoeverWantsIt() {
        asked(Duration.ZERO);
        Instant soon = NOON.plusSeconds(1);
        assertThat(askedAt(soon, QUESTION, true, KeptStatistics.LARGE)).isEqualTo(soon);
        assertThat(asked(Duration.ofSeconds(2))).isEqualTo(soon);
    }

    @Test
    void answersNoOtherQuestion() {
        asked(Duration.ZERO);
        askedAt(NOON, new Question(11, 30, 30), false, KeptStatistics.LARGE);
        askedAt(NOON, new Question(11, 31, 30), false, KeptStatistics.LARGE);
        askedAt(NOON, new Question(11, 31, 31), false, KeptStatistics.LARGE);
        assertThat(counted).isEqualTo(4);
        assertThat(beside).hasSize(1);
    }

    @Test
    void isNotKeptOfASmallRealm() {
        askedAt(NOON, QUESTION, false, KeptStatistics.LARGE - 1);
        askedAt(NOON, QUESTION, false, KeptStatistics.LARGE - 1);
        assertThat(counted).isEqualTo(2);
        assertThat(beside).isEmpty();
    }

    @Test
    void isForgottenWhenTheRealmHasBecomeSmall() {
        asked(Duration.ZERO);
        askedAt(NOON, QUESTION, true, 1);
        assertThat(beside).isEmpty();
    }
}

package io.github.keycloakpersonas.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may decide about what, what a close does, and what has changed. */
class ReviewRulesTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TILL = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant EARLIER = Instant.parse("2026-06-01T00:00:00Z");

    private static ReviewedPersona persona(String circle, String status, Instant till) {
        return new ReviewedPersona("p1", "anna", "traveler", circle, status, FROM, till);
    }

    private static ReviewItem item(Decision decision, @Nullable Instant end) {
        return new ReviewItem(
                "i1", 1, persona("corsica", "active", TILL), new Verdict(decision, "why", end, "bert", FROM), null);
    }

    @ParameterizedTest
    @CsvSource({
        "KEEP, REVOKE, active, NONE",
        "REVOKE, KEEP, active, REVOKE",
        "REVOKE, KEEP, suspended, REVOKE",
        "REVOKE, KEEP, revoked, NONE",
        "SHORTEN, REVOKE, active, SHORTEN",
        "OPEN, KEEP, active, NONE",
        "OPEN, SUSPEND, active, SUSPEND",
        "OPEN, SUSPEND, pending, SUSPEND",
        "OPEN, SUSPEND, suspended, NONE",
        "OPEN, SUSPEND, revoked, NONE",
        "OPEN, REVOKE, inactive, REVOKE"
    })
    void aCloseDoesWhatWasDecided(Decision decision, NoAnswer onNoAnswer, String status, CloseAction expected) {
        ReviewItem item = item(decision, decision == Decision.SHORTEN ? EARLIER : null);
        assertThat(CloseAction.of(item, onNoAnswer, persona("corsica", status, TILL)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void whatIsGoneStaysGone(Decision decision) {
        assertThat(CloseAction.of(item(decision, null), NoAnswer.REVOKE, null)).isEqualTo(CloseAction.GONE);
    }

    @Test
    void anotherMandateIsLeftAlone() {
        ReviewedPersona moved = persona("malta", "active", TILL);
        assertThat(CloseAction.of(item(Decision.REVOKE, null), NoAnswer.KEEP, moved))
                .isEqualTo(CloseAction.OTHER_MANDATE);
        assertThat(CloseAction.of(item(Decision.OPEN, null), NoAnswer.SUSPEND, moved))
                .isEqualTo(CloseAction.OTHER_MANDATE);
        assertThat(CloseAction.of(item(Decision.KEEP, null), NoAnswer.SUSPEND, moved))
                .isEqualTo(CloseAction.NONE);
    }

    @Test
    void whatEndsEarlierAlreadyIsNotMadeLonger() {
        ReviewedPersona shorter = persona("corsica", "active", EARLIER.minusSeconds(1));
        assertThat(CloseAction.of(item(Decision.SHORTEN, EARLIER), NoAnswer.KEEP, shorter))
                .isEqualTo(CloseAction.NONE);
        assertThat(CloseAction.of(
                        item(Decision.SHORTEN, EARLIER), NoAnswer.KEEP, persona("corsica", "active", EARLIER)))
                .isEqualTo(CloseAction.NONE);
    }

    @Test
    void nobodyDecidesAboutOwnPersonas() {
        Verdict keep = new Verdict(Decision.KEEP, null, null, null, null);
        ReviewItem item = item(Decision.OPEN, null);
        assertThat(new Decider("anna", user -> true).refusal(item, keep)).contains("own");
        assertThat(new Decider("bert", user -> true).refusal(item, keep)).isEmpty();
        assertThat(new Decider("bert", persona -> persona.userId().equals("carl")).refusal(item, keep))
                .contains("not_permitted");
        assertThat(new Decider("anna", user -> false).refusal(item)).contains("own");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T00:00:00Z, true",
        "2026-01-01T00:00:00Z, true",
        "2026-01-01T00:00:01Z, false",
        "2026-12-31T23:59:59Z, false",
        "2027-01-01T00:00:00Z, true",
        "2028-01-01T00:00:00Z, true"
    })
    void aNewEndLiesInsideTheValidity(Instant end, boolean isRefused) {
        Verdict shorten = new Verdict(Decision.SHORTEN, "why", end, null, null);
        assertThat(new Decider("bert", user -> true)
                        .refusal(item(Decision.OPEN, null), shorten)
                        .isPresent())
                .isEqualTo(isRefused);
    }

    @Test
    void changesAreTold() {
        ReviewedPersona frozen = persona("corsica", "active", TILL);
        assertThat(frozen.changesTo(frozen)).isEmpty();
        assertThat(frozen.changesTo(null)).isEqualTo(Map.of("gone", true));
        assertThat(frozen.changesTo(persona("malta", "suspended", EARLIER)))
                .isEqualTo(Map.of("circle", "malta", "status", "suspended", "valid_till", EARLIER.toString()));
    }

    @Test
    void figuresFollowDecisions() {
        ReviewProgress all = new ReviewProgress(5, 0, 0, 0, null)
                .plus(Decision.KEEP, 2)
                .plus(Decision.REVOKE, 1)
                .plus(Decision.SHORTEN, 1)
                .plus(Decision.KEEP, -1)
                .plus(Decision.OPEN, 1);
        assertThat(all).isEqualTo(new ReviewProgress(5, 1, 1, 1, null));
        assertThat(all.open()).isEqualTo(2);
    }

    private static ReviewPlan plan(Integer... days) {
        return new ReviewPlan(
                "name",
                null,
                new ReviewFilter(List.of(), List.of(), List.of()),
                TILL,
                Reviewers.ADMINISTRATORS,
                NoAnswer.KEEP,
                List.of(days));
    }

    private static Instant daysBefore(long days) {
        return TILL.minus(Duration.ofDays(days));
    }

    @Test
    void remindersComeOneAfterTheOther() {
        ReviewPlan plan = plan(1, 7);
        assertThat(plan.remindDays()).containsExactly(7, 1);
        assertThat(plan.nextAfter(FROM)).isEqualTo(daysBefore(7));
        assertThat(plan.reminderAt(daysBefore(8))).isEmpty();
        assertThat(plan.reminderAt(daysBefore(7))).contains(7);
        assertThat(plan.nextAfter(daysBefore(7))).isEqualTo(daysBefore(1));
        assertThat(plan.reminderAt(daysBefore(1))).contains(1);
        assertThat(plan.nextAfter(daysBefore(1))).isEqualTo(TILL);
        assertThat(plan().nextAfter(FROM)).isEqualTo(TILL);
    }

    @Test
    void aReviewThatIsShorterThanAReminderDoesWithoutIt() {
        assertThat(plan(7).nextAfter(daysBefore(3))).isEqualTo(TILL);
        assertThat(plan(7, 1).nextAfter(daysBefore(3))).isEqualTo(daysBefore(1));
        assertThat(plan(7, 1).reminderAt(daysBefore(1))).contains(1);
    }

    @Test
    void theHashIsThatOfTheLines() {
        ListHash hash = new ListHash();
        hash.add(item(Decision.OPEN, null));
        ListHash same = new ListHash();
        same.add(item(Decision.REVOKE, null));
        // What printf '1\tp1\tanna\ttraveler\tcorsica\tactive\t2026-01-01T00:00:00Z\t2027-01-01T00:00:00Z\n' |
        // sha256sum prints.
        assertThat(hash.hex())
                .isEqualTo(same.hex())
                .isEqualTo("658bd578fcc70651a11c0292ec9e085744cf3288a93b648c77922a020f6eae2c");
        assertThat(new ListHash().hex()).startsWith("e3b0c44298fc1c14");
    }
}

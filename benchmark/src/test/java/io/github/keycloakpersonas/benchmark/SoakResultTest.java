package io.github.keycloakpersonas.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SoakResultTest {

    private final Tally tally = new Tally();

    @Test
    void isMetWhereFiveOfAHundredTakeLonger() {
        answers(95, 150);
        answers(5, 900);

        assertThat(verdicts(100)).allMatch(Verdict::met);
        assertThat(verdicts(100).get(0).figures()).startsWith("95.00 %; 95 % within 150.");
    }

    @Test
    void isMissedWhereSixOfAHundredTakeLonger() {
        answers(94, 150);
        answers(6, 900);

        assertThat(verdicts(100)).extracting(Verdict::met).containsExactly(false, true, true);
    }

    @Test
    void isMissedWithOneError() {
        answers(100, 10);
        assertThat(tally.failed(RequestKind.CREATE, "503")).isTrue();
        assertThat(tally.failed(RequestKind.CREATE, "503")).isFalse();

        assertThat(result(100).hasErrors()).isTrue();
        assertThat(result(100).errors()).isEqualTo("{503 to: new persona=2}");
        assertThat(verdicts(100)).extracting(Verdict::met).containsExactly(true, false, true);
    }

    @Test
    void isMissedWhereTheHeapGrows() {
        answers(100, 10);

        assertThat(verdicts(109)).extracting(Verdict::met).containsExactly(true, true, true);
        assertThat(verdicts(111)).extracting(Verdict::met).containsExactly(true, true, false);
    }

    @Test
    void showsEachKindAndAllTogether() {
        answers(3, 20);
        tally.answered(RequestKind.LOGIN, true, TimeUnit.MILLISECONDS.toNanos(80));

        assertThat(result(100).markdown())
                .contains(
                        "4 requests in 2 s: 2.0 a second, where 40 were planned, and in the peak 80.",
                        "| login with a password | 1 | 80.",
                        "| userinfo | 3 | 20.",
                        "| all | 4 | 20.",
                        "| all in the peak | 1 | 80.",
                        "Errors: none.",
                        "| the server | before | quarter 1 |\n|---|---|---|\n",
                        "| heap after a collection, MiB | 100.0 | 100.0 |",
                        "| connections to the database | 7 | 7 |");
    }

    private void answers(int count, int millis) {
        for (int i = 0; i < count; i++) {
            tally.answered(RequestKind.USERINFO, false, TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    private List<Verdict> verdicts(double heap) {
        return result(heap).verdicts();
    }

    private SoakResult result(double heap) {
        return new SoakResult(
                new Pace(Duration.ofMinutes(10), 40),
                tally,
                List.of(new Vitals(100, 500, 60, 7), new Vitals(heap, 500, 60, 7)),
                2,
                1);
    }
}

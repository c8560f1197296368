package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.invitation.Invitations;
import io.github.keycloakpersonas.mail.MailEntry;
import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.MailOrder;
import io.github.keycloakpersonas.mail.MailRetry;
import io.github.keycloakpersonas.mail.MailState;
import io.github.keycloakpersonas.mail.Mails;
import io.github.keycloakpersonas.mail.Reminding;
import io.github.keycloakpersonas.mail.Waiting;
import io.github.keycloakpersonas.spi.PersonaProvider;
import io.github.keycloakpersonas.telemetry.Counted.Mailed;
import io.github.keycloakpersonas.telemetry.PersonaMeters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run does in one realm. Each step has a transaction of its own, and none is open while a mail server is waited for, but that of the mail itself. */
final class MailRun {

    /** How long a claimed mail is not tried by others. Longer than the longest try that Keycloak's time-outs permit. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    /** How long it is remembered that a mail was sent; longer than the longest step before an end. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final int PERSONAS = 200;
    private static final int MAILS = 500;
    private static final int ROWS = 1000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final MailSessions sessions;
    private final Clock clock;

    MailRun(MailSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Orders what the time brings, and forgets what is old. One node at a time. */
    void collect() {
        Instant now = clock.instant();
        Optional<Reminding> round =
                sessions.call(Optional.empty(), work -> work.mails().rounds().begin(now));
        while (round.isPresent()) {
            Reminding at = round.get();
            round = sessions.call(
                    Optional.empty(), work -> work.mails().rounds().remind(at, PERSONAS));
        }
        sessions.call(false, work -> digest(work, now));
        int removed;
        do {
            removed = sessions.call(0, work -> work.mails().ledger().purge(now.minus(KEPT), ROWS));
        } while (removed == ROWS);
        do {
            removed = sessions.call(0, work -> work.forget(now.minus(Invitations.KEPT), ROWS));
        } while (removed == ROWS);
        sessions.call(false, MailRun::end);
    }

    private static boolean digest(MailSessions.Work work, Instant now) {
        Mails mails = work.mails();
        List<Waiting> fresh = mails.rounds().digest(now);
        if (!fresh.isEmpty()) {
            Set<String> users = new LinkedHashSet<>(Recipient.holders(work.session(), work.realm()));
            users.addAll(new Stewards(work.session().getProvider(PersonaProvider.class), work.realm())
                    .of(fresh, now)
                    .keySet());
            mails.addAll(users.stream()
                    .map(user -> new MailOrder(MailKind.REQUESTS, now.toString(), user, Map.of()))
                    .toList());
        }
        return !fresh.isEmpty();
    }

    private static boolean end(MailSessions.Work work) {
        boolean isOver = work.rule().filter(rule -> !rule.isNone()).isEmpty()
                && work.rule().isPresent();
        if (isOver) {
            work.mails().rounds().end();
        }
        return isOver;
    }

    /** Sends what is due, as much as there is time for. The rest is left to the next run. */
    void send() {
        Instant end = clock.instant().plus(LONGEST);
        List<String> due =
                sessions.call(List.of(), work -> work.mails().ledger().due(MAILS));
        for (String id : due) {
            if (!clock.instant().isBefore(end) || !send(id)) {
                return;
            }
        }
    }

    /** Returns whether it makes sense to go on with the next mail. */
    private boolean send(String id) {
        List<MailEntry> claimed =
                sessions.call(List.of(), work -> work.mails().ledger().claim(id, LEASE));
        if (claimed.isEmpty()) {
            return true;
        }
        Outcome outcome = sessions.once(
                new Outcome(MailState.SKIPPED, null),
                work -> new MailSender(work.session(), work.realm(), clock.instant()).send(claimed));
        settle(claimed, outcome);
        return !outcome.stopsTheRealm();
    }

    private void settle(List<MailEntry> claimed, Outcome outcome) {
        Instant now = clock.instant();
        Optional<Instant> next =
                outcome.state() == MailState.QUEUED ? MailRetry.after(tries(claimed), now) : Optional.of(now);
        MailState state = next.isPresent() ? outcome.state() : MailState.FAILED;
        sessions.call(false, work -> {
            work.mails().ledger().settle(claimed, state, outcome.reason(), next.orElse(now));
            PersonaMeters.mailed(work.realm().getName(), counted(state), claimed.size());
            return true;
        });
    }

    private static int tries(List<MailEntry> claimed) {
        return claimed.stream().mapToInt(mail -> mail.progress().tries()).max().orElse(1);
    }

    private static Mailed counted(MailState state) {
        return switch (state) {
            case SENT -> Mailed.SENT;
            case SKIPPED -> Mailed.SKIPPED;
            case FAILED -> Mailed.FAILED;
            case QUEUED -> Mailed.RETRIED;
        };
    }
}

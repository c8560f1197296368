package io.github.keycloakpersonas.telemetry;

import static io.github.keycloakpersonas.telemetry.RealmMeters.counters;

import io.github.keycloakpersonas.telemetry.Counted.Assessed;
import io.github.keycloakpersonas.telemetry.Counted.BatchResult;
import io.github.keycloakpersonas.telemetry.Counted.CacheResult;
import io.github.keycloakpersonas.telemetry.Counted.Choice;
import io.github.keycloakpersonas.telemetry.Counted.ClaimsIn;
import io.github.keycloakpersonas.telemetry.Counted.Decision;
import io.github.keycloakpersonas.telemetry.Counted.Delivered;
import io.github.keycloakpersonas.telemetry.Counted.LineResult;
import io.github.keycloakpersonas.telemetry.Counted.Mailed;
import io.github.keycloakpersonas.telemetry.Counted.Missing;
import io.github.keycloakpersonas.telemetry.Counted.Registered;
import io.github.keycloakpersonas.telemetry.Counted.Reported;
import io.github.keycloakpersonas.telemetry.Counted.RolesResult;
import io.github.keycloakpersonas.telemetry.Counted.TaskResult;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.LongAdder;
import org.keycloak.Config;

/**
 * Meters by realm, in Keycloak's own registry. The tag has the name of the realm, as in Keycloak's own meters. If
 * metrics are off, nothing is counted.
 */
public final class PersonaMeters {

    /** The prefix of all names of meters. */
    static final String PREFIX = "keycloak.personas.";

    static final MeterSettings SETTINGS =
            MeterSettings.of(Config.scope("persona").root());

    private static final RealmMeters<ClaimsIn, Claims> CLAIMS =
            new RealmMeters<>("token", ClaimsIn.class, Claims::register);

    private static final RealmMeters<ClaimsIn, LongAdder> TRUNCATED =
            counters(PREFIX + "claims.truncated", "Tokens with room for some personas only", "token", ClaimsIn.class);

    private static final RealmMeters<Missing, LongAdder> MISSING =
            counters(PREFIX + "claims.missing", "Tokens that lack what could not be read", "lacks", Missing.class);

    private static final RealmMeters<RolesResult, LongAdder> ROLES = counters(
            PREFIX + "roles", "Tokens whose roles the titles of personas have a say in", "result", RolesResult.class);

    private static final RealmMeters<CacheResult, LongAdder> CACHE =
            counters(PREFIX + "cache.gets", "Reads of a user's personas", "result", CacheResult.class);

    private static final RealmMeters<Decision, LongAdder> DECISIONS =
            counters(PREFIX + "policy.decisions", "Decisions of persona policies", "decision", Decision.class);

    private static final RealmMeters<Choice, LongAdder> CHOICES =
            counters(PREFIX + "login.choices", "Personas selected at a login", "how", Choice.class);

    private static final RealmMeters<LineResult, LongAdder> LINES = counters(
            PREFIX + "import.lines", "Lines of imports, and personas they removed", "result", LineResult.class);

    private static final RealmMeters<BatchResult, LongAdder> BATCHES =
            counters(PREFIX + "import.batches", "Transactions' worth of lines", "taken", BatchResult.class);

    private static final RealmMeters<TaskResult, LongAdder> IMPORTS =
            counters(PREFIX + "imports", "Imports that have ended", "result", TaskResult.class);

    private static final RealmMeters<Registered, LongAdder> REGISTRATIONS =
            counters(PREFIX + "registrations", "Registrations by applications", "result", Registered.class);

    private static final RealmMeters<Assessed, LongAdder> ASSESSMENTS =
            counters(PREFIX + "assessments", "Assessments that were taken", "result", Assessed.class);
    private static final RealmMeters<Reported, LongAdder> REPORTS =
            counters(PREFIX + "reports", "Reports of administrators", "result", Reported.class);

    private static final RealmMeters<Delivered, LongAdder> DELIVERIES =
            counters(PREFIX + "deliveries", "Uploads of reports that are stored away", "result", Delivered.class);
    private static final RealmMeters<Mailed, LongAdder> MAILS =
            counters(PREFIX + "mails", "Mails that were tried", "result", Mailed.class);

    private PersonaMeters() {}

    /**
     * Two counters instead of a distribution summary, which takes thirty times as long because it keeps a moving
     * maximum.
     */
    private record Claims(LongAdder claims, LongAdder personas) {

        static Claims register(Tags tags) {
            return new Claims(
                    RealmMeters.counter(PREFIX + "claims", "Tokens with the claim of personas", tags),
                    RealmMeters.counter(PREFIX + "claims.personas", "Personas in these claims", tags));
        }

        void count(int stamped) {
            claims.increment();
            personas.add(stamped);
        }
    }

    /** Counts a token or an answer that personas were written into. */
    public static void stamped(String realm, ClaimsIn what, int personas) {
        if (SETTINGS.enabled()) {
            CLAIMS.of(realm, what).count(personas);
        }
    }

    /** Counts a token whose budget was too small for all personas. */
    public static void truncated(String realm, ClaimsIn what) {
        count(TRUNCATED, realm, what);
    }

    /** Counts a token that lacks something because personas could not be read. */
    public static void missing(String realm, Missing what) {
        count(MISSING, realm, what);
    }

    /** Counts a token whose roles depend on titles. */
    public static void roles(String realm, RolesResult result) {
        count(ROLES, realm, result);
    }

    /** Counts a read of a user's personas. */
    public static void read(String realm, CacheResult result) {
        count(CACHE, realm, result);
    }

    /** Counts a decision of a policy. */
    public static void decided(String realm, Decision decision) {
        count(DECISIONS, realm, decision);
    }

    /** Counts a selection during a login, or a failed one. */
    public static void selected(String realm, Choice how) {
        count(CHOICES, realm, how);
    }

    /** Counts lines or personas that an import has handled. */
    public static void imported(String realm, LineResult result, long howMany) {
        if (SETTINGS.enabled()) {
            LINES.of(realm, result).add(howMany);
        }
    }

    /** Counts a batch of lines. */
    public static void batch(String realm, BatchResult taken) {
        count(BATCHES, realm, taken);
    }

    /** Counts an import that has ended. */
    public static void importEnded(String realm, TaskResult result) {
        count(IMPORTS, realm, result);
    }

    /** Counts a registration by an application. */
    public static void registered(String realm, Registered result) {
        count(REGISTRATIONS, realm, result);
    }

    /** Counts an assessment that was taken. */
    public static void assessed(String realm, Assessed result) {
        count(ASSESSMENTS, realm, result);
    }

    /** Counts a report of an administrator. */
    public static void reported(String realm, Reported result) {
        count(REPORTS, realm, result);
    }

    /** Counts an upload of a report. */
    public static void delivered(String realm, Delivered result) {
        count(DELIVERIES, realm, result);
    }

    /** Counts mails that were tried together. */
    public static void mailed(String realm, Mailed result, int mails) {
        if (SETTINGS.enabled()) {
            MAILS.of(realm, result).add(mails);
        }
    }

    private static <K extends Enum<K>> void count(RealmMeters<K, LongAdder> meters, String realm, K kind) {
        if (SETTINGS.enabled()) {
            meters.of(realm, kind).increment();
        }
    }
}

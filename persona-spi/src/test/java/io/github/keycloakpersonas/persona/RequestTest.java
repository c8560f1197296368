package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.RequestRule.Reason;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That somebody asks for a persona, why, and since when. */
class RequestTest {

    private static ASchema schema(Reason reason) {
        return new ASchema().title("traveler").approvedTitle("member").requests(30, reason);
    }

    private final ARealm realm = new ARealm(schema(Reason.OPTIONAL));

    private Persona asked(Object... more) {
        return realm.create(Actor.OWNER, with(more));
    }

    private static @Nullable Object[] with(@Nullable Object... more) {
        @Nullable Object[] all = new Object[more.length + 4];
        all[0] = "title";
        all[1] = "member";
        all[2] = "circle";
        all[3] = "corsica";
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    private static Request request(Persona persona) {
        return Objects.requireNonNull(persona.request(), "it waits for nothing");
    }

    private static String why(Persona persona) {
        return String.valueOf(request(persona).reason());
    }

    @Test
    void isThereAsLongAsThePersonaIsPending() {
        Persona pending = asked("reason", " I guide\nthe tours ");
        assertThat(request(pending)).isEqualTo(new Request(NOW, "I guide\nthe tours"));
        assertThat(realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica")
                        .request())
                .isNull();
        realm.setTime(NOW.plusSeconds(60));
        assertThat(realm.personas().decide(pending, true, null, any -> true).request())
                .isNull();
    }

    @Test
    void goesWithARejectionAndWithTheWithdrawal() {
        Persona rejected = asked("reason", "x");
        assertThat(realm.personas().decide(rejected, false, null, any -> true).request())
                .isNull();
        Persona withdrawn = realm.create(Actor.OWNER, "title", "member", "circle", "elba", "reason", "x");
        realm.delete(Actor.OWNER, withdrawn);
        assertThat(realm.store().byId(withdrawn.id())).isEmpty();
    }

    @Test
    void keepsItsBeginWhateverElseChanges() {
        Persona pending = asked("reason", "first");
        realm.setTime(NOW.plusSeconds(60));
        Persona changed = realm.change(Actor.OWNER, pending, "reason", "second");
        assertThat(request(changed)).isEqualTo(new Request(NOW, "second"));
        assertThat(request(realm.change(Actor.ADMINISTRATOR, changed, "note", "who are you?")))
                .isEqualTo(new Request(NOW, "second"));
        assertThat(request(realm.change(Actor.OWNER, changed, "reason", null)).reason())
                .isNull();
    }

    @Test
    void beginsAnewForAnotherCircleAndAfterADecision() {
        Persona pending = asked("reason", "first");
        realm.setTime(NOW.plusSeconds(60));
        Persona moved = realm.change(Actor.OWNER, pending, "circle", "elba");
        assertThat(request(moved)).isEqualTo(new Request(NOW.plusSeconds(60), "first"));
        Persona approved = realm.personas().decide(moved, true, null, any -> true);
        realm.setTime(NOW.plusSeconds(90));
        assertThat(request(realm.change(Actor.ADMINISTRATOR, approved, "status", "pending")))
                .isEqualTo(new Request(NOW.plusSeconds(90), null));
    }

    @Test
    void ofATitleThatUsersTakeThemselvesIsNone() {
        assertFaults(
                () -> realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica", "reason", "x"),
                "reason is for a persona that waits for an approval");
        Persona pending = asked("reason", "x");
        Persona taken = realm.change(Actor.OWNER, pending, "title", "traveler", "reason", "x");
        assertThat(taken.request()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0007b", "\uD800"})
    void hasNoControlCharacters(String text) {
        assertFaults(() -> asked("reason", text), "reason " + PersonaChange.NOTE_FAULT);
    }

    @Test
    void hasAtMost500Characters() {
        assertThat(why(asked("reason", "x".repeat(500)))).hasSize(500);
        assertFaults(
                () -> realm.create(
                        Actor.OWNER, "title", "member", "circle", "elba", "reason", "x".repeat(501), "status", "lost"),
                "reason " + PersonaChange.NOTE_FAULT,
                "Unknown status 'lost'. Known: pending, active, inactive, suspended, revoked");
        assertFaults(
                () -> realm.create(Actor.OWNER, "title", "member", "circle", "elba", "reason", 7L),
                "reason " + PersonaChange.NOTE_FAULT);
    }

    @Test
    void belongsToItsOwner() {
        Persona pending = asked("reason", "mine");
        assertThat(why(realm.change(Actor.ADMINISTRATOR, pending, "reason", "yours")))
                .isEqualTo("mine");
    }

    @Test
    void mayBeSentBackAsItWasRead() {
        Persona pending = asked("reason", "mine");
        Persona same = realm.change(
                Actor.OWNER,
                pending,
                "reason",
                "mine",
                "requested_at",
                NOW.toString(),
                "request_ends_at",
                NOW.plus(Duration.ofDays(30)).toString());
        assertThat(request(same)).isEqualTo(request(pending));
    }

    @Test
    void ofATitleThatUsersTakeThemselvesMayBeSentAsNothing() {
        Persona taken = realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica", "reason", null);
        assertThat(realm.change(Actor.OWNER, taken, "reason", null).request()).isNull();
    }

    @Nested
    class WhereAReasonIsRequired {

        @ParameterizedTest
        @ValueSource(strings = {"", "  \n"})
        void isRefusedWithoutOne(String blank) {
            realm.setSchema(schema(Reason.REQUIRED));
            assertFaults(RequestTest.this::asked, "reason is required: say why you ask for it");
            assertFaults(() -> asked("reason", blank), "reason is required: say why you ask for it");
            Persona pending = asked("reason", "x");
            assertFaults(
                    () -> realm.change(Actor.OWNER, pending, "reason", null),
                    "reason is required: say why you ask for it");
            assertThat(why(realm.change(Actor.OWNER, pending, "circle", "elba")))
                    .isEqualTo("x");
        }

        @Test
        void isNotAskedOfAnAdministratorNorOfOneThatWaitedBefore() {
            Persona before = asked();
            realm.setSchema(schema(Reason.REQUIRED));
            assertThat(realm.change(
                                    Actor.OWNER,
                                    before,
                                    "valid_till",
                                    NOW.plusSeconds(90).toString())
                            .status())
                    .isEqualTo(Status.PENDING);
            assertFaults(
                    () -> realm.change(Actor.OWNER, before, "circle", "elba"),
                    "reason is required: say why you ask for it");
            assertThat(realm.create(Actor.ADMINISTRATOR, "title", "member", "circle", "elba", "status", "pending")
                            .request())
                    .isNotNull();
        }
    }

    @Nested
    class WhereNothingIsSaidOfRequests {

        private final ARealm plain = new ARealm(new ASchema().approvedTitle("member"));

        @ParameterizedTest
        @ValueSource(strings = {"reason", "requested_at", "request_ends_at"})
        void itsMembersAreUnknown(String member) {
            assertFaults(() -> plain.create(Actor.OWNER, with(member, "x")), member + " is not a member of a persona");
        }

        @ParameterizedTest
        @ValueSource(strings = {"reason", "requested_at", "request_ends_at"})
        void aNullOfAGeneratedClientIsNone(String member) {
            Persona persona = plain.create(Actor.OWNER, with(member, null));
            assertThat(plain.change(Actor.OWNER, persona, member, null).request())
                    .isEqualTo(persona.request());
        }

        @Test
        void anAttributeCanHaveTheName() {
            plain.setSchema(new ASchema()
                    .approvedTitle("member")
                    .attribute(AnAttribute.named("reason", AttributeType.INTEGER)));
            Persona persona = plain.create(Actor.OWNER, with("reason", 7L));
            assertThat(persona.attributes()).containsEntry("reason", 7L);
            assertThat(request(persona).reason()).isNull();
        }

        @Test
        void itIsStillKnownSinceWhenAPersonaWaits() {
            assertThat(request(plain.create(Actor.OWNER, with())).at()).isEqualTo(NOW);
        }
    }

    @Nested
    class InAnImport {

        private static final Request SENT = new Request(NOW.minusSeconds(5), "restored");

        private static ImportEntry entry(Request request, String status) {
            ImportEntry plain = AnImport.entry(null, "title", "member", "circle", "corsica", "status", status);
            return new ImportEntry(plain.owner(), null, plain.change(), plain.hidden(), null, null, null, request);
        }

        private static Persona imported(ASchema schema, ImportEntry entry) {
            AnImport personas = new AnImport(schema, ImportMode.CREATE);
            personas.admit(entry);
            return personas.inserts().iterator().next();
        }

        @Test
        void goesOnWaiting() {
            assertThat(imported(schema(Reason.OPTIONAL), entry(SENT, "pending")).request())
                    .isEqualTo(SENT);
        }

        @ParameterizedTest
        @EnumSource(names = {"ACTIVE", "INACTIVE", "SUSPENDED", "REVOKED"})
        void isNothingWithoutAPersonaThatWaits(Status status) {
            assertThat(imported(schema(Reason.OPTIONAL), entry(SENT, status.word()))
                            .request())
                    .isNull();
        }

        @Test
        void hasNoReasonWhereARealmTakesNone() {
            assertThat(imported(schema(Reason.NONE), entry(SENT, "pending")).request())
                    .isEqualTo(new Request(SENT.at(), null));
        }

        @Test
        void thatSaysTheSameChangesNothing() {
            Persona stored = imported(schema(Reason.OPTIONAL), entry(SENT, "pending"));
            AnImport again = new AnImport(schema(Reason.OPTIONAL), ImportMode.UPSERT).with(stored);
            assertThat(again.admit(entry(SENT, "pending"))).isEqualTo(PersonaImport.Outcome.UNCHANGED);
            assertThat(again.admit(AnImport.entry(null, "title", "member", "circle", "corsica", "status", "pending")))
                    .isEqualTo(PersonaImport.Outcome.UNCHANGED);
            assertThat(again.admit(entry(new Request(SENT.at(), "other"), "pending")))
                    .isEqualTo(PersonaImport.Outcome.UPDATED);
        }
    }
}

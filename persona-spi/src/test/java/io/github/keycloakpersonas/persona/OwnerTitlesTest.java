package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Titles that owners can't just take, and the ways around that are closed. */
class OwnerTitlesTest {

    private static final String ADMIN_ONLY = "Persona title 'admin' can only be assigned by an administrator";
    private static final String AWAITS = "A pending persona waits for an administrator's approval";

    private final ARealm realm = new ARealm(new ASchema()
            .title("traveler")
            .reservedTitle("admin")
            .approvedTitle("agent")
            .approvedTitle("guide"));

    private Persona create(Actor actor, String title, @Nullable Object... more) {
        var members = ARealm.members(more);
        members.put("title", title);
        members.put("circle", "corsica");
        return realm.personas().create(actor, ARealm.USER, PersonaMembers.creation(actor, members));
    }

    private Persona approved(String title) {
        return create(Actor.ADMINISTRATOR, title);
    }

    private Persona change(Persona persona, @Nullable Object... members) {
        return realm.change(Actor.OWNER, persona, members);
    }

    @Nested
    class AReservedTitle {

        @Test
        void isNotTaken() {
            assertForbidden(() -> create(Actor.OWNER, "admin"), ADMIN_ONLY);
            Persona persona = create(Actor.OWNER, "traveler");
            assertForbidden(() -> change(persona, "title", "admin"), ADMIN_ONLY);
        }

        @Test
        void isNotMovedNorGivenUpForAnother() {
            Persona persona = approved("admin");
            assertForbidden(() -> change(persona, "circle", "acme"), ADMIN_ONLY);
            assertForbidden(() -> change(persona, "title", "traveler"), ADMIN_ONLY);
        }

        @Test
        void canBeSwitchedOffAndOnAndDeleted() {
            Persona off = change(approved("admin"), "status", "inactive");
            assertThat(change(off, "status", "active").status()).isEqualTo(Status.ACTIVE);
            realm.delete(Actor.OWNER, off);
            assertThat(realm.store().ofUser(ARealm.USER)).isEmpty();
        }

        @Test
        void thatTheSchemaHasLostIsNotMovedEither() {
            Persona persona = approved("traveler");
            realm.setSchema(new ASchema().title("other"));
            assertForbidden(
                    () -> change(persona, "circle", "acme"),
                    "Persona title 'traveler' can only be assigned by an administrator");
        }
    }

    @Nested
    class ATitleThatNeedsApproval {

        @Test
        void startsPending() {
            assertThat(create(Actor.OWNER, "agent").status()).isEqualTo(Status.PENDING);
            assertThat(create(Actor.OWNER, "guide", "status", "pending").status())
                    .isEqualTo(Status.PENDING);
        }

        @ParameterizedTest
        @EnumSource(names = "PENDING", mode = Mode.EXCLUDE)
        void startsInNoOtherStatus(Status status) {
            assertForbidden(
                    () -> create(Actor.OWNER, "agent", "status", status.word()),
                    "A persona with title 'agent' stays pending until an administrator approves it");
        }

        @Test
        void isNotApprovedByItsOwnerNotEvenBySwitchingItOffAndOn() {
            Persona pending = create(Actor.OWNER, "agent");
            assertForbidden(() -> change(pending, "status", "active"), AWAITS);
            assertForbidden(() -> change(pending, "status", "inactive"), AWAITS);
        }

        @Test
        void onceApprovedIsItsOwnersToSwitch() {
            Persona off = change(approved("agent"), "status", "inactive");
            assertThat(change(off, "status", "active").status()).isEqualTo(Status.ACTIVE);
        }

        @ParameterizedTest
        @CsvSource({"circle, acme", "title, guide"})
        void isPendingAgainOnceMoved(String member, String value) {
            assertThat(change(approved("agent"), member, value).status()).isEqualTo(Status.PENDING);
        }

        @Test
        void isPendingAgainOnceMovedWhileSwitchedOff() {
            Persona off = change(approved("agent"), "status", "inactive");
            assertThat(change(off, "circle", "acme").status()).isEqualTo(Status.PENDING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"inactive", "suspended"})
        void isNotMovedAndSwitchedAtOnce(String status) {
            Persona persona = approved("agent");
            assertForbidden(
                    () -> change(persona, "circle", "acme", "status", status),
                    "A persona with title 'agent' stays pending until an administrator approves it");
        }

        @Test
        void isPendingWhenAnotherTitleIsChangedForIt() {
            Persona persona = create(Actor.OWNER, "traveler");
            assertThat(change(persona, "title", "agent").status()).isEqualTo(Status.PENDING);
        }

        @Test
        void isPendingAgainAfterADetourOverAnotherTitle() {
            Persona traveler = change(approved("agent"), "title", "traveler");
            assertThat(traveler.status()).isEqualTo(Status.ACTIVE);
            assertThat(change(traveler, "title", "agent").status()).isEqualTo(Status.PENDING);
        }

        @Test
        void isNeededNoLongerForATitleThatNeedsNone() {
            Persona pending = create(Actor.OWNER, "agent");
            assertThat(change(pending, "title", "traveler").status()).isEqualTo(Status.ACTIVE);
        }
    }

    @Nested
    class TheValidity {

        private final String earlier = NOW.minusMillis(1).toString();
        private final String later =
                NOW.plus(Duration.ofDays(365)).plusMillis(1).toString();

        @ParameterizedTest
        @ValueSource(strings = {"admin", "agent"})
        void ofWhatWasGrantedIsNotWidened(String title) {
            Persona persona = approved(title);
            String fault =
                    "The validity of a persona with title '" + title + "' can only be extended by an administrator";
            assertForbidden(() -> change(persona, "valid_from", earlier), fault);
            assertForbidden(() -> change(persona, "valid_till", later), fault);
            Persona off = change(persona, "status", "inactive");
            assertForbidden(() -> change(off, "valid_till", later), fault);
        }

        @Test
        void ofWhatWasGrantedIsNotWidenedAlongWithAMove() {
            Persona persona = approved("agent");
            assertForbidden(
                    () -> change(persona, "title", "traveler", "valid_till", later),
                    "The validity of a persona with title 'agent' can only be extended by an administrator");
        }

        @ParameterizedTest
        @ValueSource(strings = {"admin", "agent"})
        void ofWhatWasGrantedCanBeNarrowedForGood(String title) {
            Persona persona = approved(title);
            String sooner = NOW.plusSeconds(60).toString();
            Persona narrowed = change(persona, "valid_till", sooner);
            assertThat(narrowed.validity().till()).isEqualTo(sooner);
            assertForbidden(
                    () -> change(
                            narrowed, "valid_till", persona.validity().till().toString()),
                    "The validity of a persona with title '" + title + "' can only be extended by an administrator");
        }

        @Test
        void ofWhatIsNotGrantedYetIsTheOwnersToAskFor() {
            assertThat(change(create(Actor.OWNER, "agent"), "valid_till", later)
                            .validity()
                            .till())
                    .isEqualTo(later);
        }

        @Test
        void ofATitleThatAnybodyCanTakeIsTheOwners() {
            Persona persona = create(Actor.OWNER, "traveler");
            Persona widened = change(persona, "valid_from", earlier, "valid_till", later);
            assertThat(widened.validity().exceeds(persona.validity())).isTrue();
        }
    }
}

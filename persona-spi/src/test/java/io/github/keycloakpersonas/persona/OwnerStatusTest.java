package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every status, with everything that its owner may do about it. */
class OwnerStatusTest {

    private final ARealm realm = new ARealm(new ASchema().title("traveler"));

    private Persona persona(Status status) {
        return realm.create(Actor.ADMINISTRATOR, "title", "traveler", "circle", "corsica", "status", status.word());
    }

    private Persona ask(Persona persona, Status status) {
        return realm.change(Actor.OWNER, persona, "status", status.word());
    }

    private static String adminsOnly(Status status) {
        return "Status '%s' can only be set by an administrator".formatted(status.word());
    }

    @Nested
    class OnCreation {

        private Persona create(Status status) {
            return realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica", "status", status.word());
        }

        @ParameterizedTest
        @EnumSource(
                names = {"ACTIVE", "INACTIVE"},
                mode = Mode.INCLUDE)
        void isActiveOrInactive(Status status) {
            assertThat(create(status).status()).isEqualTo(status);
        }

        @ParameterizedTest
        @EnumSource(
                names = {"ACTIVE", "INACTIVE", "EXPIRED", "UNASSESSED"},
                mode = Mode.EXCLUDE)
        void isNoneOfAnAdministrators(Status status) {
            assertForbidden(() -> create(status), adminsOnly(status));
        }

        @ParameterizedTest
        @EnumSource(names = "EXPIRED", mode = Mode.INCLUDE)
        void isNoDerivedOne(Status status) {
            assertForbidden(() -> create(status), "Status 'expired' can't be set: it follows from valid_till");
        }
    }

    @Nested
    class OfAPersonaInItsOwnersHands {

        @ParameterizedTest
        @CsvSource({"ACTIVE, ACTIVE", "ACTIVE, INACTIVE", "INACTIVE, ACTIVE", "INACTIVE, INACTIVE"})
        void isSwitchedOnAndOff(Status before, Status after) {
            assertThat(ask(persona(before), after).status()).isEqualTo(after);
        }

        @ParameterizedTest
        @CsvSource({
            "ACTIVE, PENDING",
            "ACTIVE, SUSPENDED",
            "ACTIVE, REVOKED",
            "INACTIVE, PENDING",
            "INACTIVE, SUSPENDED",
            "INACTIVE, REVOKED"
        })
        void isNoneOfAnAdministrators(Status before, Status after) {
            Persona persona = persona(before);
            assertForbidden(() -> ask(persona, after), adminsOnly(after));
            assertThat(realm.store().byId(persona.id())).contains(persona);
        }

        @ParameterizedTest
        @EnumSource(
                names = {"ACTIVE", "INACTIVE"},
                mode = Mode.INCLUDE)
        void isNoDerivedOne(Status before) {
            assertForbidden(
                    () -> ask(persona(before), Status.EXPIRED),
                    "Status 'expired' can't be set: it follows from valid_till");
        }
    }

    @Nested
    class OfAPendingPersona {

        @ParameterizedTest
        @EnumSource(names = "PENDING", mode = Mode.EXCLUDE)
        void waitsForAnAdministrator(Status asked) {
            assertForbidden(
                    () -> ask(persona(Status.PENDING), asked),
                    "A pending persona waits for an administrator's approval");
        }

        @ParameterizedTest
        @EnumSource(names = "PENDING", mode = Mode.INCLUDE)
        void canBeSentBack(Status asked) {
            assertThat(ask(persona(Status.PENDING), asked).status()).isEqualTo(Status.PENDING);
        }
    }

    @Nested
    class Frozen {

        private static String fault(Status status) {
            return "A %s persona can only be changed or deleted by an administrator".formatted(status.word());
        }

        @ParameterizedTest
        @CsvSource({
            "SUSPENDED, ACTIVE",
            "SUSPENDED, INACTIVE",
            "SUSPENDED, SUSPENDED",
            "SUSPENDED, REVOKED",
            "REVOKED, ACTIVE",
            "REVOKED, INACTIVE",
            "REVOKED, SUSPENDED",
            "REVOKED, REVOKED"
        })
        void staysAsItIs(Status before, Status asked) {
            assertForbidden(() -> ask(persona(before), asked), fault(before));
        }

        @ParameterizedTest
        @EnumSource(
                names = {"SUSPENDED", "REVOKED"},
                mode = Mode.INCLUDE)
        void hasNoOtherMemberChangedAndIsNotDeleted(Status status) {
            Persona persona = persona(status);
            assertForbidden(() -> realm.change(Actor.OWNER, persona), fault(status));
            assertForbidden(() -> realm.change(Actor.OWNER, persona, "circle", "acme"), fault(status));
            assertForbidden(() -> realm.delete(Actor.OWNER, persona), fault(status));
            assertThat(realm.store().byId(persona.id())).contains(persona);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SUSPENDED", "REVOKED", "EXPIRED", "UNASSESSED"},
            mode = Mode.EXCLUDE)
    void everyOtherPersonaIsItsOwnersToMoveAndDelete(Status status) {
        Persona moved = realm.change(Actor.OWNER, persona(status), "circle", "acme");
        assertThat(moved.circle()).hasToString("acme");
        realm.delete(Actor.OWNER, moved);
        assertThat(realm.store().ofUser(ARealm.USER)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"PENDING", "INACTIVE"},
            mode = Mode.INCLUDE)
    void aMoveIsNoWayToActivateAPersona(Status status) {
        Persona persona = persona(status);
        Persona moved = realm.change(Actor.OWNER, persona, "circle", "acme", "status", status.word());
        assertThat(moved.status()).isEqualTo(status);
    }
}

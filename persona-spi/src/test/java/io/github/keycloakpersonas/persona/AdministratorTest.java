package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.USER;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static io.github.keycloakpersonas.persona.ARealm.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator may do what makes a valid persona. */
class AdministratorTest {

    private static final String DERIVED = "Status 'expired' can't be set: it follows from valid_till";

    private final ARealm realm =
            new ARealm(new ASchema().title("traveler").reservedTitle("admin").approvedTitle("agent"));

    private Persona create(Status status) {
        return realm.create(Actor.ADMINISTRATOR, "title", "traveler", "circle", "corsica", "status", status.word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"traveler", "admin", "agent"})
    void givesAnyTitleAtOnce(String title) {
        assertThat(realm.create(Actor.ADMINISTRATOR, "title", title, "circle", "corsica")
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"EXPIRED", "UNASSESSED"},
            mode = Mode.EXCLUDE)
    void startsAPersonaInAnyStoredStatus(Status status) {
        assertThat(create(status).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(names = "EXPIRED", mode = Mode.INCLUDE)
    void doesNotSetADerivedOne(Status status) {
        assertForbidden(() -> create(status), DERIVED);
        Persona persona = create(Status.ACTIVE);
        assertForbidden(() -> realm.change(Actor.ADMINISTRATOR, persona, "status", status.word()), DERIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, ACTIVE",
        "ACTIVE, SUSPENDED",
        "SUSPENDED, ACTIVE",
        "ACTIVE, REVOKED",
        "REVOKED, ACTIVE",
        "INACTIVE, PENDING"
    })
    void changesAnyStatus(Status before, Status after) {
        assertThat(realm.change(Actor.ADMINISTRATOR, create(before), "status", after.word())
                        .status())
                .isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"EXPIRED", "UNASSESSED"},
            mode = Mode.EXCLUDE)
    void deletesAPersonaInAnyStatus(Status status) {
        realm.delete(Actor.ADMINISTRATOR, create(status));
        assertThat(realm.store().ofUser(USER)).isEmpty();
    }

    @Test
    void movesAndExtendsWhatWasGrantedWithoutANewApproval() {
        Persona persona = realm.create(Actor.ADMINISTRATOR, "title", "agent", "circle", "corsica");
        Persona changed = realm.change(
                Actor.ADMINISTRATOR,
                persona,
                "title",
                "admin",
                "circle",
                "acme",
                "valid_from",
                NOW.minusSeconds(1).toString(),
                "valid_till",
                "2099-01-01T00:00:00Z");
        assertThat(changed.key()).isEqualTo(new PersonaKey(USER, "admin", "acme"));
        assertThat(changed.status()).isEqualTo(Status.ACTIVE);
        assertThat(changed.validity().exceeds(persona.validity())).isTrue();
    }

    @Test
    void isBoundByWhatMakesAPersonaValid() {
        assertFaults(
                () -> realm.create(Actor.ADMINISTRATOR, "title", "king", "circle", "corsica"),
                "Invalid persona title 'king'. Allowed: admin, agent, traveler");
    }
}

package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static io.github.keycloakpersonas.persona.ARealm.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.CircleRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a steward does with a persona of somebody else. */
class StewardingTest {

    private static final Duration MONTH = Duration.ofDays(30);

    private final ARealm realm = new ARealm(new ASchema().title("traveler").approvedTitle("agent"));
    private final List<Persona> asked = new ArrayList<>();

    private Stewarding steward() {
        return realm.personas().stewarding(asked::add);
    }

    private Persona of(Status status) {
        return realm.create(Actor.ADMINISTRATOR, "title", "agent", "circle", "corsica", "status", status.word());
    }

    /** Does it. @return what the persona is after it; as it was if it is removed */
    private Persona act(StewardAction action, Persona persona) {
        return switch (action) {
            case APPROVE -> steward().approve(persona, "note", version -> true);
            case REJECT -> steward().reject(persona, "note", version -> true);
            case SUSPEND -> steward().suspend(persona, "note", version -> true);
            case RESUME -> steward().resume(persona, version -> true);
            case EXTEND -> steward().extend(persona, MONTH, version -> true);
            case REMOVE -> {
                steward().remove(persona, version -> true);
                yield persona;
            }
        };
    }

    private static Status fitting(StewardAction action) {
        return switch (action) {
            case APPROVE, REJECT -> Status.PENDING;
            case RESUME -> Status.SUSPENDED;
            case SUSPEND, EXTEND, REMOVE -> Status.ACTIVE;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, APPROVE REJECT REMOVE",
        "ACTIVE, SUSPEND EXTEND REMOVE",
        "INACTIVE, SUSPEND EXTEND REMOVE",
        "SUSPENDED, RESUME EXTEND REMOVE",
        "REVOKED, NOTHING"
    })
    void dependsOnTheState(Status status, String permitted) {
        for (StewardAction action : StewardAction.values()) {
            Persona persona = of(status);
            boolean fits = List.of(permitted.split(" ")).contains(action.name());
            assertThat(StewardAction.of(persona, NOW).contains(action)).isEqualTo(fits);
            if (fits) {
                act(action, persona);
            } else {
                PersonaFailure failure = failure(() -> act(action, persona));
                assertThat(failure.kind()).isEqualTo(PersonaFailure.Kind.CONFLICT);
                assertThat(failure).hasMessageContaining("this one is " + status.word());
            }
            realm.store().ofUser(ARealm.USER).forEach(realm.store()::delete);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVE, PENDING, ACTIVE, note",
        "REJECT, PENDING, REVOKED, note",
        "SUSPEND, ACTIVE, SUSPENDED, note",
        "RESUME, SUSPENDED, ACTIVE,",
        "EXTEND, INACTIVE, INACTIVE,"
    })
    void changesStatusAndNoteOnly(StewardAction action, Status before, Status after, @Nullable String note) {
        Persona persona = of(before);
        Persona changed = act(action, persona);
        assertThat(changed.status()).isEqualTo(after);
        assertThat(changed.note()).isEqualTo(note);
        assertThat(changed.key()).isEqualTo(persona.key());
        assertThat(changed.attributes()).isEqualTo(persona.attributes());
    }

    @ParameterizedTest
    @EnumSource
    void needsThePermissionForThePersonaAsItIsUnderTheLock(StewardAction action) {
        Persona found = of(fitting(action));
        Persona moved = realm.change(Actor.ADMINISTRATOR, found, "circle", "elba");
        act(action, found);
        assertThat(asked).singleElement().extracting(Persona::circle).isEqualTo(moved.circle());
    }

    @Test
    void isRefusedWithWhatThePermissionThrows() {
        Persona persona = of(Status.ACTIVE);
        Stewarding refused = realm.personas().stewarding(current -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(() -> refused.remove(persona, version -> true)).hasMessage("no");
        assertThatThrownBy(() -> refused.suspend(persona, null, version -> true))
                .hasMessage("no");
        assertThat(realm.store().ofUser(ARealm.USER)).containsExactly(persona);
    }

    @Test
    void isForTheExpectedVersion() {
        Persona persona = of(Status.ACTIVE);
        assertThat(failure(() -> steward().remove(persona, version -> false)).kind())
                .isEqualTo(PersonaFailure.Kind.STALE);
        assertThat(failure(() -> steward().suspend(persona, null, version -> false))
                        .kind())
                .isEqualTo(PersonaFailure.Kind.STALE);
    }

    @Test
    void movesTheEndForwardsOnlyAndNotBeyondTheLongestValidity() {
        realm.setSchema(new ASchema().approvedTitle("agent").longestValidity(Duration.ofDays(40)));
        Persona persona = of(Status.ACTIVE);
        assertFaults(
                () -> steward().extend(persona, Duration.ofDays(1), version -> true),
                "valid_till must be at most 40 days ahead");
        PersonaFailure failure =
                failure(() -> steward().extend(persona, persona.validity().till(), version -> true));
        assertThat(failure.kind()).isEqualTo(PersonaFailure.Kind.CONFLICT);
        realm.setTime(NOW.plus(MONTH));
        assertThat(steward()
                        .extend(persona, NOW.plus(Duration.ofDays(50)), version -> true)
                        .validity()
                        .till())
                .isEqualTo(NOW.plus(Duration.ofDays(50)));
    }

    @Test
    void extendsWhatHasEndedBeforeItIsResumed() {
        Persona persona = of(Status.SUSPENDED);
        realm.setTime(persona.validity().till());
        assertThat(failure(() -> act(StewardAction.RESUME, persona)))
                .hasMessage("The persona has expired. Extend it first.");
        Persona extended = act(StewardAction.EXTEND, persona);
        assertThat(extended.validity().till())
                .isEqualTo(persona.validity().till().plus(MONTH));
        assertThat(act(StewardAction.RESUME, extended).status()).isEqualTo(Status.ACTIVE);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVE", "RESUME", "EXTEND"})
    void letsNobodyIntoAnOrganization(StewardAction action) {
        realm.setSchema(new ASchema().approvedTitle("agent").circles(CircleRule.Source.ORGANIZATIONS));
        realm.setOrganizations("corsica");
        Persona persona = of(fitting(action));
        realm.setOrganizations("elba");
        assertThat(realm.personas().isMember(persona)).isFalse();
        assertThat(failure(() -> act(action, persona)).kind()).isEqualTo(PersonaFailure.Kind.CONFLICT);
        realm.setOrganizations("corsica");
        assertThat(act(action, persona).revision().version()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void anActionHasAWord(StewardAction action) {
        assertThat(StewardAction.of(action.word())).contains(action);
        assertThat(StewardAction.of(action.name())).isEmpty();
    }
}

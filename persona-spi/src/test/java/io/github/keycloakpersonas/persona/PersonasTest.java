package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.USER;
import static io.github.keycloakpersonas.persona.ARealm.failure;
import static io.github.keycloakpersonas.persona.ARealm.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.PersonaFailure.Kind;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user's personas must be together, and who wins when two change one. */
class PersonasTest {

    private static final IntPredicate FIRST = version -> version == 0;
    private static final IntPredicate ANY = version -> true;

    private final ARealm realm =
            new ARealm(new ASchema().title("traveler").title("agent").limits(3, Duration.ofDays(365), 600));

    private Persona create(Actor actor, String circle) {
        return realm.create(actor, "title", "traveler", "circle", circle);
    }

    @Nested
    class ATitleInACircle {

        private static final String MESSAGE = "Persona with title 'traveler' and circle 'corsica' already exists for"
                + " this user. Use PATCH/PUT (update) instead of POST (create) to modify it.";

        @ParameterizedTest
        @EnumSource
        void isHeldOnce(Actor actor) {
            create(actor, "corsica");
            PersonaFailure failure = failure(() -> create(actor, "corsica"));
            assertThat(failure.kind()).isEqualTo(Kind.DUPLICATE);
            assertThat(failure).hasMessage(MESSAGE);
        }

        @ParameterizedTest
        @EnumSource
        void isNotMovedTo(Actor actor) {
            create(actor, "corsica");
            Persona other = create(actor, "acme");
            PersonaFailure failure = failure(() -> realm.change(actor, other, "circle", "corsica"));
            assertThat(failure.kind()).isEqualTo(Kind.DUPLICATE);
            assertThat(failure).hasMessage(MESSAGE);
        }

        @Test
        void isNotHeldTwiceThroughASuspendedPersonaEither() {
            realm.change(Actor.ADMINISTRATOR, create(Actor.OWNER, "corsica"), "status", "suspended");
            assertThat(failure(() -> create(Actor.OWNER, "corsica")).kind()).isEqualTo(Kind.DUPLICATE);
        }

        @Test
        void isAnotherInAnotherCaseAndForAnotherUser() {
            create(Actor.OWNER, "corsica");
            create(Actor.OWNER, "Corsica");
            realm.personas()
                    .create(
                            Actor.OWNER,
                            "bob",
                            PersonaMembers.creation(Actor.OWNER, members("title", "traveler", "circle", "corsica")));
            assertThat(realm.store().holders(new HeldTitle("traveler", Optional.of(new Circle("corsica")), NOW), 0, 10))
                    .containsExactly(USER, "bob");
        }

        @Test
        void isFreeAgainAfterItsPersonaIsDeletedOrMoved() {
            Persona first = create(Actor.OWNER, "corsica");
            realm.delete(Actor.OWNER, first);
            Persona second = create(Actor.OWNER, "corsica");
            assertThat(second.id()).isNotEqualTo(first.id());
            realm.change(Actor.OWNER, second, "title", "agent");
            create(Actor.OWNER, "corsica");
            assertThat(realm.store().ofUser(USER)).hasSize(2);
        }
    }

    @Nested
    class AsManyAsTheSchemaPermits {

        private void fill() {
            create(Actor.OWNER, "a");
            create(Actor.OWNER, "b");
            create(Actor.OWNER, "c");
        }

        @ParameterizedTest
        @EnumSource
        void areCreated(Actor actor) {
            fill();
            PersonaFailure failure = failure(() -> create(actor, "d"));
            assertThat(failure.kind()).isEqualTo(Kind.LIMIT);
            assertThat(failure).hasMessage("Maximum 3 personas per user. Delete an existing persona first.");
        }

        @Test
        void areDuplicatesFirst() {
            fill();
            assertThat(failure(() -> create(Actor.OWNER, "a")).kind()).isEqualTo(Kind.DUPLICATE);
        }

        @Test
        void canBeChangedAndMakeRoomWhenDeleted() {
            fill();
            Persona one = realm.store().ofUser(USER).get(0);
            Persona moved = realm.change(Actor.OWNER, one, "circle", "d");
            realm.delete(Actor.OWNER, moved);
            assertThat(create(Actor.OWNER, "e").status()).isEqualTo(Status.ACTIVE);
        }
    }

    @Nested
    class AStaleVersion {

        private final Persona persona = create(Actor.OWNER, "corsica");

        @ParameterizedTest
        @EnumSource
        void isNeitherChangedNorDeleted(Actor actor) {
            Persona changed = realm.personas()
                    .update(actor, persona, PersonaMembers.change(actor, members("circle", "acme")), FIRST);
            assertThat(failure(() -> realm.personas()
                                    .update(
                                            actor,
                                            persona,
                                            PersonaMembers.change(actor, members("circle", "crete")),
                                            FIRST))
                            .kind())
                    .isEqualTo(Kind.STALE);
            assertThat(failure(() -> realm.personas().delete(actor, persona, FIRST))
                            .kind())
                    .isEqualTo(Kind.STALE);
            assertThat(realm.store().byId(persona.id())).contains(changed);
        }

        @Test
        void isReadAgainWhereAnyVersionWillDo() {
            realm.personas()
                    .update(Actor.OWNER, persona, PersonaMembers.change(Actor.OWNER, members("circle", "acme")), ANY);
            Persona changed = realm.personas()
                    .update(Actor.OWNER, persona, PersonaMembers.change(Actor.OWNER, members("title", "agent")), ANY);
            assertThat(changed.key()).isEqualTo(new PersonaKey(USER, "agent", "acme"));
            assertThat(changed.revision().version()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedPersonaIsNotFound(Actor actor) {
        Persona persona = create(actor, "corsica");
        realm.delete(actor, persona);
        assertThat(realm.store().ofUser(USER)).isEmpty();
        assertThat(failure(() -> realm.delete(actor, persona)).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure(() -> realm.change(actor, persona))).hasMessage("Persona not found");
    }

    @Test
    void everyWriteHoldsTheLockOfItsUser() {
        Persona persona = create(Actor.OWNER, "corsica");
        Persona changed = realm.change(Actor.ADMINISTRATOR, persona, "circle", "acme");
        realm.delete(Actor.OWNER, changed);
        assertThat(realm.store().locked()).containsExactly(USER, USER, USER);
    }
}

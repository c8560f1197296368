package io.github.keycloakpersonas.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AnyValue;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.Circle;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names of personas, their windows, and what owners send, whatever it is. */
class PersonaFuzzTest {

    private static final Set<Status> OWNERS = Set.of(Status.ACTIVE, Status.INACTIVE, Status.PENDING);

    @Provide
    Arbitrary<String> texts() {
        return AnyValue.text();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(-2, 6).map(days -> ARealm.NOW.plus(Duration.ofDays(days)));
    }

    /** Members that are known, with values that fit and that do not, among any others. */
    @Provide
    Arbitrary<Map<String, Object>> inputs() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of(
                        "title",
                        "circle",
                        "status",
                        "valid_from",
                        "valid_till",
                        "id",
                        "persona_id",
                        "user_sub",
                        "username",
                        "active",
                        "note",
                        "created_at",
                        "consent",
                        "granted"),
                AnyValue.text());
        Arbitrary<Map<String, Object>> needed = Combinators.combine(
                        Arbitraries.of("traveler", "guide", "admin", "x"),
                        Arbitraries.of("corsica", "Smith & Sons", "_"))
                .as((title, circle) -> Map.of("title", title, "circle", circle));
        return Combinators.combine(needed, AnyValue.members(names)).as((fixed, more) -> {
            Map<String, Object> all = new HashMap<>(fixed);
            all.putAll(more);
            return all;
        });
    }

    private static ARealm realm() {
        return new ARealm(new ASchema()
                .title("traveler")
                .approvedTitle("guide")
                .reservedTitle("admin")
                .attribute(AnAttribute.named("consent", AttributeType.BOOLEAN))
                .attribute(AnAttribute.named("granted", AttributeType.STRING).forAdministrators()));
    }

    @Property
    void anIdOfThreePartsIsReadAsItIsWritten(@ForAll("texts") String user, @ForAll("texts") String circle) {
        PersonaKey key = new PersonaKey("u" + upTo(254, user), "traveler", "c" + upTo(99, circle));
        if (key.circle().canBeKept()) {
            assertThat(PersonaKey.readings(key.personaId())).contains(key);
            assertThat(PersonaKey.ofOwner(key.userId(), key.personaId())).contains(key);
        }
    }

    /** No longer than the database holds: longer ids are no ids. */
    private static String upTo(int length, String text) {
        return text.substring(0, Math.min(length, text.length()));
    }

    @Property
    void anyTextIsAnIdThatReadsBackOrNone(@ForAll("texts") String text) {
        for (PersonaKey key : PersonaKey.readings(text)) {
            assertThat(text).startsWith(key.userId() + "_" + key.title() + "_");
            assertThat(PersonaKey.readings(key.personaId())).contains(key);
        }
    }

    @Property
    void nothingIsLookedUpThatADatabaseDoesNotTake(@ForAll("texts") String text) {
        String id = "u_" + text + "_" + text;
        assertThat(PersonaId.find(new PlainOnly(), id, persona -> true)).isEmpty();
        assertThat(PersonaId.find(new PlainOnly(), id, "u")).isEmpty();
    }

    @Property
    void whatIsActiveLiesInItsWindow(
            @ForAll Status status,
            @ForAll("instants") Instant from,
            @ForAll("instants") Instant till,
            @ForAll("instants") Instant now) {
        Validity window = new Validity(from, till);
        Persona persona = new Persona(
                "id", new PersonaKey("u", "t", "c"), status, window, Map.of(), null, new Revision(from, from, 0), null);
        if (persona.isActiveAt(now)) {
            assertThat(persona.statusAt(now)).isEqualTo(Status.ACTIVE);
            assertThat(now).isBetween(from, till).isBefore(till);
        }
        assertThat(persona.statusAt(now) == Status.EXPIRED)
                .isEqualTo(status == Status.EXPIRED || (status == Status.ACTIVE && !now.isBefore(till)));
        assertThat(window.exceeds(window)).isFalse();
    }

    @Property
    void anOwnerCreatesNothingBeyondAnOwnersRights(@ForAll("inputs") Map<String, Object> input) {
        ARealm realm = realm();
        try {
            Persona created = realm.personas()
                    .create(Actor.OWNER, ARealm.USER, PersonaMembers.creation(Actor.OWNER, Map.copyOf(input)));
            isAnOwners(created);
        } catch (PersonaFailure e) {
            assertThat(realm.store().ofUser(ARealm.USER)).isEmpty();
        }
    }

    @Property
    void anOwnerChangesNothingBeyondAnOwnersRights(@ForAll("inputs") Map<String, Object> input) {
        ARealm realm = realm();
        Persona before = realm.create(Actor.OWNER, "title", "traveler", "circle", "corsica");
        try {
            Persona changed = realm.personas()
                    .update(
                            Actor.OWNER,
                            before,
                            PersonaMembers.change(Actor.OWNER, Map.copyOf(input)),
                            version -> true);
            isAnOwners(changed);
            assertThat(changed.id()).isEqualTo(before.id());
            assertThat(changed.revision().createdAt())
                    .isEqualTo(before.revision().createdAt());
        } catch (PersonaFailure e) {
            assertThat(realm.store().ofUser(ARealm.USER)).containsExactly(before);
        }
    }

    private static void isAnOwners(Persona persona) {
        assertThat(persona.userId()).isEqualTo(ARealm.USER);
        assertThat(persona.title()).isIn("traveler", "guide");
        assertThat(persona.status()).isIn(OWNERS);
        assertThat(persona.title().equals("guide")).isEqualTo(persona.status() == Status.PENDING);
        assertThat(persona.attributes()).doesNotContainKey("granted");
        assertThat(persona.note()).isNull();
        assertThat(persona.validity().from()).isBefore(persona.validity().till());
    }

    /** A store that fails as PostgreSQL does for characters that it can't keep. */
    private static final class PlainOnly implements PersonaStore {

        private final InMemoryPersonas none = new InMemoryPersonas();

        @Override
        public List<Persona> byKeys(Collection<PersonaKey> keys) {
            assertThat(keys.stream().map(PersonaKey::personaId).flatMapToInt(String::codePoints))
                    .noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
            return none.byKeys(keys);
        }

        @Override
        public List<Persona> lock(String userId) {
            return none.lock(userId);
        }

        @Override
        public List<Persona> ofUser(String userId) {
            return none.ofUser(userId);
        }

        @Override
        public Optional<Persona> byId(String id) {
            return none.byId(id);
        }

        @Override
        public List<Persona> requestedUntil(Instant until, int max) {
            return none.requestedUntil(until, max);
        }

        @Override
        public List<Persona> ofTitle(String title, Collection<Circle> circles, Instant at, int max) {
            return none.ofTitle(title, circles, at, max);
        }

        @Override
        public List<String> holders(HeldTitle held, int first, int max) {
            return none.holders(held, first, max);
        }

        @Override
        public List<String> holdersAfter(HeldTitle held, String userId, int max) {
            return none.holdersAfter(held, userId, max);
        }

        @Override
        public void insert(Persona persona) {
            none.insert(persona);
        }

        @Override
        public void update(Persona persona) {
            none.update(persona);
        }

        @Override
        public void delete(Persona persona) {
            none.delete(persona);
        }
    }
}

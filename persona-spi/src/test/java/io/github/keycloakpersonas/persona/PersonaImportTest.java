package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static io.github.keycloakpersonas.persona.ARealm.failure;
import static io.github.keycloakpersonas.persona.ARealm.members;
import static io.github.keycloakpersonas.persona.AnImport.NOW;
import static io.github.keycloakpersonas.persona.AnImport.OWNER;
import static io.github.keycloakpersonas.persona.AnImport.USER;
import static io.github.keycloakpersonas.persona.AnImport.entry;
import static io.github.keycloakpersonas.persona.AnImport.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.persona.PersonaImport.Outcome;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules for personas that an import brings. */
class PersonaImportTest {

    private static final ASchema SCHEMA = new ASchema()
            .title("traveler")
            .reservedTitle("admin")
            .limits(2, Duration.ofDays(30), 0)
            .attribute(AnAttribute.named("height", AttributeType.INTEGER).between("0", "300"))
            .group("more")
            .attribute(AnAttribute.named("color", AttributeType.STRING).inGroup("more"))
            .attribute(AnAttribute.named("size", AttributeType.STRING).inGroup("more"));

    private static AnImport create() {
        return new AnImport(SCHEMA, ImportMode.CREATE);
    }

    private static PersonaChange sent(Object... members) {
        return PersonaMembers.creation(Actor.ADMINISTRATOR, members(members));
    }

    private static AnImport upsert() {
        return new AnImport(SCHEMA, ImportMode.UPSERT);
    }

    @Nested
    class ANewPersona {

        @Test
        void keepsWhatTheEntrySays() {
            AnImport personas = create();
            Instant created = NOW.minusSeconds(1000);
            ImportEntry entry = new ImportEntry(
                    OWNER,
                    "id-1",
                    sent("title", "admin", "circle", "hq", "status", "revoked", "note", "Enough", "height", 180L),
                    Map.of("gone", "kept"),
                    created,
                    NOW,
                    4,
                    null);
            assertThat(personas.admit(entry)).isEqualTo(Outcome.CREATED);
            assertThat(personas.inserts())
                    .containsExactly(new Persona(
                            "id-1",
                            new PersonaKey(USER, "admin", "hq"),
                            Status.REVOKED,
                            new Validity(NOW, NOW.plus(Duration.ofDays(30))),
                            Map.of("height", 180L, "gone", "kept"),
                            "Enough",
                            new Revision(created, NOW, 4),
                            null));
        }

        @Test
        void getsWhatTheEntryDoesNotSay() {
            AnImport personas = create();
            personas.admit(entry(null, "title", "traveler", "circle", "home"));
            Persona persona = personas.inserts().iterator().next();
            assertThat(persona.id()).hasSize(36);
            assertThat(persona.status()).isEqualTo(Status.ACTIVE);
            assertThat(persona.revision()).isEqualTo(new Revision(NOW, NOW, 0));
            assertThat(personas.brought()).containsExactly(persona.id());
        }

        @Test
        void isAsOldAsItsLastChangeWhereItSaysOnlyWhenItWasCreated() {
            AnImport personas = create();
            Instant created = NOW.minusSeconds(1000);
            personas.admit(new ImportEntry(
                    OWNER, null, sent("title", "traveler", "circle", "home"), Map.of(), created, null, null, null));
            assertThat(personas.inserts())
                    .extracting(Persona::revision)
                    .containsExactly(new Revision(created, created, 0));
        }

        @Test
        void followsTheRules() {
            assertFaults(
                    () -> create().admit(entry(null, "title", "pilot", "circle", "a/b", "height", 301L)),
                    "Invalid persona title 'pilot'. Allowed: admin, traveler",
                    "circle may contain letters, digits, spaces, punctuation and symbols, but none of / \\ \" < > and no control characters",
                    "height must be between 0 and 300");
            assertFaults(() -> create().admit(entry(null)), "title is required", "circle is required");
            assertThat(failure(() -> create().admit(
                                            entry(null, "title", "traveler", "circle", "c", "status", "expired")))
                            .getMessage())
                    .contains("'expired' can't be set");
        }

        @Test
        void isNotBoundByTheLongestValidity() {
            AnImport personas = new AnImport(
                    new ASchema().title("traveler").longestValidity(Duration.ofDays(1)), ImportMode.CREATE);
            assertThat(personas.admit(
                            entry(null, "title", "traveler", "circle", "home", "valid_till", "2099-01-01T00:00:00Z")))
                    .isEqualTo(Outcome.CREATED);
        }

        @Test
        void canNotHaveAnotherPersonasId() {
            AnImport personas = create().with(stored("berts", "bert-sub", "home"));
            for (String id : List.of("foreign", "berts")) {
                assertThat(failure(() -> personas.admit(entry(id, "title", "traveler", "circle", "c"))))
                        .hasMessage("The id " + id + " is that of another user's or realm's persona");
            }
        }
    }

    @Nested
    class TheLimit {

        private final Persona first = stored("id-1", USER, "one");
        private final Persona second = stored("id-2", USER, "two");

        @ParameterizedTest
        @EnumSource(names = {"CREATE", "UPSERT"})
        void holdsForAllThatIsThere(ImportMode mode) {
            AnImport personas = new AnImport(SCHEMA, mode).with(first);
            personas.admit(entry(null, "title", "traveler", "circle", "three"));
            assertThat(failure(() -> personas.admit(entry(null, "title", "traveler", "circle", "four")))
                            .kind())
                    .isEqualTo(PersonaFailure.Kind.LIMIT);
        }

        @Test
        void canBeLifted() {
            AnImport personas =
                    new AnImport(SCHEMA, new ImportTerms(ImportMode.CREATE, true, false, false)).with(first, second);
            assertThat(personas.admit(entry(null, "title", "traveler", "circle", "three")))
                    .isEqualTo(Outcome.CREATED);
        }

        @Test
        void doesNotCountWhatAReplacementWillRemove() {
            AnImport personas = new AnImport(SCHEMA, ImportMode.REPLACE).with(first, second);
            personas.admit(entry(null, "title", "traveler", "circle", "three"));
            personas.admit(entry(null, "title", "traveler", "circle", "four"));
            assertThat(failure(() -> personas.admit(entry(null, "title", "traveler", "circle", "five")))
                            .kind())
                    .isEqualTo(PersonaFailure.Kind.LIMIT);
        }

        @Test
        void countsWhatAnEarlierBatchOfAReplacementHasBrought() {
            AnImport personas = new AnImport(SCHEMA, ImportMode.REPLACE).withBrought(first);
            personas.admit(entry(null, "title", "traveler", "circle", "three"));
            assertThat(failure(() -> personas.admit(entry(null, "title", "traveler", "circle", "four")))
                            .kind())
                    .isEqualTo(PersonaFailure.Kind.LIMIT);
        }
    }

    @Nested
    class APersonaThatIsThere {

        private final Persona there = stored("id-1", USER, "home");

        @Test
        void isAFaultOfACreation() {
            AnImport personas = create().with(there);
            assertThat(failure(() -> personas.admit(entry("id-2", "title", "traveler", "circle", "home"))))
                    .hasMessage("Persona with title 'traveler' and circle 'home' already exists for this user");
            assertThat(failure(() -> personas.admit(entry("id-1", "title", "traveler", "circle", "new"))))
                    .hasMessage("A persona with the id id-1 already exists");
        }

        @Test
        void keepsItsIdAndCountsOn() {
            AnImport personas = upsert().with(there);
            assertThat(personas.admit(entry("id-2", "title", "traveler", "circle", "home", "status", "active")))
                    .isEqualTo(Outcome.UPDATED);
            assertThat(personas.updates())
                    .containsExactly(new Persona(
                            "id-1",
                            there.key(),
                            Status.ACTIVE,
                            there.validity(),
                            Map.of(),
                            "See me",
                            new Revision(there.revision().createdAt(), NOW, 8),
                            null));
        }

        @Test
        void isFoundByItsIdAndMoves() {
            AnImport personas = upsert().with(there);
            personas.admit(entry("id-1", "title", "admin", "circle", "hq", "note", null));
            assertThat(personas.updates())
                    .extracting(Persona::key)
                    .containsExactly(new PersonaKey(USER, "admin", "hq"));
            assertThat(personas.updates()).extracting(Persona::note).containsOnlyNulls();
        }

        @Test
        void doesNotMoveToWhereAnotherOneIs() {
            AnImport personas = upsert().with(there, stored("id-2", USER, "taken"));
            assertThat(failure(() -> personas.admit(entry("id-1", "title", "traveler", "circle", "taken")))
                            .kind())
                    .isEqualTo(PersonaFailure.Kind.CONFLICT);
            assertThat(personas.updates()).isEmpty();
        }

        @Test
        void staysAsItIsWhereTheEntrySaysTheSame() {
            AnImport personas = upsert().with(there);
            ImportEntry same = new ImportEntry(
                    OWNER,
                    null,
                    sent("title", "traveler", "circle", "home", "height", 170L),
                    Map.of("gone", "x"),
                    null,
                    null,
                    null,
                    null);
            assertThat(personas.admit(same)).isEqualTo(Outcome.UNCHANGED);
            assertThat(personas.updates()).isEmpty();
            assertThat(personas.brought()).containsExactly("id-1");
        }

        @Test
        void isWrittenOnceInTheStateOfTheLastEntry() {
            AnImport personas = upsert().with(there);
            personas.admit(entry("id-9", "title", "traveler", "circle", "new", "height", 1L));
            personas.admit(entry("id-9", "title", "traveler", "circle", "new", "height", 2L));
            assertThat(personas.updates()).isEmpty();
            assertThat(personas.inserts()).extracting(Persona::attributes).containsExactly(Map.of("height", 2L));
        }
    }

    @Test
    void anotherRuleBookCanApply() {
        ImportBatch batch = new ImportBatch(List.of(), Set.of(), Set.of());
        Personas personas = new ARealm(SCHEMA).personas();
        PersonaImport importing = personas.importing(
                new ImportTerms(ImportMode.CREATE, false, false, false),
                new ASchema().title("pilot").build());
        assertThat(importing
                        .admit(entry(null, "title", "pilot", "circle", "c"), USER, batch)
                        .outcome())
                .isEqualTo(Outcome.CREATED);
    }
}

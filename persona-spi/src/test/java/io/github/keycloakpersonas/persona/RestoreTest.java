package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.AnImport.NOW;
import static io.github.keycloakpersonas.persona.AnImport.OWNER;
import static io.github.keycloakpersonas.persona.AnImport.USER;
import static io.github.keycloakpersonas.persona.AnImport.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.persona.PersonaImport.Admission;
import io.github.keycloakpersonas.persona.PersonaImport.Outcome;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.CircleRule;
import io.github.keycloakpersonas.schema.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was stored under a rule book that has become stricter since. */
class RestoreTest {

    /** Only members of an organization may have a circle, prices end at 1000, names are required. */
    private static final ASchema STRICT = new ASchema()
            .title("traveler")
            .limits(2, Duration.ofDays(30), 0)
            .circles(CircleRule.Source.ORGANIZATIONS)
            .attribute(AnAttribute.named("price", AttributeType.INTEGER).between("0", "1000"))
            .attribute(AnAttribute.named("rate", AttributeType.NUMBER))
            .attribute(AnAttribute.named("use", AttributeType.MAP))
            .attribute(AnAttribute.named("name", AttributeType.STRING).required());

    private static final Map<String, Object> VALUES =
            Map.of("price", 5000L, "rate", 1L, "use", Map.of("a", "b"), "gone", "x", "more.color", List.of("red"));

    private static final Persona STORED = new Persona(
            "id-1",
            new PersonaKey(USER, "pilot", "left_org"),
            Status.SUSPENDED,
            new Validity(NOW.minusSeconds(60), NOW.plusSeconds(60)),
            VALUES,
            "See me",
            new Revision(NOW.minusSeconds(90), NOW.minusSeconds(30), 7),
            null);

    private static AnImport importing(ImportMode mode, boolean restores) {
        return new AnImport(STRICT, new ImportTerms(mode, false, restores, false));
    }

    /** As the export has it. */
    private static ImportEntry exported(@Nullable Object... changes) {
        Map<String, @Nullable Object> members = new HashMap<>(ARealm.members(
                "title",
                "pilot",
                "circle",
                "left_org",
                "status",
                "suspended",
                "valid_from",
                STORED.validity().from().toString(),
                "valid_till",
                STORED.validity().till().toString(),
                "note",
                "See me",
                "price",
                5000L,
                "rate",
                1L,
                "use",
                Map.of("a", "b")));
        members.putAll(ARealm.members(changes));
        return new ImportEntry(
                OWNER,
                "id-1",
                PersonaMembers.creation(Actor.ADMINISTRATOR, members),
                Map.of("gone", "x", "more.color", List.of("red")),
                NOW.minusSeconds(90),
                NOW.minusSeconds(30),
                7,
                null);
    }

    @Nested
    class ALineThatSaysWhatIsStored {

        @ParameterizedTest
        @EnumSource(names = "CREATE", mode = EnumSource.Mode.EXCLUDE)
        void changesNothingWhateverTheSchemaSays(ImportMode mode) {
            AnImport personas = importing(mode, false).with(STORED);
            assertThat(personas.admission(exported())).isEqualTo(new Admission(Outcome.UNCHANGED, List.of()));
            assertThat(personas.updates()).isEmpty();
            assertThat(personas.brought()).containsExactly("id-1");
        }

        @Test
        void mayHaveItsCircleInAnyForm() {
            assertThat(importing(ImportMode.UPSERT, false).with(STORED).admit(exported("circle", " left_org ")))
                    .isEqualTo(Outcome.UNCHANGED);
        }

        @Test
        void isAFaultWhereOnlyNewOnesAreWanted() {
            assertThatThrownBy(() ->
                            importing(ImportMode.CREATE, false).with(STORED).admit(exported()))
                    .isInstanceOf(PersonaFailure.class);
        }
    }

    @Nested
    class AnotherLine {

        @Test
        void isRefusedAsEver() {
            for (ImportEntry changed : List.of(
                    exported("price", 5001L),
                    exported("status", "active"),
                    exported("note", null),
                    exported("rate", 2L))) {
                assertThatThrownBy(() ->
                                importing(ImportMode.UPSERT, false).with(STORED).admit(changed))
                        .isInstanceOfSatisfying(
                                PersonaFailure.class,
                                failure -> assertThat(failure.violations())
                                        .extracting(Violation::member)
                                        .contains("title", "circle", "name"));
            }
        }

        @Test
        void isRestoredAsItIsWrittenWithWhatTheSchemaSaysToIt() {
            AnImport personas = importing(ImportMode.CREATE, true);
            Admission admission = personas.admission(exported());
            assertThat(admission.outcome()).isEqualTo(Outcome.CREATED);
            assertThat(admission.overruled())
                    .extracting(Violation::member)
                    .containsExactlyInAnyOrder("title", "circle", "price", "name");
            Map<String, Object> values = new HashMap<>(VALUES);
            values.put("rate", BigDecimal.ONE);
            assertThat(personas.inserts())
                    .containsExactly(new Persona(
                            "id-1",
                            STORED.key(),
                            STORED.status(),
                            STORED.validity(),
                            values,
                            STORED.note(),
                            STORED.revision(),
                            null));
        }

        @Test
        void isRestoredOverWhatIsThere() {
            AnImport personas = importing(ImportMode.UPSERT, true).with(STORED);
            assertThat(personas.admission(exported("price", 6000L)).outcome()).isEqualTo(Outcome.UPDATED);
            assertThat(personas.updates())
                    .singleElement()
                    .satisfies(updated -> assertThat(updated.attributes()).containsEntry("price", 6000L));
        }

        @Test
        void thatTheSchemaTakesIsNoRestore() {
            ImportEntry fine = entry(null, "title", "traveler", "circle", "acme", "name", "Anna");
            PersonaImport.Admission admission = new AnImport(
                            new ASchema().title("traveler").attribute(AnAttribute.named("name", AttributeType.STRING)),
                            new ImportTerms(ImportMode.CREATE, false, true, false))
                    .admission(fine);
            assertThat(admission).isEqualTo(new Admission(Outcome.CREATED, List.of()));
        }

        @Test
        void isRestoredBeyondTheLimit() {
            AnImport personas = importing(ImportMode.UPSERT, true)
                    .with(AnImport.stored("id-2", USER, "one"), AnImport.stored("id-3", USER, "two"));
            assertThat(personas.admission(exported()).overruled())
                    .extracting(Violation::message)
                    .contains("Maximum 2 personas per user");
        }
    }

    @Nested
    class WhatNoSchemaTakes {

        private void isRefused(String member, ImportEntry entry) {
            AnImport personas = importing(ImportMode.UPSERT, true).with(STORED);
            assertThatThrownBy(() -> personas.admit(entry))
                    .isInstanceOfSatisfying(
                            PersonaFailure.class,
                            failure -> assertThat(failure.violations())
                                    .extracting(Violation::member)
                                    .containsExactly(member));
            assertThat(personas.updates()).isEmpty();
        }

        @Test
        void isNotRestored() {
            isRefused("title", exported("title", "a_b"));
            isRefused("title", exported("title", null));
            isRefused("title", exported("title", 1L));
            isRefused("circle", exported("circle", "c".repeat(256)));
            isRefused("circle", exported("circle", "a\u0000b"));
            isRefused("circle", exported("circle", " "));
            isRefused("circle", exported("circle", 1L));
            isRefused("status", exported("status", "asleep"));
            isRefused(
                    "valid_till",
                    exported("valid_till", STORED.validity().from().toString()));
            isRefused("valid_from", exported("valid_from", "now"));
            isRefused("note", exported("note", "x".repeat(501)));
            isRefused("price", exported("price", "x".repeat(4001)));
            isRefused("price", exported("price", List.of(1L)));
            isRefused("price", exported("price", new BigDecimal("1e99")));
            isRefused("a b", exported("a b", 1L));
            isRefused("a.b.c", exported("a", Map.of("b.c", 1L)));
        }

        @Test
        void isNotRestoredWhereAnotherPersonaIsInItsPlace() {
            AnImport personas = importing(ImportMode.UPSERT, true).with(STORED, AnImport.stored("id-2", USER, "one"));
            assertThatThrownBy(() -> personas.admit(exported("title", "traveler", "circle", "one")))
                    .isInstanceOfSatisfying(
                            PersonaFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(PersonaFailure.Kind.CONFLICT));
        }
    }
}

package io.github.keycloakpersonas.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakpersonas.persona.Actor;
import io.github.keycloakpersonas.persona.ImportEntry;
import io.github.keycloakpersonas.persona.ImportedFile;
import io.github.keycloakpersonas.persona.OwnerName;
import io.github.keycloakpersonas.persona.PersonaFailure;
import io.github.keycloakpersonas.representation.FileLine;
import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.representation.SchemaRepresentation;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of a file that are not personas. */
class FileShapeTest {

    private static final PersonaSchema PRESENT = new ASchema().title("traveler").build();
    private static final PersonaSchema OTHER = new ASchema().title("pilot").build();
    private static final FileLine PERSONA = new FileLine.Entry(
            new ImportEntry(
                    new OwnerName("anna-sub", null, null),
                    null,
                    PersonaMembers.creation(Actor.ADMINISTRATOR, Map.of("title", "traveler", "circle", "home")),
                    Map.of(),
                    null,
                    null,
                    null,
                    null),
            80);

    private final ARealm realm = new ARealm();
    private final List<String> warnings = new ArrayList<>();

    /** A realm without a database. */
    private static final class ARealm implements FileShape.Target {

        private @Nullable PersonaSchema schema = PRESENT;
        private List<Violation> faults = List.of();

        @Override
        public Optional<PersonaSchema> presentSchema() {
            return Optional.ofNullable(schema);
        }

        @Override
        public List<Violation> faults(PersonaSchema brought) {
            return faults;
        }

        @Override
        public void replaceSchema(PersonaSchema brought) {
            schema = brought;
        }
    }

    private FileShape compared() {
        return new FileShape(realm, false, false, ImportedFile.UNREAD, warnings);
    }

    private FileShape applied() {
        return new FileShape(realm, false, true, ImportedFile.UNREAD, warnings);
    }

    private static FileLine first(PersonaSchema schema) {
        return new FileLine.Schema(SchemaRepresentation.text(schema));
    }

    private static void assertFault(Optional<FileLine> taken, String sentence) {
        assertThat(taken).contains(FileLine.Faulty.of(sentence));
    }

    @Nested
    class AListOfPersonas {

        @Test
        void needsNeitherAStartNorAnEnd() {
            FileShape shape = compared();
            assertThat(shape.take(PERSONA)).contains(PERSONA);
            shape.finish();
            assertThat(warnings).isEmpty();
            assertThat(shape.isWhole()).isTrue();
            assertThat(shape.soFar()).isEqualTo(new ImportedFile(true, false, false, null, 1, null));
        }

        @Test
        void mayHaveBlankLines() {
            FileShape shape = compared();
            assertThat(shape.take(new FileLine.Blank())).isEmpty();
            assertThat(shape.soFar()).isEqualTo(ImportedFile.UNREAD);
            assertThat(shape.take(first(PRESENT))).as("still the first line").isEmpty();
            assertThat(shape.soFar().isExport()).isTrue();
        }

        @Test
        void canNotBringASchemaLater() {
            FileShape shape = compared();
            shape.take(PERSONA);
            assertFault(shape.take(first(PRESENT)), "Only the first line can be the schema");
            assertThat(shape.soFar().isExport()).isFalse();
        }

        @Test
        void countsLinesThatCannotBeRead() {
            FileShape shape = compared();
            FileLine faulty = FileLine.Faulty.of("no JSON");
            assertThat(shape.take(faulty)).contains(faulty);
            assertThat(shape.soFar().personas()).isEqualTo(1);
        }
    }

    @Nested
    class AnExport {

        @ParameterizedTest
        @CsvSource({"1, true", ", true", "2, false", "0, false"})
        void isWholeWhereItHasWhatItsEndSays(@Nullable Long announced, boolean whole) {
            FileShape shape = compared();
            shape.take(first(PRESENT));
            shape.take(PERSONA);
            assertThat(shape.isWhole()).as("without its end").isFalse();
            assertThat(shape.take(new FileLine.End(announced))).isEmpty();
            assertThat(shape.isWhole()).isEqualTo(whole);
            shape.finish();
            assertThat(warnings)
                    .isEqualTo(
                            whole
                                    ? List.of()
                                    : List.of("The last line says that the file has " + announced
                                            + " personas, but it has 1"));
        }

        @Test
        void isOnlyAPartWithoutItsEnd() {
            FileShape shape = compared();
            shape.take(first(PRESENT));
            shape.finish();
            assertThat(warnings).containsExactly("The file has no end: it is only a part of an export");
        }

        @Test
        void hasNothingAfterItsEnd() {
            FileShape shape = compared();
            shape.take(first(PRESENT));
            shape.take(new FileLine.End(0L));
            assertFault(shape.take(PERSONA), "The line comes after the end");
            assertFault(shape.take(new FileLine.End(0L)), "The line comes after the end");
            assertThat(shape.soFar()).isEqualTo(new ImportedFile(true, true, true, 0L, 2, null));
        }

        @Test
        void goesOnWhereItWasLeft() {
            ImportedFile read = new ImportedFile(true, true, false, null, 7, SchemaRepresentation.text(OTHER));
            FileShape shape = new FileShape(realm, false, true, read, warnings);
            assertThat(shape.soFar()).isEqualTo(read);
            assertThat(shape.schema()).isEqualTo(OTHER);
            assertFault(shape.take(first(PRESENT)), "Only the first line can be the schema");
            shape.take(PERSONA);
            shape.take(new FileLine.End(8L));
            assertThat(shape.isWhole()).isTrue();
            shape.finish();
            assertThat(warnings).isEmpty();
        }
    }

    @Nested
    class ASchemaThatIsCompared {

        @Test
        void isTheRealms() {
            FileShape shape = compared();
            shape.take(first(PRESENT));
            assertThat(warnings).isEmpty();
            assertThat(shape.schema()).isNull();
        }

        @Test
        void isNotTheRealms() {
            FileShape shape = compared();
            shape.take(first(OTHER));
            assertThat(warnings)
                    .containsExactly(
                            "The file's schema is not that of this realm: lines that do not fit the schema of the realm fail");
            assertThat(shape.schema()).isNull();
            assertThat(shape.hasChangedSchema()).isFalse();
            assertThat(realm.schema).isEqualTo(PRESENT);
        }

        @Test
        void isOneThatThisVersionDoesNotRead() {
            compared().take(new FileLine.Schema("{\"titles\": 1}"));
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .startsWith("This version of the extension cannot read the schema of the file: titles");
        }

        @Test
        void mayGrantRolesThatTheRealmLacks() {
            realm.faults = List.of(Violation.of("titles[0].roles", "is no role"));
            compared().take(first(OTHER));
            assertThat(warnings).hasSize(1);
        }
    }

    @Nested
    class ASchemaThatIsApplied {

        @Test
        void becomesTheRealms() {
            FileShape shape = applied();
            shape.take(first(OTHER));
            assertThat(realm.schema).isEqualTo(OTHER);
            assertThat(shape.schema()).isEqualTo(OTHER);
            assertThat(shape.soFar().schema()).isEqualTo(SchemaRepresentation.text(OTHER));
            assertThat(shape.hasChangedSchema()).isTrue();
        }

        @Test
        void replacesOneThatCannotBeRead() {
            realm.schema = null;
            applied().take(first(PRESENT));
            assertThat(realm.schema).isEqualTo(PRESENT);
        }

        @Test
        void changesNothingWhereItIsTheRealmsAlready() {
            FileShape shape = applied();
            shape.take(first(PRESENT));
            assertThat(shape.schema()).isEqualTo(PRESENT);
            assertThat(shape.hasChangedSchema()).isFalse();
        }

        @Test
        void appliesOnlyToTheFileInADryRun() {
            FileShape shape = new FileShape(realm, true, true, ImportedFile.UNREAD, warnings);
            shape.take(first(OTHER));
            assertThat(shape.schema()).isEqualTo(OTHER);
            assertThat(shape.hasChangedSchema()).isFalse();
            assertThat(realm.schema).isEqualTo(PRESENT);
        }

        @Test
        void isRefusedWithItsFaults() {
            assertThatExceptionOfType(PersonaFailure.class)
                    .isThrownBy(() -> applied().take(new FileLine.Schema("{\"titles\": 1}")))
                    .satisfies(refused -> assertThat(refused.kind()).isEqualTo(PersonaFailure.Kind.INVALID))
                    .withMessageStartingWith("titles");
        }

        @Test
        void isRefusedWhereItGrantsRolesThatTheRealmLacks() {
            realm.faults = List.of(Violation.of("titles[0].roles", "is no role"));
            assertThatExceptionOfType(PersonaFailure.class)
                    .isThrownBy(() -> applied().take(first(OTHER)))
                    .withMessage("titles[0].roles is no role");
            assertThat(realm.schema).isEqualTo(PRESENT);
        }

        @Test
        void isRefusedWhereItsNumbersDoNotArriveEverywhere() {
            String numbers = SchemaRepresentation.text(OTHER)
                    .replaceFirst(
                            "\"attributes\":\\[\\]",
                            "\"attributes\":[{\"name\":\"a\",\"type\":\"integer\",\"max\":9007199254740993}]");
            assertThatExceptionOfType(PersonaFailure.class)
                    .isThrownBy(() -> applied().take(new FileLine.Schema(numbers)))
                    .withMessageContaining("attributes.a.max must be a number that a double holds");
        }

        @Test
        void isMissedWhereTheFileHasNone() {
            FileShape shape = applied();
            shape.take(PERSONA);
            shape.finish();
            assertThat(warnings).containsExactly("The file brings no schema");
        }
    }
}

package io.github.keycloakpersonas;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.token.PlantedArrow;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the house is laid out. Whoever has a better idea changes the rule in the same commit, with a decision record. */
class HouseRulesTest {

    /** All that is compiled from the main sources, wherever it says it belongs. */
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importUrl(PersonaSchema.class.getProtectionDomain().getCodeSource().getLocation());

    private static final DescribedPredicate<JavaClass> IN_THE_HOUSE =
            describe("in the house", type -> type.getPackageName().startsWith(Room.HOUSE));

    @Nested
    class Rooms {

        @Test
        void areAllKnown() {
            classes()
                    .should(new ArchCondition<>("live in a room") {
                        @Override
                        public void check(JavaClass type, ConditionEvents events) {
                            events.add(new SimpleConditionEvent(
                                    type,
                                    Room.of(type).isPresent(),
                                    type.getName() + " lives in no room of " + Room.HOUSE));
                        }
                    })
                    .check(HOUSE);
        }

        @ParameterizedTest
        @EnumSource
        void useOnlyWhatIsBelowThem(Room room) {
            usesOnlyWhatIsBelow(room).allowEmptyShould(true).check(HOUSE);
        }

        @Test
        void areNotLeftByAPlantedArrow() {
            JavaClasses planted = new ClassFileImporter().importClasses(PlantedArrow.class);
            assertThat(usesOnlyWhatIsBelow(Room.TOKEN)
                            .evaluate(planted)
                            .getFailureReport()
                            .getDetails())
                    .isNotEmpty()
                    .allMatch(
                            detail -> detail.contains(PlantedArrow.class.getName()) && detail.contains("rest.Problem"));
        }

        private static ArchRule usesOnlyWhatIsBelow(Room room) {
            return classes()
                    .that()
                    .resideInAPackage(room.packageName())
                    .should(new ArchCondition<>("use only rooms that they may use") {
                        @Override
                        public void check(JavaClass type, ConditionEvents events) {
                            uses(type)
                                    .forEach(use -> events.add(new SimpleConditionEvent(
                                            type,
                                            Room.of(target(use))
                                                    .filter(room::mayUse)
                                                    .isPresent(),
                                            use.getDescription())));
                        }
                    });
        }

        /** So that the numbers say something: a room is right above the highest of those that it uses. */
        @ParameterizedTest
        @EnumSource
        void areOnTheLowestFloorThatTheirArrowsLeave(Room room) {
            int highest = HOUSE.stream()
                    .filter(type -> Room.of(type).filter(room::equals).isPresent())
                    .flatMap(Rooms::uses)
                    .flatMap(use -> Room.of(target(use)).stream())
                    .filter(used -> used != room)
                    .mapToInt(Room::floor)
                    .max()
                    .orElse(-1);
            assertThat(room.floor()).isEqualTo(highest + 1);
        }

        private static Stream<Dependency> uses(JavaClass type) {
            return type.getDirectDependenciesFromSelf().stream().filter(use -> IN_THE_HOUSE.test(target(use)));
        }

        @Test
        void useEachOtherInNoCircle() {
            slices().assignedFrom(new SliceAssignment() {
                        @Override
                        public SliceIdentifier getIdentifierOf(JavaClass type) {
                            return Room.of(type)
                                    .map(room -> SliceIdentifier.of(room.name()))
                                    .orElseGet(SliceIdentifier::ignore);
                        }

                        @Override
                        public String getDescription() {
                            return "rooms";
                        }
                    })
                    .should()
                    .beFreeOfCycles()
                    .check(HOUSE);
        }

        @ParameterizedTest
        @CsvSource({
            "PERSONA, SCHEMA, true",
            "SCHEMA, PERSONA, false",
            "SPI, PERSONA, true",
            "SPI, REPRESENTATION, false",
            "SESSION, COMPAT, true",
            "COMPAT, SPI, false",
            "TRANSFER, ACCESS, true",
            "REST_ADMIN, REST, true",
            "REST_ADMIN, LIFECYCLE, true",
            "REST_ADMIN, EXPLAIN, true",
            "REST_USER, REST, true",
            "REST_USER, REST_MCP, true",
            "REST_USER, EXPLAIN, true",
            "REST_USER, REST_ADMIN, false",
            "REST_MCP, REST, true",
            "REST_MCP, REST_USER, false",
            "REST_MCP, TOKEN, false",
            "LIFECYCLE, TOKEN, true",
            "LIFECYCLE, LOGIN, true",
            "LIFECYCLE, REST, false",
            "EXPLAIN, TOKEN, true",
            "EXPLAIN, REST, false",
            "TOKEN, EXPLAIN, false",
            "TOKEN, REST, false",
            "GRANT, TOKEN, true",
            "LOGIN, TOKEN, false",
            "STORE, SPI, true",
            "STORE, TELEMETRY, true",
            "TELEMETRY, SPI, false",
            "STORE, TRANSFER, false",
            "REST_USER, STORE, false",
            "LIFECYCLE, STORE, false"
        })
        void areOnTheFloorsOfThePlan(Room user, Room used, boolean permitted) {
            assertThat(user.mayUse(used)).isEqualTo(permitted);
        }

        @ParameterizedTest
        @EnumSource(names = "STORE", mode = EnumSource.Mode.EXCLUDE)
        void doNotKnowTheCellar(Room room) {
            assertThat(room.mayUse(Room.STORE)).isFalse();
        }
    }

    @Nested
    class Libraries {

        @Test
        void areNotInTheCore() {
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            Room.SCHEDULE.packageName(), Room.SCHEMA.packageName(), Room.PERSONA.packageName())
                    .should()
                    .dependOnClassesThat(describe(
                            "neither plain Java nor the core's own",
                            type -> !isPlainJava(type) && Room.of(type).isEmpty()))
                    .check(HOUSE);
        }

        private static boolean isPlainJava(JavaClass type) {
            String name = type.getBaseComponentType().getPackageName();
            return type.getBaseComponentType().isPrimitive()
                    || name.startsWith("java.")
                    || name.equals("org.jspecify.annotations")
                    || name.equals("com.google.re2j")
                    || name.startsWith("org.dmfs.rfc5545");
        }

        @Test
        void forDatabasesAreInTheStoreOnly() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(Room.STORE.packageName())
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "liquibase..", "java.sql..")
                    .check(HOUSE);
        }

        @Test
        void forJsonAreWhereJsonComesAndGoes() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            Room.REPRESENTATION.packageName(), Room.REST.packageName() + "..", Room.STORE.packageName())
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.fasterxml.jackson..")
                    .check(HOUSE);
        }

        @Test
        void forMetersAndSpansAreInTelemetryOnly() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(Room.TELEMETRY.packageName())
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.micrometer..", "io.opentelemetry..", "org.keycloak.tracing..")
                    .check(HOUSE);
        }

        @Test
        void putTheirHttpAnnotationsOnDoorsOnly() {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(Room.REST.packageName() + "..")
                    .should()
                    .dependOnClassesThat(describe(
                            "annotations of JAX-RS",
                            type -> type.isAnnotation() && type.getPackageName().startsWith("jakarta.ws.rs")))
                    .check(HOUSE);
        }

        @Test
        void readNoQueryParametersBesideTheirReader() {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("jakarta.ws.rs.QueryParam")
                    .because("rest.Parameters reads them all")
                    .check(HOUSE);
        }
    }

    @Nested
    class Names {

        @Test
        void sayWhatARoomIsFor() {
            Set<String> junkDrawers = Set.of("util", "utils", "helper", "helpers", "common", "misc");
            assertThat(HOUSE)
                    .filteredOn(type ->
                            Set.of(type.getPackageName().split("\\.")).stream().anyMatch(junkDrawers::contains))
                    .isEmpty();
        }

        @Test
        void areNotKeycloaks() {
            assertThat(HOUSE)
                    .filteredOn(type -> type.getPackageName().startsWith("org.keycloak"))
                    .isEmpty();
        }
    }

    @Test
    void theWholeHouseIsLookedAt() {
        assertThat(HOUSE.contain(PersonaSchema.class)).isTrue();
        assertThat(HOUSE).hasSizeGreaterThan(80);
    }

    /** What an array is made of, for an array. */
    private static JavaClass target(Dependency use) {
        return Objects.requireNonNull(use.getTargetClass().getBaseComponentType());
    }
}

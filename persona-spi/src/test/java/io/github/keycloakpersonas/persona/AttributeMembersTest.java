package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static io.github.keycloakpersonas.persona.ARealm.assertFaults;
import static io.github.keycloakpersonas.persona.ARealm.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.representation.PersonaMembers;
import io.github.keycloakpersonas.representation.PersonaRepresentation;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The attributes of a persona that is created or changed. */
class AttributeMembersTest {

    private static final AnAttribute PRICE = AnAttribute.named("price", AttributeType.INTEGER)
            .between("0", "1000")
            .defaultsTo(500L);
    private static final AnAttribute NOTE = AnAttribute.named("remark", AttributeType.STRING);
    private static final AnAttribute AGE =
            AnAttribute.named("age", AttributeType.INTEGER).inGroup("about").between("0", "150");
    private static final AnAttribute HOBBIES =
            AnAttribute.named("hobbies", AttributeType.STRING_LIST).inGroup("about");

    private final ARealm realm = new ARealm(schema().attribute(PRICE).attribute(NOTE));

    private static ASchema schema() {
        return new ASchema().title("traveler").group("about").attribute(AGE).attribute(HOBBIES);
    }

    private Persona create(String circle, @Nullable Object... more) {
        Map<String, @Nullable Object> members = members(more);
        members.put("title", "traveler");
        members.put("circle", circle);
        return realm.personas().create(Actor.OWNER, ARealm.USER, PersonaMembers.creation(Actor.OWNER, members));
    }

    private Persona change(Persona persona, @Nullable Object... members) {
        return realm.change(Actor.OWNER, persona, members);
    }

    /** What a client gets that reads the persona as JSON. */
    private Map<String, @Nullable Object> read(Persona persona) throws Exception {
        return PlainJson.members(PlainJson.parse(PlainJson.write(
                PersonaRepresentation.of(persona, realm.personas().schema(), NOW))));
    }

    @Nested
    class WithoutAValueOfItsOwn {

        @Test
        void readsAsItsDefault() {
            Persona persona = create("corsica");
            assertThat(persona.attributes()).isEmpty();
            assertThat(realm.attributes(persona)).isEqualTo(Map.of("price", 500L));
        }

        @Test
        void followsAChangedDefault() {
            Persona persona = create("corsica");
            realm.setSchema(schema().attribute(PRICE.defaultsTo(7L)));
            assertThat(realm.attributes(persona)).containsEntry("price", 7L);
        }
    }

    @Nested
    class WithNull {

        @Test
        void isReset() {
            Persona persona = create("corsica", "price", 7L, "remark", "n");
            Persona reset = change(persona, "price", null, "remark", null);
            assertThat(reset.attributes()).isEmpty();
            assertThat(realm.attributes(reset)).isEqualTo(Map.of("price", 500L));
        }

        @Test
        void ofAGroupResetsAllOfIt() {
            Persona persona = create("corsica", "about", Map.of("age", 7L, "hobbies", List.of("a")), "remark", "n");
            assertThat(change(persona, "about", null).attributes()).isEqualTo(Map.of("remark", "n"));
        }

        @Test
        void insideAGroupResetsOne() {
            Persona persona = create("corsica", "about", Map.of("age", 7L, "hobbies", List.of("a")));
            assertThat(change(persona, "about", members("age", null)).attributes())
                    .isEqualTo(Map.of("about.hobbies", List.of("a")));
        }
    }

    @Nested
    class InAGroup {

        @Test
        void standsInItsObject() {
            Persona persona = create("corsica", "about", Map.of("age", 7L));
            assertThat(persona.attributes()).isEqualTo(Map.of("about.age", 7L));
            assertThat(change(persona, "about", Map.of("hobbies", List.of("a"))).attributes())
                    .as("members of a group that are not sent stay")
                    .isEqualTo(Map.of("about.age", 7L, "about.hobbies", List.of("a")));
        }

        @Test
        void standsNowhereElse() {
            assertFaults(
                    () -> create("corsica", "age", 7L, "about.hobbies", List.of(), "about", Map.of("price", 1L)),
                    "age is not a member of a persona",
                    "about.hobbies is not a member of a persona",
                    "about.price is not a member of a persona");
        }

        @Test
        void needsAnObject() {
            assertFaults(() -> create("corsica", "about", List.of()), "about must be an object");
        }
    }

    @Nested
    class Unknown {

        @Test
        void isRefused() {
            assertFaults(
                    () -> create("corsica", "x", 1L, "y\u0000", null, "about", Map.of("z", true)),
                    "x is not a member of a persona",
                    "y? is not a member of a persona",
                    "about.z is not a member of a persona");
        }

        @Test
        void isIgnoredWhereTheSchemaSaysSo() {
            realm.setSchema(schema().attribute(NOTE).ignoringUnknownMembers());
            Persona persona =
                    create("corsica", "x", 1L, "id", "any", "remark", "n", "about", Map.of("z", true, "age", 7L));
            assertThat(persona.attributes()).isEqualTo(Map.of("remark", "n", "about.age", 7L));
        }
    }

    @Nested
    class Required {

        private final AnAttribute name =
                AnAttribute.named("name", AttributeType.STRING).required();

        @Test
        void isNeededOnCreation() {
            realm.setSchema(schema().attribute(name));
            assertFaults(() -> create("corsica"), "name is required");
            assertFaults(() -> create("corsica", "name", null), "name is required");
            assertThat(create("corsica", "name", "").attributes()).containsEntry("name", "");
        }

        @Test
        void isNotAskedForTwiceWhenItIsWrong() {
            realm.setSchema(schema().attribute(name));
            assertFaults(() -> create("corsica", "name", 1L), "name must be a string");
        }

        @Test
        void cannotBeReset() {
            realm.setSchema(schema().attribute(name));
            Persona persona = create("corsica", "name", "n");
            assertFaults(() -> change(persona, "name", null), "name is required");
        }

        @Test
        void isNotAskedOfOlderPersonasThatDoNotTouchIt() {
            Persona older = create("corsica");
            realm.setSchema(schema().attribute(name));
            assertThat(change(older, "about", Map.of("age", 7L)).attributes()).isEqualTo(Map.of("about.age", 7L));
        }

        @Test
        void isMetByADefault() {
            realm.setSchema(schema().attribute(name.defaultsTo("n")));
            assertThat(realm.attributes(create("corsica"))).containsEntry("name", "n");
        }
    }

    @Nested
    class SentBackAsItReads {

        @Test
        void staysADefault() throws Exception {
            Persona persona = create("corsica", "remark", "n");
            Persona back = realm.personas()
                    .update(Actor.OWNER, persona, PersonaMembers.change(Actor.OWNER, read(persona)), version -> true);
            assertThat(back.attributes()).isEqualTo(Map.of("remark", "n"));
        }

        @Test
        void staysValidWhenTheSchemaIsNarrowed() throws Exception {
            Persona persona = create("corsica", "price", 700L);
            realm.setSchema(schema().attribute(PRICE.between("0", "600")));
            Map<String, @Nullable Object> read = read(persona);
            assertThat(realm.personas()
                            .update(Actor.OWNER, persona, PersonaMembers.change(Actor.OWNER, read), version -> true)
                            .attributes())
                    .isEqualTo(Map.of("price", 700L));
            assertFaults(() -> change(persona, "price", 701L), "price must be between 0 and 600");
        }

        @Test
        void staysValidAsAWholeNumberToo() throws Exception {
            AnAttribute rate = AnAttribute.named("rate", AttributeType.NUMBER);
            realm.setSchema(schema().attribute(rate));
            Persona persona = create("corsica", "rate", 5L);
            realm.setSchema(schema().attribute(rate.between(null, "4")));
            Map<String, @Nullable Object> read = read(persona);
            assertThat(realm.personas()
                            .update(Actor.OWNER, persona, PersonaMembers.change(Actor.OWNER, read), version -> true)
                            .attributes())
                    .isEqualTo(Map.of("rate", new BigDecimal("5")));
        }

        @Test
        void staysADefaultWhateverItsNumbersForm() throws Exception {
            realm.setSchema(schema().attribute(
                            AnAttribute.named("rate", AttributeType.NUMBER).defaultsTo(new BigDecimal("5.00"))));
            Persona persona = create("corsica");
            assertThat(change(persona, "rate", 5L).attributes()).isEmpty();
        }
    }

    @Test
    void hidesButKeepsWhatTheSchemaNoLongerKnows() {
        Persona persona = create("corsica", "remark", "n");
        realm.setSchema(schema());
        Persona changed = change(persona, "about", Map.of("age", 7L));
        assertThat(realm.attributes(changed)).isEqualTo(Map.of("about.age", 7L));
        assertThat(changed.attributes()).isEqualTo(Map.of("remark", "n", "about.age", 7L));
    }

    @Test
    void reportsAllFaultsAtOnceUnderTheirPaths() {
        assertFaults(
                () -> create("corsica", "price", -1L, "remark", 1L, "about", Map.of("age", 151L, "hobbies", "a")),
                "price must be between 0 and 1000",
                "remark must be a string",
                "about.age must be between 0 and 150",
                "about.hobbies must be a list of strings");
    }
}

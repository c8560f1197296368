package io.github.keycloakpersonas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.AnAttribute;
import io.github.keycloakpersonas.schema.AttributeType;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.spi.SealedValuesException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Attribute values that are encrypted in the database. */
class SealingTest {

    private static final Map<String, Object> VALUES =
            Map.of("iban", "DE02120300000000202051", "risk", new BigDecimal("1.50"), "seat", "aisle");

    private final VaultDouble vault = new VaultDouble("a:" + key('a'));
    private final PersonaSchema none = schema();
    private final PersonaSchema marked = schema("iban", "risk");

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(letter).repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    private static PersonaSchema schema(String... encrypted) {
        ASchema schema = new ASchema().title("t");
        for (String member : List.of("iban", "risk", "seat")) {
            AnAttribute attribute = AnAttribute.named(member, AttributeType.STRING);
            schema.attribute(List.of(encrypted).contains(member) ? attribute.encrypted() : attribute);
        }
        return schema.build();
    }

    private Sealing under(PersonaSchema schema) {
        return new Sealing("realm", Optional.of(schema), vault);
    }

    private String document(PersonaSchema schema, Map<String, Object> values) {
        return under(schema).document("id", values, Sealing.NOTHING);
    }

    /** What a vault has, which can be changed. */
    private static final class VaultDouble implements KeySource {

        private String text;
        private SealingKeys known;

        VaultDouble(String text) {
            this.text = text;
            this.known = SealingKeys.read(text);
        }

        void has(String other) {
            text = other;
        }

        @Override
        public SealingKeys keys() {
            return known;
        }

        @Override
        public SealingKeys newest() {
            known = SealingKeys.read(text);
            return known;
        }

        @Override
        public SealedValuesException failure(String reason) {
            return new SealedValuesException("realm", reason);
        }
    }

    @Test
    void areNotInTheDocumentAndReadTheSame() {
        String document = document(marked, VALUES);
        assertThat(document)
                .matches("\\{\"\\$sealed\":\"a:[A-Za-z0-9+/]+=*\",\"seat\":\"aisle\"}")
                .isNotEqualTo(document(marked, VALUES));
        assertThat(under(marked).values("id", document)).isEqualTo(VALUES);
        assertThat(under(none).values("id", document)).isEqualTo(VALUES);
    }

    @Property
    void readTheSameWhateverTheyAre(@ForAll String iban, @ForAll boolean risk) {
        Map<String, Object> values = Map.of("iban", iban, "risk", risk);
        assertThat(under(marked).values("id", document(marked, values))).isEqualTo(values);
    }

    @Test
    void needNoKeyWhereNothingIsMarkedOrSet() {
        Sealing unused = new Sealing("realm", Optional.of(marked), NoKeys.NONE);
        String document = unused.document("id", Map.of("seat", "aisle"), Sealing.NOTHING);
        assertThat(document).isEqualTo("{\"seat\":\"aisle\"}");
        assertThat(unused.values("id", document)).isEqualTo(Map.of("seat", "aisle"));
        assertThat(unused.isCurrent("id", document)).isTrue();
        assertThat(new Sealing("realm", Optional.of(none), NoKeys.NONE).document("id", VALUES, Sealing.NOTHING))
                .contains("DE02");
    }

    @Test
    void areAllEncryptedUnderASchemaThatCannotBeRead() {
        assertThat(new Sealing("realm", Optional.empty(), vault).document("id", VALUES, Sealing.NOTHING))
                .doesNotContain("aisle");
    }

    @Test
    void cannotBeMovedToAnotherPersonaOrRealm() {
        String document = document(marked, VALUES);
        assertThatThrownBy(() -> under(marked).values("other", document))
                .isInstanceOf(SealedValuesException.class)
                .hasMessageContaining("Realm realm")
                .hasMessageContaining("persona other were not encrypted with the key 'a'")
                .hasMessageContaining("docs/production.md");
        assertThatThrownBy(() -> new Sealing("other", Optional.of(marked), vault).values("id", document))
                .isInstanceOf(SealedValuesException.class);
    }

    @Test
    void cannotBeChanged() {
        String document = document(marked, VALUES);
        int at = document.indexOf(':', document.indexOf("a:")) + 20;
        char other = document.charAt(at) == 'A' ? 'B' : 'A';
        String changed = document.substring(0, at) + other + document.substring(at + 1);
        assertThatThrownBy(() -> under(marked).values("id", changed)).isInstanceOf(SealedValuesException.class);
        for (String text : List.of("", "a", "a:", "a:AAAA", "a:!", ":AAAA")) {
            assertThatThrownBy(() -> under(marked).values("id", "{\"$sealed\":\"" + text + "\"}"))
                    .isInstanceOf(SealedValuesException.class)
                    .hasMessageContaining("are no encrypted text");
        }
    }

    @Test
    void areReadWithAKeyThatHasJustCome() {
        String document = document(marked, VALUES);
        vault.has("b:" + key('b') + "\na:" + key('a'));
        vault.newest();
        String next = document(marked, VALUES);
        assertThat(next).contains("\"b:");
        VaultDouble elsewhere = new VaultDouble("a:" + key('a'));
        elsewhere.has("b:" + key('b') + " a:" + key('a'));
        assertThat(new Sealing("realm", Optional.of(marked), elsewhere).values("id", next))
                .isEqualTo(VALUES);
        assertThat(under(marked).values("id", document)).isEqualTo(VALUES);
    }

    @Test
    void areNotReadWithoutTheirKey() {
        String document = document(marked, VALUES);
        vault.has("b:" + key('b'));
        vault.newest();
        assertThatThrownBy(() -> under(marked).values("id", document))
                .isInstanceOf(SealedValuesException.class)
                .hasMessageContaining("lacks the key 'a'");
        assertThat(under(marked).openValues("id", document)).isEqualTo(Map.of("seat", "aisle"));
        // The same id is not enough.
        vault.has("a:" + key('b'));
        vault.newest();
        assertThatThrownBy(() -> under(marked).values("id", document)).isInstanceOf(SealedValuesException.class);
    }

    @Test
    void areCurrentIfWhatIsMarkedIsEncryptedWithTheFirstKeyAndNothingElse() {
        String plain = document(none, VALUES);
        String sealed = document(marked, VALUES);
        assertThat(under(none).isCurrent("id", plain)).isTrue();
        assertThat(under(marked).isCurrent("id", plain)).isFalse();
        assertThat(under(marked).isCurrent("id", sealed)).isTrue();
        assertThat(under(none).isCurrent("id", sealed)).isFalse();
        assertThat(under(schema("iban")).isCurrent("id", sealed)).isFalse();
        assertThat(under(schema("iban", "risk", "seat")).isCurrent("id", sealed))
                .isFalse();
        vault.has("b:" + key('b') + "\na:" + key('a'));
        vault.newest();
        assertThat(under(marked).isCurrent("id", sealed)).isFalse();
    }

    @Test
    void stayEncryptedWhenTheSchemaHasThemNoMore() {
        PersonaSchema without = new ASchema()
                .title("t")
                .attribute(AnAttribute.named("seat", AttributeType.STRING))
                .build();
        String sealed = document(marked, VALUES);
        assertThat(under(without).isCurrent("id", sealed)).isTrue();
        Map<String, Object> changed = new HashMap<>(under(without).values("id", sealed));
        changed.put("seat", "window");
        changed.put("other", "never marked");
        String after = under(without).document("id", changed, sealed);
        assertThat(after).contains("window", "never marked").doesNotContain("iban", "risk");
        assertThat(under(without).values("id", after)).isEqualTo(changed);
        assertThat(under(without).isCurrent("id", after)).isTrue();
        vault.has("b:" + key('b') + "\na:" + key('a'));
        vault.newest();
        assertThat(under(without).isCurrent("id", after)).isFalse();
        String next = under(without).document("id", changed, after);
        assertThat(next).contains("\"b:").doesNotContain("iban");
        assertThat(under(without).isCurrent("id", next)).isTrue();
        // Only a schema that has them and does not mark them has them decrypted.
        assertThat(under(none).isCurrent("id", next)).isFalse();
        assertThat(under(none).document("id", changed, next)).contains("iban").doesNotContain("sealed");
    }

    @Test
    void valuesThatTheSchemaDoesNotKnowAreEncryptedBesideOthers() {
        Map<String, Object> values = Map.of("seat", "aisle", "former", "DE02");
        String document = document(marked, values);
        assertThat(document).contains("aisle").doesNotContain("former", "DE02");
        assertThat(under(marked).values("id", document)).isEqualTo(values);
        assertThat(under(marked).isCurrent("id", document)).isTrue();
        assertThat(under(marked).isCurrent("id", "{\"former\":\"DE02\"}")).isFalse();
    }

    @Test
    void areNotOverwrittenWhereTheyCannotBeRead() {
        PersonaSchema without = new ASchema().title("t").build();
        String sealed = document(marked, VALUES);
        vault.has("b:" + key('b'));
        vault.newest();
        assertThatThrownBy(() -> under(without).document("id", VALUES, sealed))
                .isInstanceOf(SealedValuesException.class);
    }
}

package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.CircleRule.Source;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Which circles personas can have. */
class CircleRuleTest {

    private static final String FORM_FAULT =
            "may contain letters, digits, spaces and . - ' & only, and neither start nor end with a space";

    private static Optional<String> fault(CircleRule rule, String circle) {
        return rule.fault(circle, () -> {
            throw new AssertionError("nobody needs the organizations");
        });
    }

    @Nested
    class TheForm {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a",
                    "7",
                    "corsica",
                    "acme-corp",
                    "Best Travels & Co.",
                    "L'île",
                    "Zürich",
                    "東京",
                    "देवनागरी",
                    "-.'&",
                    "a  b"
                })
        void isLettersDigitsSpacesAndFourSigns(String circle) {
            assertThat(fault(CircleRule.ANY, circle)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    " ",
                    " a",
                    "a ",
                    "a_b",
                    "a/b",
                    "a\tb",
                    "a\n",
                    "a\u00a0b",
                    "a,b",
                    "<b>",
                    "a\u200bb",
                    "\u0301a",
                    "😀",
                    "\ud83d"
                })
        void hasNothingElse(String circle) {
            assertThat(fault(CircleRule.ANY, circle)).contains(FORM_FAULT);
        }

        @Test
        void hasOneToAHundredCharacters() {
            assertThat(fault(CircleRule.ANY, "")).contains("must have 1 to 100 characters");
            assertThat(fault(CircleRule.ANY, "a".repeat(100))).isEmpty();
            assertThat(fault(CircleRule.ANY, "𐐀".repeat(100)))
                    .as("two UTF-16 units each")
                    .isEmpty();
            assertThat(fault(CircleRule.ANY, "a".repeat(101))).contains("must have 1 to 100 characters");
        }

        @ParameterizedTest
        @EnumSource
        void isRequiredWhateverTheSource(Source source) {
            assertThat(fault(new CircleRule(source, List.of("a_b")), "a_b")).contains(FORM_FAULT);
        }
    }

    @Nested
    class AList {

        private final CircleRule list = new CircleRule(Source.LIST, List.of("corsica", "acme-corp"));

        @Test
        void permitsItsEntriesOnly() {
            assertThat(fault(list, "corsica")).isEmpty();
            assertThat(fault(list, "acme-corp")).isEmpty();
            assertThat(fault(list, "Corsica")).contains("must be one of: corsica, acme-corp");
        }

        @Test
        void permitsAnEntryHoweverItsAccentsAreEncoded() {
            String decomposed = Normalizer.normalize("zürich", Normalizer.Form.NFD);
            CircleRule rule = new CircleRule(Source.LIST, List.of(decomposed));
            assertThat(fault(rule, Normalizer.normalize(decomposed, Normalizer.Form.NFC)))
                    .isEmpty();
        }
    }

    @Nested
    class Organizations {

        private final CircleRule organizations = new CircleRule(Source.ORGANIZATIONS, List.of());

        @Test
        void permitTheUsersOwn() {
            assertThat(organizations.fault("acme", () -> Set.of("acme"))).isEmpty();
            assertThat(organizations.fault("other", () -> Set.of("acme")))
                    .contains("must be the alias of an organization that the user is a member of");
            assertThat(organizations.fault("acme", Set::of)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "ORGANIZATIONS", mode = Mode.EXCLUDE)
    void otherSourcesDoNotAskForOrganizations(Source source) {
        assertThat(fault(new CircleRule(source, List.of("corsica")), "corsica")).isEmpty();
    }
}

package io.github.keycloakpersonas.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.CircleRule.Source;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Which circles personas can have. */
class CircleRuleTest {

    private static Optional<String> fault(CircleRule rule, String circle) {
        return rule.fault(new Circle(circle), () -> {
            throw new AssertionError("nobody needs the organizations");
        });
    }

    @ParameterizedTest
    @EnumSource
    void theFormIsRequiredWhateverTheSource(Source source) {
        CircleRule rule = CircleRule.of(source, List.of("a/b"), StewardsSee.USERNAME);
        assertThat(rule.fault(new Circle("a/b"), Set::of))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("may contain letters"));
        assertThat(rule.fault(new Circle(" "), Set::of)).contains("must have 1 to 100 characters");
    }

    @Nested
    class AList {

        private final CircleRule list =
                CircleRule.of(Source.LIST, List.of("corsica", "acme-corp"), StewardsSee.USERNAME);

        @Test
        void permitsItsEntriesOnly() {
            assertThat(fault(list, "corsica")).isEmpty();
            assertThat(fault(list, "acme-corp")).isEmpty();
            assertThat(fault(list, "Corsica")).contains("must be one of: corsica, acme-corp");
        }

        @Test
        void permitsAnEntryHoweverItsAccentsAreEncoded() {
            String decomposed = Normalizer.normalize("zürich", Normalizer.Form.NFD);
            CircleRule rule = CircleRule.of(Source.LIST, List.of(decomposed), StewardsSee.USERNAME);
            assertThat(fault(rule, Normalizer.normalize(decomposed, Normalizer.Form.NFC)))
                    .isEmpty();
            assertThat(fault(rule, decomposed)).isEmpty();
            assertThat(fault(rule, " zürich ")).isEmpty();
        }
    }

    @Nested
    class Organizations {

        private final CircleRule organizations = CircleRule.of(Source.ORGANIZATIONS, List.of(), StewardsSee.USERNAME);

        private Optional<String> fault(String circle, String... aliases) {
            Set<Circle> own = Stream.of(aliases).map(Circle::new).collect(Collectors.toSet());
            return organizations.fault(new Circle(circle), () -> own);
        }

        @Test
        void permitTheUsersOwn() {
            assertThat(fault("acme", "acme")).isEmpty();
            assertThat(fault("other", "acme"))
                    .contains("must be the alias of an organization that the user is a member of");
            assertThat(fault("acme")).isPresent();
        }

        /** What Keycloak takes for an alias: by its API anything but white space and reserved characters, by an import more. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "acme_corp",
                    "a%b",
                    "{x}",
                    "a\"b",
                    "<acme>",
                    "a|b~c^",
                    "Acme / EU",
                    "\u200bacme",
                    "zu\u0308rich",
                    ".."
                })
        void haveAliasesThatAlwaysFit(String alias) {
            assertThat(fault(alias, alias)).isEmpty();
            assertThat(fault(alias, "other")).isPresent();
        }

        @Test
        void haveAliasesOf255Characters() {
            assertThat(fault("a".repeat(255), "a".repeat(255))).isEmpty();
        }

        @Test
        void haveNoAliasesThatCanNotBeKept() {
            assertThat(fault("a\u0000b", "a\u0000b")).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "ORGANIZATIONS", mode = Mode.EXCLUDE)
    void otherSourcesDoNotAskForOrganizations(Source source) {
        assertThat(fault(CircleRule.of(source, List.of("corsica"), StewardsSee.USERNAME), "corsica"))
                .isEmpty();
    }
}

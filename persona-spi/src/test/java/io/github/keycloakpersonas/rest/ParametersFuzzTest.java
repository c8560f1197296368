package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.AnyValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Parameters and headers, whatever they say. */
class ParametersFuzzTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                AnyValue.text(),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.strings().withChars("\"*,W/ 123").ofMaxLength(12));
    }

    @Property
    void aPageLiesWithinItsBounds(@ForAll("texts") String first, @ForAll("texts") String max) {
        try {
            Page page = Parameters.read(Map.of("first", List.of(first), "max", List.of(max)), Page::of);
            assertThat(page.first()).isNotNegative();
            assertThat(page.max()).isBetween(1, 1000);
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(400);
            assertThat(e.problem().errors()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<String>> tags() {
        return Arbitraries.strings()
                .withChars("*,W/123-")
                .ofMaxLength(8)
                .flatMap(opaque -> Arbitraries.of("\"" + opaque + "\"", "W/\"" + opaque + "\"", ""))
                .list()
                .ofMaxSize(5);
    }

    @Property
    void anIfMatchAcceptsWhatItNames(
            @ForAll("tags") List<String> others, @ForAll @IntRange(min = 0) int version, @ForAll boolean weak) {
        String header = String.join(" , ", others) + "," + (weak ? "W/" : "") + EntityTag.of(version);
        assertThat(EntityTag.accepted(Optional.of(header)).test(version)).isTrue();
    }

    @Property
    void anIfMatchAcceptsNothingElse(@ForAll("texts") String header, @ForAll @IntRange(min = 0) int version) {
        boolean named = header.strip().equals("*") || header.contains(EntityTag.of(version));
        assertThat(!named && EntityTag.accepted(Optional.of(header)).test(version))
                .isFalse();
    }

    @Property
    void contentsHaveTheSameTagWhereTheyAreTheSame(@ForAll("texts") String one, @ForAll("texts") String other) {
        byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
        byte[] others = other.getBytes(StandardCharsets.UTF_8);
        assertThat(EntityTag.ofContent(one).equals(EntityTag.ofContent(other))).isEqualTo(Arrays.equals(bytes, others));
    }
}

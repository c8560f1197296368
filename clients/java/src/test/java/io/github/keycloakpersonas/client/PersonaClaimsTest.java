package io.github.keycloakpersonas.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaClaimsTest {

    private static Map<String, Object> persona(String title, String circle, String more) {
        return Json.members(Json.parse(
                        "{\"persona_id\":\"u\",\"title\":\"" + title + "\",\"circle\":\"" + circle + "\"" + more + "}")
                .orElseThrow());
    }

    private static PersonaClaims working(Object persona) {
        return PersonaClaims.of(Map.of("personas", List.of(persona), "persona", persona));
    }

    @Test
    void tellAsWhatTheUserWorks() {
        PersonaClaims claims = working(persona(
                "traveler",
                "corsica",
                ",\"valid_till\":\"2999-12-31T23:59:59Z\",\"consent\":true,\"autobook_price\":5000"));
        assertThat(claims.actsAs("traveler")).isTrue();
        assertThat(claims.actsAs("traveler", "corsica")).isTrue();
        assertThat(claims.actsWithConsent("traveler", "corsica")).isTrue();
        assertThat(claims.actsAs("traveler", "sardinia")).isFalse();
        assertThat(claims.actsAs("office-manager", "corsica")).isFalse();
        assertThat(claims.acting("traveler", "corsica").orElseThrow().attributes())
                .containsEntry("autobook_price", 5000);
    }

    @Test
    void tellWhatTheUserHoldsApartFromIt() {
        PersonaClaims claims = PersonaClaims.of(
                Map.of("personas", List.of(persona("traveler", "corsica", "")), "personas_truncated", true));
        assertThat(claims.actsAs("traveler")).isFalse();
        assertThat(claims.holds("traveler")).isTrue();
        assertThat(claims.holds("traveler", "corsica")).isTrue();
        assertThat(claims.holds("traveler", "x")).isFalse();
        assertThat(claims.isTruncated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2000-01-01T00:00:00Z | 2999-01-01T00:00:00Z | true",
                "2998-01-01T00:00:00Z | 2999-01-01T00:00:00Z | false",
                "2000-01-01T00:00:00Z | 2001-01-01T00:00:00+02:00 | false"
            })
    void ofAPersonaOutsideItsValidityPermitNothing(String from, String till, boolean permitted) {
        PersonaClaims claims = working(persona(
                "traveler",
                "corsica",
                ",\"valid_from\":\"" + from + "\",\"valid_till\":\"" + till + "\",\"consent\":true"));
        assertThat(claims.personas()).hasSize(1);
        assertThat(claims.actsAs("traveler")).isEqualTo(permitted);
        assertThat(claims.actsWithConsent("traveler", "corsica")).isEqualTo(permitted);
        assertThat(claims.holds("traveler", "corsica")).isEqualTo(permitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"consent\":false", ",\"consent\":\"true\"", ",\"consent\":1", ",\"consent\":null"})
    void consentOnlyWhereTheySaySo(String consent) {
        PersonaClaims claims = working(persona("traveler", "corsica", consent));
        assertThat(claims.actsAs("traveler", "corsica")).isTrue();
        assertThat(claims.actsWithConsent("traveler", "corsica")).isFalse();
    }

    @Test
    void haveTheOtherFormatsOfTheMapper() {
        PersonaClaims strings = working("traveler@best friends @home");
        assertThat(strings.actsAs("traveler", "best friends @home")).isTrue();
        assertThat(strings.actsWithConsent("traveler", "best friends @home")).isFalse();
        PersonaClaims titles = working("traveler");
        assertThat(titles.actsAs("traveler")).isTrue();
        assertThat(titles.actsAs("traveler", "corsica")).isFalse();
    }

    @Test
    void compareCirclesInTheirOneForm() {
        assertThat(working("fan@Zo\u00eb").actsAs("fan", " Zoe\u0308 ")).isTrue();
    }

    @Test
    void thatAreNoneOfTheMapperPermitNothing() {
        for (Object value : Arrays.asList(
                null,
                1,
                true,
                "",
                List.of(),
                Map.of(),
                Map.of("title", 1),
                persona("a", "b", ",\"valid_till\":\"soon\""))) {
            Map<String, Object> claims = new HashMap<>();
            claims.put("persona", value);
            claims.put("personas", Arrays.asList(value));
            PersonaClaims read = PersonaClaims.of(claims);
            assertThat(read.personas()).isEmpty();
            assertThat(read.actsAs("a")).isFalse();
            claims.put("personas", value);
            assertThat(PersonaClaims.of(claims).holds("a", "b")).isFalse();
        }
    }

    @Test
    void canHaveOtherNames() {
        PersonaClaims claims = PersonaClaims.of(
                Map.of("roles", List.of("a@b"), "role", "a@b", "roles_truncated", true), "roles", "role");
        assertThat(claims.actsAs("a", "b") && claims.holds("a", "b") && claims.isTruncated())
                .isTrue();
    }

    @Test
    void areReadFromATokenThatWasVerified() {
        assertThat(PersonaClaims.ofVerifiedToken(token("{\"persona\":\"fan@Zoë\",\"personas\":[\"fan@Zoë\"]}"))
                        .actsAs("fan", "Zoë"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b", "a.b.c.d.e", "a.!.c"})
    void areNotReadFromSomethingElse(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> PersonaClaims.ofVerifiedToken(token));
        assertThatIllegalArgumentException().isThrownBy(() -> PersonaClaims.ofVerifiedToken(token("[]")));
    }

    private static String token(String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return "header." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".signature";
    }
}

package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.representations.UserInfo;

/** Which claims are not for personas. */
class ReservedClaimsTest {

    /** By reflection, where the class asks Jackson: names of annotations, else of the fields. */
    private static Map<String, Class<?>> fields(Class<?> type) {
        Map<String, Class<?>> names = new TreeMap<>();
        for (Class<?> of = type; of != null && of != Object.class; of = of.getSuperclass()) {
            for (Field field : of.getDeclaredFields()) {
                Arrays.stream(field.getAnnotations())
                        .filter(annotation ->
                                annotation.annotationType().getSimpleName().equals("JsonProperty"))
                        .map(annotation -> annotation.toString().replaceAll(".*value=\"([^\"]+)\".*", "$1"))
                        .forEach(name -> names.put(name, field.getType()));
            }
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(classes = {JsonWebToken.class, IDToken.class, AccessToken.class, UserInfo.class})
    void areAllThatKeycloakReadsIntoFields(Class<?> type) {
        assertThat(fields(type))
                .hasSizeGreaterThan(5)
                .allSatisfy((name, field) ->
                        assertThat(ReservedClaims.contain(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sub", "aud", "act", "may_act", "username", "active", "organization", "permissions", "address"})
    void areThoseThatSayWhatATokenIs(String name) {
        assertThat(ReservedClaims.contain(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"personas", "persona", "roles", "groups", "department", "Profile", ""})
    void areNotTheOthers(String name) {
        assertThat(Stream.of(name).filter(ReservedClaims::contain)).isEmpty();
    }
}

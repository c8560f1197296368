package io.github.keycloakpersonas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of realms and clients in the addresses that hints show. */
class PersonaApiTest {

    @ParameterizedTest
    @CsvSource({"demo, demo", "my realm, my%20realm", "a/b?c#d, a%2Fb%3Fc%23d", "Zoë, Zo%C3%AB", "1+1, 1%2B1"})
    void arePercentEncoded(String name, String encoded) {
        assertThat(PersonaApi.encoded(name)).isEqualTo(encoded);
        assertThat(URI.create("/" + encoded).getPath()).isEqualTo("/" + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$(id)", "`id`", "a;b", "a&b", "a|b", "a'b", "a\"b", "*", "~", "{a,b}", "a\\b", "a\nb", "!a"})
    void haveNothingThatAShellActsOn(String name) {
        assertThat(PersonaApi.encoded(name)).matches("[A-Za-z0-9%._-]+");
    }
}

package io.github.keycloakpersonas.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDomainTest {

    @ParameterizedTest
    @CsvSource({
        "anna@example.org, example.org, true",
        "Anna@EXAMPLE.org, Example.Org, true",
        "anna@mail.example.org, example.org, false",
        "anna@mail.example.org, *.example.org, true",
        "anna@example.org, *.example.org, true",
        "anna@notexample.org, *.example.org, false",
        "anna@notexample.org, example.org, false",
        "'\"a@example.org\"@other.org', example.org, false",
        "anna, example.org, false",
        "anna@, example.org, false",
    })
    void hasAnAddress(String address, String domain, boolean expected) {
        assertThat(MailDomain.has(address, domain)).isEqualTo(expected);
    }

    @Test
    void hasNoAccountWithoutAnAddress() {
        assertThat(MailDomain.has(null, "example.org")).isFalse();
    }
}

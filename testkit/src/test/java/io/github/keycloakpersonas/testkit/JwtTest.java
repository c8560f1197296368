package io.github.keycloakpersonas.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class JwtTest {

    @Test
    void itsPayloadIsReadAsUtf8() {
        // The payload of this one needs the URL alphabet of Base64 and has no padding.
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        "{\"sub\":\"zoë\",\"personas\":[{\"circle\":\"é?>~\"}]}".getBytes(StandardCharsets.UTF_8));

        var claims = Jwt.claims("e30." + payload + ".c2ln");

        assertThat(claims.path("sub").asText()).isEqualTo("zoë");
        assertThat(claims.at("/personas/0/circle").asText()).isEqualTo("é?>~");
    }

    @Test
    void anOpaqueTokenIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jwt.claims("opaque"))
                .withMessageContaining("1 parts");
    }
}

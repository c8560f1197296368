package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Bodies that are asked for more than once. */
class ReceivedBodiesTest {

    private final ReceivedBodies bodies = new ReceivedBodies();

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void areReadOnce() {
        InputStream body = body("{}");
        assertThat(bodies.isFirst()).isTrue();
        bodies.receive(body, 10);
        assertThat(bodies.isFirst()).isFalse();
        assertThat(bodies.of(body, 10)).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(bodies.of(body, 10)).asString(StandardCharsets.UTF_8).isEqualTo("{}");
    }

    @Test
    void areToldApart() {
        assertThat(bodies.of(body("one"), 10)).asString(StandardCharsets.UTF_8).isEqualTo("one");
        assertThat(bodies.of(body("two"), 10)).asString(StandardCharsets.UTF_8).isEqualTo("two");
        assertThat(bodies.of(null, 10)).isEmpty();
    }

    @Test
    void haveTheSameFaultEachTime() {
        InputStream body = body("{} ".repeat(1000));
        bodies.receive(body, 1024);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> bodies.of(body, 1024))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().status()).isEqualTo(413));
        }
    }
}

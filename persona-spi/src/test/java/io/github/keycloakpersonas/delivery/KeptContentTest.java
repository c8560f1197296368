package io.github.keycloakpersonas.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Content that is kept in parts. */
class KeptContentTest {

    private final List<byte[]> parts = new ArrayList<>();

    /** One that only keeps parts. */
    private final Deliveries deliveries = (Deliveries) Proxy.newProxyInstance(
            Deliveries.class.getClassLoader(), new Class<?>[] {Deliveries.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("keep");
                assertThat(arguments[1]).isEqualTo(parts.size());
                parts.add((byte[]) arguments[2]);
                return null;
            });

    @Test
    void isCutIntoParts() throws IOException {
        KeptContent content = new KeptContent(deliveries, "d1", 10L * KeptContent.PART);
        content.write(new byte[KeptContent.PART - 1]);
        content.write('a');
        content.write(new byte[KeptContent.PART + 7]);
        Delivery.StoredFile file = content.end("k", "text/csv");
        assertThat(parts).extracting(part -> part.length).containsExactly(KeptContent.PART, KeptContent.PART, 7);
        assertThat(file.bytes()).isEqualTo(2L * KeptContent.PART + 7);
        assertThat(file.sha256()).hasSize(64);
    }

    @Test
    void isBounded() throws IOException {
        KeptContent content = new KeptContent(deliveries, "d1", 3);
        content.write(new byte[3]);
        assertThatThrownBy(() -> content.write('a')).isInstanceOf(KeptContent.TooLong.class);
    }

    @Test
    void mayBeEmpty() {
        Delivery.StoredFile file = new KeptContent(deliveries, "d1", 3).end("k", "text/csv");
        assertThat(parts).isEmpty();
        assertThat(file.sha256()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}

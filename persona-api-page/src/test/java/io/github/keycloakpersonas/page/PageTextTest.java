package io.github.keycloakpersonas.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** The HTML of the page. */
class PageTextTest {

    private static final URI FRONT_END = URI.create("https://id.example.org/auth/");

    @Test
    void namesTheRealmAndTheClientAsTextOnly() {
        String html = PageText.of("<script>alert('x')</script>", "a\" onload=\"b", FRONT_END, FRONT_END);
        assertThat(html)
                .contains("Personas of &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("data-client=\"a&quot; onload=&quot;b\"")
                .doesNotContain("<script>alert", "{{");
    }

    @Test
    void mayCallTheServerAtItsAddressesOnly() {
        assertThat(PageText.of("r", "c", FRONT_END, FRONT_END))
                .contains("connect-src 'self' https://id.example.org; base-uri");
        assertThat(PageText.of("r", "c", FRONT_END, URI.create("https://admin.example.org:8443/")))
                .contains("connect-src 'self' https://id.example.org https://admin.example.org:8443; base-uri");
    }
}

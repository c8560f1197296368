package io.github.keycloakpersonas.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page. */
class PageFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swagger-ui.css",
                "swagger-ui-bundle.js",
                "oauth2-redirect.js",
                "oauth2-redirect.html",
                "page.css",
                "page.js"
            })
    void areInTheJarWithTheirCharacterSet(String name) throws IOException {
        PageFile file = PageFile.named(name).orElseThrow();
        assertThat(file.mediaType()).endsWith("; charset=utf-8");
        assertThat(file.bytes()).isNotEmpty();
        assertThat(file.tag()).matches("[0-9a-f]{16}");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(file.compressed())).readAllBytes())
                .isEqualTo(file.bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"index.html", "../persona-docs/page.js", "ApiPageProvider.class", "", "page.js/", "PAGE.JS"})
    void areNoOthers(String name) {
        assertThat(PageFile.named(name)).isEmpty();
    }

    /** The policy of the page, and a realm's stricter one, let no inline script run. */
    @ParameterizedTest
    @ValueSource(strings = {"index.html", "oauth2-redirect.html"})
    void haveNoInlineScript(String name) {
        String html = new String(PageFile.read(name), StandardCharsets.UTF_8);
        assertThat(html).contains("script-src 'self';").contains("default-src 'none'");
        Pattern inline = Pattern.compile("<script(?! src=\"[a-z0-9.-]+\"></script>)|\\son[a-z]+=|javascript:");
        assertThat(inline.matcher(html).find()).isFalse();
    }

    /** Whoever sends a link to the page must not choose what it loads. */
    @Test
    void loadTheTwoDocumentsAndNoOther() {
        String script = new String(PageFile.read("page.js"), StandardCharsets.UTF_8);
        assertThat(script).contains("validatorUrl: null", "usePkceWithAuthorizationCodeGrant: true");
        assertThat(script).doesNotContain("queryConfigEnabled", "urls.primaryName", "get(\"url\")");
    }
}

package io.github.keycloakpersonas.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** The HTML of the page of a realm. */
final class PageText {

    private static final String TEMPLATE = new String(PageFile.read("index.html"), StandardCharsets.UTF_8);

    private PageText() {}

    /**
     * The page.
     *
     * @param clientId the client that people log in with
     * @param frontEnd where users and services reach the server
     * @param admin where administrators reach it
     */
    static String of(RealmModel realm, String clientId, URI frontEnd, URI admin) {
        String display = realm.getDisplayName();
        String name = display == null || display.isBlank() ? realm.getName() : display;
        return of(name, clientId, frontEnd, admin);
    }

    static String of(String realm, String clientId, URI frontEnd, URI admin) {
        // The page may call the server by its other addresses than its own, and nothing else.
        String origins = Stream.of(frontEnd, admin)
                .map(address -> address.getScheme() + "://" + address.getRawAuthority())
                .distinct()
                .collect(Collectors.joining(" "));
        return TEMPLATE.replace("{{origins}}", escaped(origins))
                .replace("{{client}}", escaped(clientId))
                .replace("{{realm}}", escaped(realm));
    }

    /** Fit for HTML text and for attributes in double quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

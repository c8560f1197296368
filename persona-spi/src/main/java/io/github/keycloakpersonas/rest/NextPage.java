package io.github.keycloakpersonas.rest;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/** The address of the next page of a list (RFC 8288). */
final class NextPage {

    private NextPage() {}

    /**
     * The value of a {@code Link} header.
     *
     * @param door under which of Keycloak's addresses the list was asked for
     * @param page the page that was asked for
     */
    static String link(KeycloakSession session, UrlType door, Page page) {
        // The path as clients outside know it, and the query as it was sent.
        URI address = session.getContext().getUri(door).getAbsolutePath();
        URI sent = session.getContext().getHttpRequest().getUri().getRequestUri();
        return "<" + address.toASCIIString() + "?" + query(sent.getRawQuery(), page) + ">; rel=\"next\"";
    }

    /** The query for the page after this one. All other parameters stay as they are. */
    static String query(@Nullable String sent, Page page) {
        Stream<String> others = sent == null
                ? Stream.empty()
                : Arrays.stream(sent.split("&", -1)).filter(parameter -> !parameter.isEmpty() && !isOfPage(parameter));
        long next = (long) page.first() + page.max();
        return Stream.concat(others, Stream.of("first=" + next, "max=" + page.max()))
                .collect(Collectors.joining("&"));
    }

    private static boolean isOfPage(String parameter) {
        // JAX-RS has already decoded the names, so decoding them again cannot fail.
        String name = URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
        return name.equals("first") || name.equals("max");
    }
}

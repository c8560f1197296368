package io.github.keycloakpersonas.rest;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/** The address of the next page of a list (RFC 8288). */
final class NextPage {

    private static final Set<String> OF_PAGE = Set.of("first", "max", Cursor.PARAMETER);

    private NextPage() {}

    /**
     * The value of a {@code Link} header.
     *
     * @param door which of Keycloak's addresses the request was sent to
     * @param parameters the parameters of the next page
     */
    static String link(KeycloakSession session, UrlType door, List<String> parameters) {
        // The path is the one that clients use, and the query is the one that was sent.
        URI address = session.getContext().getUri(door).getAbsolutePath();
        URI sent = session.getContext().getHttpRequest().getUri().getRequestUri();
        return "<" + address.toASCIIString() + "?" + query(sent.getRawQuery(), parameters) + ">; rel=\"next\"";
    }

    /**
     * The parameters of the page after this one, which skips all entries up to it. Empty if so many entries cannot be
     * skipped.
     */
    static Optional<List<String>> skipping(Page page) {
        long next = (long) page.first() + page.max();
        return next > Page.LAST ? Optional.empty() : Optional.of(List.of("first=" + next, "max=" + page.max()));
    }

    /** The parameters of the page after a cursor. */
    static List<String> after(Cursor cursor, Page page) {
        return List.of(Cursor.PARAMETER + "=" + cursor.text(), "max=" + page.max());
    }

    /** The query with other parameters for the page. Everything else in it stays as it is. */
    static String query(@Nullable String sent, List<String> parameters) {
        Stream<String> others = sent == null
                ? Stream.empty()
                : Arrays.stream(sent.split("&", -1)).filter(parameter -> !parameter.isEmpty() && !isOfPage(parameter));
        return Stream.concat(others, parameters.stream()).collect(Collectors.joining("&"));
    }

    private static boolean isOfPage(String parameter) {
        // JAX-RS has decoded these names already, so decoding cannot fail here.
        return OF_PAGE.contains(URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8));
    }
}

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
     * @param door under which of Keycloak's addresses the list was asked for
     * @param parameters the parameters that lead on
     */
    static String link(KeycloakSession session, UrlType door, List<String> parameters) {
        // The path as the outside knows it, the query as it was sent.
        URI address = session.getContext().getUri(door).getAbsolutePath();
        URI sent = session.getContext().getHttpRequest().getUri().getRequestUri();
        return "<" + address.toASCIIString() + "?" + query(sent.getRawQuery(), parameters) + ">; rel=\"next\"";
    }

    /** The parameters of the page after this one, which skips what came before; none where that can't be skipped any more. */
    static Optional<List<String>> skipping(Page page) {
        long next = (long) page.first() + page.max();
        return next > Page.LAST ? Optional.empty() : Optional.of(List.of("first=" + next, "max=" + page.max()));
    }

    /** The parameters of the page after a cursor. */
    static List<String> after(Cursor cursor, Page page) {
        return List.of(Cursor.PARAMETER + "=" + cursor.text(), "max=" + page.max());
    }

    /** The query with other parameters that say which page; all else in it stays as it is. */
    static String query(@Nullable String sent, List<String> parameters) {
        Stream<String> others = sent == null
                ? Stream.empty()
                : Arrays.stream(sent.split("&", -1)).filter(parameter -> !parameter.isEmpty() && !isOfPage(parameter));
        return Stream.concat(others, parameters.stream()).collect(Collectors.joining("&"));
    }

    private static boolean isOfPage(String parameter) {
        // JAX-RS has read the names by now, so they can be.
        return OF_PAGE.contains(URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8));
    }
}

package io.github.keycloakpersonas.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parts of addresses, made safe. */
final class Address {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel=\"?next\"?");

    private Address() {}

    /** The realm's address without a slash at its end. */
    static String realm(URI realm) {
        if (realm.getHost() == null || realm.getRawQuery() != null || realm.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The realm's address must be like https://id.example.com/realms/acme, without query and fragment");
        }
        return realm.toASCIIString().replaceAll("/+$", "");
    }

    /** A value as one segment of a path, whatever characters it has. */
    static String segment(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("An id is not empty, and neither . nor ..");
        }
        return encoded(value);
    }

    /** A query of names and values by turns; a name whose value is null is left out. */
    static String query(@Nullable String... namesAndValues) {
        List<String> parameters = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null) {
                parameters.add(namesAndValues[i] + "=" + encoded(value));
            }
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    /**
     * The query of the next page, from the {@code Link} headers of a page. Of that address only the query is taken: so no
     * token is sent to another host, and who calls the server by an internal name stays with it.
     */
    static Optional<String> next(List<String> links) {
        Matcher next = NEXT.matcher(String.join(", ", links));
        if (!next.find()) {
            return Optional.empty();
        }
        String address = next.group(1);
        int query = address.indexOf('?');
        return query < 0
                ? Optional.empty()
                : Optional.of(address.substring(query).replaceAll("#.*", ""));
    }

    private static String encoded(String value) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("A value has half of a character, which no address can carry");
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The credentials of a client as a header, each encoded as RFC 6749, section 2.3.1, says. */
    static String basic(String clientId, String clientSecret) {
        String pair = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(clientSecret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}

package io.github.keycloakpersonas.rest;

import java.net.URI;

/** Where something is that was created in the list that was called. */
public final class NewAddress {

    private NewAddress() {}

    /**
     * Its address, for the header {@code Location}.
     *
     * @param name its last segment, such as an id
     */
    public static URI of(Exchange exchange, String name) {
        return exchange.session()
                .getContext()
                .getUri()
                .getAbsolutePathBuilder()
                .path(name)
                .build();
    }
}

package io.github.keycloakpersonas.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.keycloak.models.KeycloakSession;

/** Whose calls count together where nobody is known: the address that they come from. */
public final class NetworkAddress {

    private static final int IPV6_BYTES = 16;

    private NetworkAddress() {}

    /** The network address that counts: of IPv6 the first half, because everybody has all of the other. */
    public static String of(KeycloakSession session) {
        String address = session.getContext().getConnection().getRemoteAddr();
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // With a colon it is no name, and nothing is looked up.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length < IPV6_BYTES ? address : HexFormat.of().formatHex(bytes, 0, IPV6_BYTES / 2);
        } catch (UnknownHostException e) {
            return address;
        }
    }
}

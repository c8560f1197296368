package io.github.keycloakpersonas.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.http.conn.DnsResolver;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;

/**
 * Resolves the names of servers and refuses addresses of the inside network. The connection goes to the addresses that were looked at, so that a
 * name cannot be given another address in between.
 */
final class InsideGuard implements DnsResolver {

    /** The address is in the inside network. */
    static final class Blocked extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Blocked(String host) {
            super(host + " is in the inside network");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        for (InetAddress address : found) {
            if (isInside(address)) {
                throw new Blocked(host);
            }
        }
        return found;
    }

    /** Whether the address is not one of the Internet, or has an address inside that may not be one. */
    static boolean isInside(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            boolean isShared = first == 100 && (second & 0xc0) == 64;
            boolean isBenchmark = first == 198 && (second & 0xfe) == 18;
            boolean isProtocol = first == 192 && second == 0 && bytes[2] == 0;
            return first == 0 || first >= 240 || isShared || isBenchmark || isProtocol;
        }
        boolean isUnique = (first & 0xfe) == 0xfc;
        boolean isTranslated = first == 0x00 && second == 0x64;
        boolean isTunnel = first == 0x20 && (second == 0x02 || (second == 0x01 && bytes[2] == 0 && bytes[3] == 0));
        return isUnique || isTranslated || isTunnel || first == 0;
    }
}

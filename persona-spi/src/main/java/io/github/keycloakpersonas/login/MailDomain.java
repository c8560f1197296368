package io.github.keycloakpersonas.login;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether an e-mail address is one of a domain, as Keycloak compares them. */
final class MailDomain {

    private static final String WITH_SUBDOMAINS = "*.";

    private MailDomain() {}

    /** @param domain a domain of an organization; one that begins with {@code *.} has those below it, too */
    static boolean has(@Nullable String address, String domain) {
        int at = address == null ? -1 : address.lastIndexOf('@');
        if (address == null || at < 0) {
            return false;
        }
        String own = address.substring(at + 1).toLowerCase(Locale.ROOT);
        String wanted = domain.toLowerCase(Locale.ROOT);
        if (!wanted.startsWith(WITH_SUBDOMAINS)) {
            return own.equals(wanted);
        }
        String top = wanted.substring(WITH_SUBDOMAINS.length());
        return own.equals(top) || own.endsWith("." + top);
    }
}

package io.github.keycloakpersonas.invitation;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who is invited: exactly one of both.
 *
 * @param address an e-mail address in lower case, whether or not anybody has an account with it
 * @param userId the id of a user, whether or not there is one
 */
public record Invitee(@Nullable String address, @Nullable String userId) {

    private static final int LONGEST = 254;

    /** Narrower than what the standard permits, so that no mail server takes one address for several, or for a comment. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\\p{Cntrl},;:<>()\\[\\]\"\\\\]{1,64}@[^\\s@.\\p{Cntrl},;:<>()\\[\\]\"\\\\]{1,63}"
                    + "(\\.[^\\s@.\\p{Cntrl},;:<>()\\[\\]\"\\\\]{1,63})+");

    public Invitee {
        if ((address == null) == (userId == null)) {
            throw new IllegalArgumentException("Either an address or a user is invited");
        }
    }

    /** Whoever has an address. */
    public static Invitee ofAddress(String address) {
        return new Invitee(address.toLowerCase(Locale.ROOT), null);
    }

    /** A user of that id. */
    public static Invitee ofUser(String userId) {
        return new Invitee(null, userId);
    }

    /** Whether the text can be an address that is invited. */
    public static boolean isAddress(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }

    /**
     * Whether an account is the one that is invited.
     *
     * @param accountId its id
     * @param verifiedAddress the address that it is known to have; null for none
     */
    public boolean is(String accountId, @Nullable String verifiedAddress) {
        return address == null
                ? accountId.equals(userId)
                : verifiedAddress != null && address.equals(verifiedAddress.toLowerCase(Locale.ROOT));
    }

    /** What makes it the same person as far as that is known: the address, or the id. */
    String key() {
        return address == null ? "user\n" + userId : "address\n" + address;
    }
}

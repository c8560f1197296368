package io.github.keycloakpersonas.mail;

import java.util.Locale;

/** Why a mail was not sent, without a word of what a mail server has answered, because that can repeat the address. */
public enum MailReason {
    /** The realm has no mail server, or its settings are not complete. */
    NO_MAIL_SERVER(true),
    /** The mail server cannot be reached. */
    UNREACHABLE(true),
    /** The server does not know its own address, so that no link can be written: its option {@code hostname} has none. */
    NO_SERVER_ADDRESS(true),
    /** The mail server has refused the user name and the password of the realm. */
    LOGIN_REFUSED(true),
    /** The mail server has not answered in time. */
    TIMEOUT(true),
    /** The mail server, or an address that is none, has refused this mail. */
    REFUSED(false),
    /** A template or a text of the e-mail theme has a fault. */
    TEMPLATE(false),
    /** Anything else; the log says what. */
    ERROR(false),
    /** The user does not exist any more. */
    USER_GONE(false),
    /** The user is disabled. */
    USER_DISABLED(false),
    /** The user has no e-mail address. */
    NO_ADDRESS(false),
    /** The user does not want reminders. */
    MUTED(false),
    /** The user may not see what it is about any more. */
    NOT_PERMITTED(false),
    /** The schema does not send such mails any more. */
    SWITCHED_OFF(false),
    /** What it was to tell is not true any more. */
    OUTDATED(false);

    private final boolean isOfServer;

    MailReason(boolean isOfServer) {
        this.isOfServer = isOfServer;
    }

    /** Whether the next mail of the realm will most likely not be sent either. */
    public boolean isOfServer() {
        return isOfServer;
    }

    /** The name in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

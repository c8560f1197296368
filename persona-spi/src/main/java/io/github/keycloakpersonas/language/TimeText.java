package io.github.keycloakpersonas.language;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Times in mails and in pages without scripts: in the language of the reader, and in UTC, because nobody knows the reader's zone. */
public final class TimeText {

    private final DateTimeFormatter format;

    /** @param reader who reads it; null for somebody of whom only the request is known */
    public TimeText(KeycloakSession session, @Nullable UserModel reader) {
        this.format = new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.LONG, FormatStyle.SHORT)
                .toFormatter(session.getContext().resolveLocale(reader))
                .withZone(ZoneOffset.UTC);
    }

    /** A time, to the minute. */
    public String of(Instant time) {
        return format.format(time) + " UTC";
    }
}

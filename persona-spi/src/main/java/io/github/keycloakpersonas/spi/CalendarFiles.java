package io.github.keycloakpersonas.spi;

import io.github.keycloakpersonas.calendar.ImportedEvent;
import java.util.List;
import org.keycloak.provider.Provider;

/** Reads files of calendar programs. An optional JAR brings it; without one, users cannot import such files. */
public interface CalendarFiles extends Provider {

    /**
     * The events of a file, one for each uid, as members of events that are checked afterwards. Opens no connection, whatever the file refers to.
     *
     * @param text the file, at most a mebibyte; it need not be one
     * @throws IllegalArgumentException if it is no file of a calendar; the message is fit for the client
     */
    List<ImportedEvent> read(String text);
}

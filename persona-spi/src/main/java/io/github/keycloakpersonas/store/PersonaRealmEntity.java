package io.github.keycloakpersonas.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/**
 * A row of PERSONA_REALM: the settings of a realm. Only {@link SettingsTable} reads and writes it. Times are epoch
 * milliseconds.
 */
@Entity
@Table(name = "PERSONA_REALM")
class PersonaRealmEntity {

    @Id
    @Column(name = "REALM_ID", length = 36)
    String realmId;

    /** When the realm was set up; null if it is not set up but has a schema. */
    @Column(name = "SET_UP_AT")
    @Nullable Long setUpAt;

    /** The schema as JSON; null for the default schema. */
    @Nationalized
    @Column(name = "SCHEMA_TEXT")
    @Nullable String schemaText;

    /** The format of the schema's text, so that a later version can read what an earlier version has stored. */
    @Column(name = "SCHEMA_FORMAT", nullable = false)
    int schemaFormat;

    /** A fingerprint of the files that were imported at a start. */
    @Column(name = "IMPORTED_FILES", length = 64)
    @Nullable String importedFiles;

    @Column(name = "PUT_BACK_AT")
    @Nullable Long putBackAt;

    /** Names of realm attributes, separated by commas. */
    @Column(name = "PUT_BACK")
    @Nullable String putBack;

    /** When a persona was given a schedule of its own for the first time; null if none has been. */
    @Column(name = "OWN_SCHEDULES_AT")
    @Nullable Long ownSchedulesAt;

    /** When the history was switched on last; null if the realm has none. Only {@link HistoryMarks} writes it, and the next ones. */
    @Column(name = "HISTORY_AT", insertable = false, updatable = false)
    @Nullable Long historyAt;

    /** From when on the history answers; null as long as the first states are not complete. */
    @Column(name = "HISTORY_FROM", insertable = false, updatable = false)
    @Nullable Long historyFrom;

    /** The last user whose personas have a first state. */
    @Column(name = "HISTORY_DONE", insertable = false, updatable = false)
    @Nullable String historyDone;

    /** When mails were switched on first; null if the realm sends none. Only {@link MailMarks} writes it, and the next ones. */
    @Column(name = "MAIL_AT", insertable = false, updatable = false)
    @Nullable Long mailAt;

    /** Until when ends were looked for. */
    @Column(name = "MAIL_REMINDED_AT", insertable = false, updatable = false)
    @Nullable Long mailRemindedAt;

    /** Until when requests were looked for. */
    @Column(name = "MAIL_DIGEST_AT", insertable = false, updatable = false)
    @Nullable Long mailDigestAt;

    /** After how many days a request ends; null where requests do not end by time. Only {@link RequestMarks} writes it. */
    @Column(name = "REQUEST_DAYS", insertable = false, updatable = false)
    @Nullable Integer requestDays;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaRealmEntity() {}

    PersonaRealmEntity(String realmId, StoredSettings settings) {
        this.realmId = realmId;
        this.setUpAt = settings.setUpAt();
        this.schemaText = settings.schemaText();
        this.schemaFormat = settings.schemaFormat();
        this.importedFiles = settings.importedFiles();
        this.ownSchedulesAt = settings.ownSchedulesAt();
    }

    StoredSettings settings() {
        return new StoredSettings(setUpAt, schemaText, schemaFormat, importedFiles, putBackAt, putBack, ownSchedulesAt);
    }
}

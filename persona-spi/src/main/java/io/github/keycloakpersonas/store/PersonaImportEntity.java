package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.ImportCounts;
import io.github.keycloakpersonas.persona.ImportMode;
import io.github.keycloakpersonas.persona.ImportParts;
import io.github.keycloakpersonas.persona.ImportProgress;
import io.github.keycloakpersonas.representation.ImportPartsDocument;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_IMPORT: the progress of an import. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA_IMPORT")
class PersonaImportEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false, updatable = false)
    String realmId;

    @Column(name = "IMPORT_MODE", length = 16, nullable = false, updatable = false)
    String mode;

    @Column(name = "STATE", length = 16, nullable = false)
    String state;

    @Column(name = "LINES_DONE", nullable = false)
    long lines;

    @Column(name = "CREATED_COUNT", nullable = false)
    long created;

    @Column(name = "UPDATED_COUNT", nullable = false)
    long updated;

    @Column(name = "UNCHANGED_COUNT", nullable = false)
    long unchanged;

    @Column(name = "REMOVED_COUNT", nullable = false)
    long removed;

    @Column(name = "FAILED_COUNT", nullable = false)
    long failed;

    @Column(name = "STARTED_AT", nullable = false, updatable = false)
    long startedAt;

    @Column(name = "UPDATED_AT", nullable = false)
    long updatedAt;

    /** The number of parts that are done; null if the import is not in parts. */
    @Column(name = "PARTS_DONE")
    @Nullable Integer partsDone;

    /** The number of lines that these parts have together. */
    @Column(name = "PART_LINES")
    @Nullable Long partLines;

    /** The parameters of the import, and what its parts have contained about the file itself, as JSON. */
    @Nationalized
    @Column(name = "PARTS_TEXT")
    @Nullable String partsText;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaImportEntity() {}

    PersonaImportEntity(String realmId, ImportProgress progress) {
        this.id = progress.id();
        this.realmId = realmId;
        this.mode = progress.mode().word();
        this.state = progress.state().word();
        this.lines = progress.lines();
        this.created = progress.counts().created();
        this.updated = progress.counts().updated();
        this.unchanged = progress.counts().unchanged();
        this.removed = progress.counts().removed();
        this.failed = progress.counts().failed();
        this.startedAt = progress.startedAt().toEpochMilli();
        this.updatedAt = progress.updatedAt().toEpochMilli();
        ImportParts parts = progress.parts();
        if (parts != null) {
            this.partsDone = parts.done();
            this.partLines = parts.lines();
            this.partsText = ImportPartsDocument.write(parts);
        }
    }

    ImportProgress toProgress() {
        ImportMode knownMode =
                ImportMode.of(mode).orElseThrow(() -> new IllegalStateException("Import " + id + " has no known mode"));
        return new ImportProgress(
                id,
                knownMode,
                ImportProgress.State.of(state)
                        .orElseThrow(() -> new IllegalStateException("Import " + id + " has no known state")),
                lines,
                new ImportCounts(created, updated, unchanged, removed, failed),
                Instant.ofEpochMilli(startedAt),
                Instant.ofEpochMilli(updatedAt),
                parts(knownMode));
    }

    private @Nullable ImportParts parts(ImportMode knownMode) {
        return partsDone == null || partLines == null || partsText == null
                ? null
                : ImportPartsDocument.read(partsText, knownMode, partsDone, partLines);
    }
}

package io.github.keycloakpersonas.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.keycloakpersonas.assessment.Assessed;
import io.github.keycloakpersonas.assessment.AssessmentResult;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.PlainJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A row of PERSONA_ASSESSMENT_RESULT. Times are epoch milliseconds. */
@Entity
@Table(name = "PERSONA_ASSESSMENT_RESULT")
class PersonaResultEntity {

    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID", length = 36, nullable = false, updatable = false)
    String realmId;

    @Column(name = "PERSONA_ID", length = 36, nullable = false, updatable = false)
    String personaId;

    /** The title that the persona had then. */
    @Column(name = "TITLE", length = 64, nullable = false, updatable = false)
    String title;

    @Column(name = "ASSESSMENT", length = 50, nullable = false, updatable = false)
    String assessment;

    @Column(name = "QUESTIONS_VERSION", nullable = false, updatable = false)
    int version;

    @Column(name = "TAKEN_AT", nullable = false, updatable = false)
    long takenAt;

    @Column(name = "IS_PASSED", nullable = false, updatable = false)
    int passed;

    @Column(name = "VALID_UNTIL", updatable = false)
    @Nullable Long validUntil;

    /**
     * Until when the persona counts as assessed by this result: 0 for one that was not passed, and for all but the latest of an assessment. It is
     * what queries about active personas ask, and the only column that changes.
     */
    @Column(name = "COUNTS_UNTIL", nullable = false)
    long countsUntil;

    /** The same for equal values of bands, so that they can be counted: see {@link StoredSchedule#key}. Null where no result has bands. */
    @Column(name = "BANDS_KEY", length = 32, updatable = false)
    @Nullable String bandsKey;

    @Nationalized
    @Column(name = "RESULTS", nullable = false, updatable = false)
    String results;

    @Nationalized
    @Column(name = "ANSWERS", nullable = false, updatable = false)
    String answers;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PersonaResultEntity() {}

    PersonaResultEntity(String realmId, Persona persona, AssessmentResult result) {
        this.id = result.id();
        this.realmId = realmId;
        this.personaId = persona.id();
        this.title = persona.title();
        this.assessment = result.assessment();
        this.version = result.version();
        this.takenAt = result.takenAt().toEpochMilli();
        this.passed = result.passed() ? 1 : 0;
        Instant end = result.validUntil();
        this.validUntil = end == null ? null : end.toEpochMilli();
        this.countsUntil = end();
        this.bandsKey = StoredSchedule.key(bands(result.results()));
        this.results = PlainJson.write(new TreeMap<>(result.results()));
        this.answers = PlainJson.write(new TreeMap<>(result.answers()));
    }

    /** Until when it counts as long as it is the latest. */
    final long end() {
        if (passed == 0) {
            return 0;
        }
        return validUntil == null ? Assessed.FOR_EVER.toEpochMilli() : validUntil;
    }

    private static @Nullable String bands(Map<String, Object> results) {
        Map<String, Object> bands = new TreeMap<>(results);
        bands.values().removeIf(value -> !(value instanceof String));
        return bands.isEmpty() ? null : PlainJson.write(bands);
    }

    AssessmentResult result() {
        return new AssessmentResult(
                id,
                personaId,
                assessment,
                version,
                Instant.ofEpochMilli(takenAt),
                passed != 0,
                validUntil == null ? null : Instant.ofEpochMilli(validUntil),
                members(results),
                members(answers));
    }

    /** Reads what {@link PlainJson} has written. */
    static Map<String, Object> members(String json) {
        try {
            Map<String, Object> members = new LinkedHashMap<>();
            PlainJson.members(PlainJson.parse(json)).forEach((name, value) -> {
                if (value != null) {
                    members.put(name, value);
                }
            });
            return members;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The results of an assessment are unreadable", e);
        }
    }
}

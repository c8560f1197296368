package io.github.keycloakpersonas.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.keycloakpersonas.digest.Sha256;
import io.github.keycloakpersonas.schedule.Schedule;
import io.github.keycloakpersonas.schedule.ScheduleText;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in the database. Equal texts are the same object here, as long as there is room: so what a schedule has said last is remembered for
 * all personas that share it, whoever reads them.
 */
final class StoredSchedule {

    private static final int MOST_REMEMBERED = 2000;

    private static final int KEY_DIGITS = 32;

    private static final Cache<String, Schedule> REMEMBERED =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    private StoredSchedule() {}

    /** The text of a schedule; null for one that says nothing. */
    static @Nullable String text(Schedule schedule) {
        return schedule.isAlways() ? null : ScheduleText.of(schedule);
    }

    /** The short name of a text, by which queries tell texts apart; null for none. */
    static @Nullable String key(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Sha256.of(text).substring(0, KEY_DIGITS);
    }

    /** The schedule of a text. */
    static Schedule of(@Nullable String text) {
        return text == null ? Schedule.ALWAYS : REMEMBERED.get(text, ScheduleText::read);
    }
}

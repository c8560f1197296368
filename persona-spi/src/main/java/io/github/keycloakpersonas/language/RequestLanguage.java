package io.github.keycloakpersonas.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The language of a request: what its parameter {@code ui_locales} asks for, or else what Keycloak finds, which looks at
 * the user's profile, the cookie of the login pages, {@code Accept-Language} and the realm's default.
 *
 * @param asked the value of {@code ui_locales}: language tags separated by spaces, the preferred one first
 * @param user who asks
 * @param home the realm of that user, which is another one where an administrator of {@code master} asks
 */
public record RequestLanguage(
        @Nullable String asked, @Nullable UserModel user, RealmModel home) {

    /** The query parameter with the languages that a reader likes, the best first. */
    public static final String PARAMETER = "ui_locales";

    /** The most tags that are looked at. */
    private static final int MOST = 20;

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}");

    Locale of(KeycloakSession session) {
        return asked(session.getContext().getRealm())
                .orElseGet(() -> session.getContext().resolveLocale(user));
    }

    /**
     * Only a language that a realm has: themes remember their texts for each language that anybody has asked for, so that a
     * stranger could fill the memory otherwise.
     */
    private Optional<Locale> asked(RealmModel realm) {
        if (asked == null) {
            return Optional.empty();
        }
        List<LanguageRange> ranges = Arrays.stream(asked.split(" +", MOST + 1))
                .limit(MOST)
                .filter(tag -> TAG.matcher(tag).matches())
                .map(LanguageRange::new)
                .toList();
        List<Locale> offered = Stream.of(realm, home)
                .flatMap(RequestLanguage::languages)
                .distinct()
                .toList();
        return Optional.ofNullable(Locale.lookup(ranges, offered))
                .or(() -> Locale.filter(ranges, offered).stream().findFirst());
    }

    private static Stream<Locale> languages(RealmModel realm) {
        return realm.isInternationalizationEnabled()
                ? realm.getSupportedLocalesStream().map(Locale::forLanguageTag)
                : Stream.of();
    }
}

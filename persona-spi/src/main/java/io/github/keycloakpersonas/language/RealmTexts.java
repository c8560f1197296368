package io.github.keycloakpersonas.language;

import io.github.keycloakpersonas.schema.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * The texts of the request's realm in the language of the request: those that its administrators have written, and those of
 * its themes. Costs nothing before the first key; those of administrators cost next to nothing, those of themes what one
 * login page pays for its texts, because Keycloak puts them together for each request.
 */
public final class RealmTexts implements Texts {

    private final KeycloakSession session;
    private final RequestLanguage language;
    private final Map<Theme.Type, Properties> themes = new EnumMap<>(Theme.Type.class);
    private @Nullable Locale locale;
    private @Nullable Map<String, String> written;

    public RealmTexts(KeycloakSession session, RequestLanguage language) {
        this.session = session;
        this.language = language;
    }

    @Override
    public Optional<String> of(String key) {
        return Optional.ofNullable(written().get(key)).or(() -> inThemes(key)).map(RealmTexts::withoutQuoting);
    }

    /**
     * The texts that administrators have written in exactly that language, which come before all others. Keycloak has them
     * in its realm cache.
     */
    private Map<String, String> written() {
        if (written == null) {
            RealmModel realm = session.getContext().getRealm();
            written = realm.isInternationalizationEnabled()
                    ? realm.getRealmLocalizationTextsByLocale(locale().toLanguageTag())
                    : Map.of();
        }
        return written;
    }

    private Optional<String> inThemes(String key) {
        return Stream.of(Theme.Type.LOGIN, Theme.Type.ACCOUNT, Theme.Type.ADMIN)
                .flatMap(type ->
                        Optional.ofNullable(
                                themes.computeIfAbsent(type, this::texts).getProperty(key))
                                .stream())
                .findFirst();
    }

    /** The login pages read an apostrophe as two, and the consoles as one. */
    private static String withoutQuoting(String text) {
        return text.replace("''", "'");
    }

    private Properties texts(Theme.Type type) {
        try {
            return session.theme()
                    .getTheme(type)
                    .getEnhancedMessages(session.getContext().getRealm(), locale());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Locale locale() {
        if (locale == null) {
            locale = language.of(session);
        }
        return locale;
    }
}

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
import org.keycloak.theme.Theme;

/**
 * The texts of the request's realm in the language of the request: those that its administrators have written, and those of
 * its themes. Costs nothing before the first key, and then what one login page pays for its texts.
 */
public final class RealmTexts implements Texts {

    private final KeycloakSession session;
    private final RequestLanguage language;
    private final Map<Theme.Type, Properties> themes = new EnumMap<>(Theme.Type.class);
    private @Nullable Locale locale;

    public RealmTexts(KeycloakSession session, RequestLanguage language) {
        this.session = session;
        this.language = language;
    }

    @Override
    public Optional<String> of(String key) {
        return Stream.of(Theme.Type.LOGIN, Theme.Type.ACCOUNT, Theme.Type.ADMIN)
                .flatMap(type ->
                        Optional.ofNullable(
                                themes.computeIfAbsent(type, this::texts).getProperty(key))
                                .stream())
                .findFirst()
                .map(RealmTexts::withoutQuoting);
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

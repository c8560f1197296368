package io.github.keycloakpersonas.lifecycle;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The server options of SPI {@code persona-setup}.
 *
 * @param realms which realms are set up automatically
 * @param sweepInterval how often the sweep for orphans runs; zero for never
 * @param historyInterval how often histories are begun and tidied; zero for never
 * @param reviewInterval how often reviews are looked at; zero for never
 * @param mailInterval how often mails are looked after that are due by the time, or that were not sent; zero for never
 * @param requestInterval how often requests are ended that nobody has decided on; zero for never
 * @param importFile the file or folder with personas to import at the start
 */
record SetupConfig(
        Realms realms,
        Duration sweepInterval,
        Duration historyInterval,
        Duration reviewInterval,
        Duration mailInterval,
        Duration requestInterval,
        Optional<Path> importFile) {

    private static final String REALMS = "realms";
    private static final String SWEEP_INTERVAL = "sweep-interval";
    private static final String IMPORT_FILE = "import-file";
    private static final int DEFAULT_SWEEP_INTERVAL = 86_400;
    private static final String HISTORY_INTERVAL = "history-interval";
    private static final int DEFAULT_HISTORY_INTERVAL = 3600;
    private static final String REVIEW_INTERVAL = "review-interval";
    private static final int DEFAULT_REVIEW_INTERVAL = 60;
    private static final String MAIL_INTERVAL = "mail-interval";
    private static final int DEFAULT_MAIL_INTERVAL = 60;
    private static final String REQUEST_INTERVAL = "request-interval";
    private static final int DEFAULT_REQUEST_INTERVAL = 600;

    /** Which realms are set up automatically. */
    enum Realms {
        /** Realms that are created or imported from now on. */
        NEW,
        /** The same, and at the next start the existing realms, too. */
        ALL,
        NONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SetupConfig of(Config.Scope scope) {
        String word = scope.get(REALMS, Realms.NEW.word());
        Realms realms = Arrays.stream(Realms.values())
                .filter(value -> value.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "spi-persona-setup--default--realms must be new, all or none, not '" + word + "'"));
        return new SetupConfig(
                realms,
                seconds(scope, SWEEP_INTERVAL, DEFAULT_SWEEP_INTERVAL),
                seconds(scope, HISTORY_INTERVAL, DEFAULT_HISTORY_INTERVAL),
                seconds(scope, REVIEW_INTERVAL, DEFAULT_REVIEW_INTERVAL),
                seconds(scope, MAIL_INTERVAL, DEFAULT_MAIL_INTERVAL),
                seconds(scope, REQUEST_INTERVAL, DEFAULT_REQUEST_INTERVAL),
                importFile(scope));
    }

    private static Duration seconds(Config.Scope scope, String name, int unset) {
        return Duration.ofSeconds(Math.max(0, scope.getInt(name, unset)));
    }

    private static Optional<Path> importFile(Config.Scope scope) {
        String file = scope.get(IMPORT_FILE);
        return file == null || file.isBlank() ? Optional.empty() : Optional.of(Path.of(file));
    }

    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(REALMS)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("Which realms are set up for personas without being asked: new, all or none.")
                .options(Arrays.stream(Realms.values()).map(Realms::word).toList())
                .defaultValue(Realms.NEW.word())
                .add()
                .property(
                        interval(SWEEP_INTERVAL, "searches for personas of users who are gone", DEFAULT_SWEEP_INTERVAL))
                .property(interval(HISTORY_INTERVAL, "looks at the histories of realms", DEFAULT_HISTORY_INTERVAL))
                .property(interval(REVIEW_INTERVAL, "looks for reviews to freeze or to close", DEFAULT_REVIEW_INTERVAL))
                .property(interval(MAIL_INTERVAL, "looks at the mails of realms", DEFAULT_MAIL_INTERVAL))
                .property(interval(
                        REQUEST_INTERVAL,
                        "looks for requests that nobody has decided on in time",
                        DEFAULT_REQUEST_INTERVAL))
                .property()
                .name(IMPORT_FILE)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("A JSON file with personas to import once at the start, or a folder of such files.")
                .add()
                .build();
    }

    private static ProviderConfigProperty interval(String name, String between, int seconds) {
        ProviderConfigProperty property = new ProviderConfigProperty();
        property.setName(name);
        property.setType(ProviderConfigProperty.INTEGER_TYPE);
        property.setHelpText("Seconds between two " + between + "; 0 for none.");
        property.setDefaultValue(seconds);
        return property;
    }
}

package io.github.keycloakpersonas.outbound;

import io.github.keycloakpersonas.delivery.Patience;
import io.github.keycloakpersonas.delivery.Target;
import io.github.keycloakpersonas.representation.TargetsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The server options of SPI {@code persona-stores}.
 *
 * @param targets where reports can be stored away
 * @param interval how often this node looks for what is due; zero for never
 * @param tries how often an upload is tried
 * @param mostBytes how many bytes a report may have
 */
record StoresConfig(List<Target> targets, Duration interval, int tries, long mostBytes) {

    private static final String TARGETS = "targets";
    private static final String INTERVAL = "interval";
    private static final String TRIES = "tries";
    private static final String MAX_MIB = "max-mib";
    private static final int DEFAULT_INTERVAL = 60;
    private static final int DEFAULT_TRIES = 24;
    private static final int DEFAULT_MAX_MIB = 64;
    private static final int MOST_MIB = 1024;
    private static final int MOST_FILE_BYTES = 1024 * 1024;
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);

    static final StoresConfig NONE = new StoresConfig(List.of(), Duration.ZERO, 1, 0);

    StoresConfig {
        targets = List.copyOf(targets);
    }

    /** @throws IllegalArgumentException if the file cannot be read or is at fault: the server does not start then */
    static StoresConfig of(Config.Scope scope) {
        int mib = scope.getInt(MAX_MIB, DEFAULT_MAX_MIB);
        if (mib < 1 || mib > MOST_MIB) {
            throw new IllegalArgumentException(
                    "spi-persona-stores--default--max-mib must be between 1 and " + MOST_MIB);
        }
        return new StoresConfig(
                targets(scope.get(TARGETS)),
                Duration.ofSeconds(Math.max(0, scope.getInt(INTERVAL, DEFAULT_INTERVAL))),
                Math.max(1, scope.getInt(TRIES, DEFAULT_TRIES)),
                mib * 1024L * 1024L);
    }

    private static List<Target> targets(String file) {
        if (file == null || file.isBlank()) {
            return List.of();
        }
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_FILE_BYTES) {
                throw new IllegalArgumentException("it has more than " + MOST_FILE_BYTES + " bytes");
            }
            return TargetsFile.read(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new IllegalArgumentException("spi-persona-stores--default--targets: cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "spi-persona-stores--default--targets: " + file + ": " + e.getMessage(), e);
        }
    }

    Patience patience() {
        return new Patience(interval, tries);
    }

    /** How long an upload counts as under way without a sign of life. */
    Duration lease() {
        Duration lease = interval.multipliedBy(2);
        return lease.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : lease;
    }

    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(TARGETS)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText("A JSON file that says where reports can be stored away.")
                .add()
                .property()
                .name(INTERVAL)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Seconds between two looks for reports that are to be uploaded; 0 for none on this node.")
                .defaultValue(DEFAULT_INTERVAL)
                .add()
                .property()
                .name(TRIES)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How often an upload is tried before it is given up.")
                .defaultValue(DEFAULT_TRIES)
                .add()
                .property()
                .name(MAX_MIB)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many MiB a report may have that is stored away.")
                .defaultValue(DEFAULT_MAX_MIB)
                .add()
                .build();
    }
}

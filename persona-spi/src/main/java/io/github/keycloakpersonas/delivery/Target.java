package io.github.keycloakpersonas.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where reports are stored away, as an operator has configured it.
 *
 * @param name its name
 * @param type what it is
 * @param realms the names of the realms that may use it; {@value #ANY_REALM} for all
 * @param isInside whether it may be in the inside network, and be reached without HTTPS
 * @param settings the settings of its type by name; secrets are references
 */
public record Target(
        String name, TargetType type, List<String> realms, boolean isInside, Map<String, String> settings) {

    /** What stands for all realms. */
    public static final String ANY_REALM = "*";

    public Target {
        realms = List.copyOf(realms);
        settings = Map.copyOf(settings);
    }

    /** Whether a realm of that name may use it. */
    public boolean isFor(String realm) {
        return realms.contains(ANY_REALM) || realms.contains(realm);
    }

    /** A setting that its type requires. */
    public String required(String setting) {
        return setting(setting).orElseThrow(() -> new IllegalStateException(name + " has no " + setting));
    }

    /** A setting; empty if it is not set. */
    public Optional<String> setting(String setting) {
        return Optional.ofNullable(settings.get(setting));
    }

    /** Whether a setting is set to yes. */
    public boolean is(String setting) {
        return setting(setting).filter("true"::equals).isPresent();
    }

    /** Without settings, so that no log has them. */
    @Override
    public String toString() {
        return name + " (" + type.word() + ")";
    }
}

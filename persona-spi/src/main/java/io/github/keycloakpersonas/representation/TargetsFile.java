package io.github.keycloakpersonas.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.delivery.Target;
import io.github.keycloakpersonas.delivery.TargetType;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The file of an operator that says where reports can be stored away. Every fault is found, and none quotes a value. */
public final class TargetsFile {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(vault|env)\\.[A-Za-z0-9_.-]+}");
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Set<String> OWN = Set.of("name", "type", "realms", "inside");
    private static final Set<String> ADDRESSES = Set.of("endpoint", "url", "token_url", "api_url", "proxy");
    private static final Set<String> FLAGS = Set.of("path_style", "checksum");
    private static final List<String> OF_ALL_BUT_FOLDERS = List.of("timeout_seconds", "proxy");

    private final List<String> faults = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private TargetsFile() {}

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException with every fault
     */
    public static List<Target> read(byte[] json) {
        TargetsFile file = new TargetsFile();
        List<Target> targets = file.targets(json);
        if (!file.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", file.faults));
        }
        return targets;
    }

    private List<Target> targets(byte[] json) {
        JsonNode root;
        try {
            root = PlainJson.parse(json);
        } catch (JsonProcessingException e) {
            // Jackson's own message would quote the file.
            faults.add("it is not valid JSON");
            return List.of();
        }
        if (root.size() != 1 || !root.path("targets").isArray()) {
            faults.add("it must be an object with the one member targets, a list");
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        int index = 0;
        for (JsonNode each : root.path("targets")) {
            target("targets[" + index + "]", each).ifPresent(targets::add);
            index++;
        }
        return targets;
    }

    private Optional<Target> target(String place, JsonNode json) {
        String name = json.path("name").asText("");
        if (!NAME.matcher(name).matches() || !names.add(name)) {
            faults.add(place + ".name must be unique, of 1 to 64 characters: a-z, 0-9, -");
        }
        Optional<TargetType> type = TargetType.of(json.path("type").asText(""));
        if (type.isEmpty()) {
            faults.add(place + ".type must be folder, s3, webdav or drive");
            return Optional.empty();
        }
        List<String> realms = realms(place, json.path("realms"));
        JsonNode inside = json.path("inside");
        if (!inside.isMissingNode() && !inside.isBoolean()) {
            faults.add(place + ".inside must be true or false");
        }
        Map<String, String> settings = settings(place, type.get(), json, inside.booleanValue());
        return Optional.of(new Target(name, type.get(), realms, inside.booleanValue(), settings));
    }

    private List<String> realms(String place, JsonNode json) {
        List<String> realms = new ArrayList<>();
        json.forEach(realm -> realms.add(realm.asText("")));
        if (!json.isArray() || realms.isEmpty() || realms.contains("")) {
            faults.add(place + ".realms must be a list of names of realms, or [\"*\"]");
        }
        return realms;
    }

    private Map<String, String> settings(String place, TargetType type, JsonNode json, boolean isInside) {
        Map<String, String> settings = new LinkedHashMap<>();
        json.properties().forEach(member -> {
            String name = member.getKey();
            if (OWN.contains(name)) {
                return;
            }
            JsonNode value = member.getValue();
            String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
            if (!isKnown(type, name)) {
                faults.add(place + "." + name + " is not a setting of " + type.word());
            } else if (text.isBlank()) {
                faults.add(place + "." + name + " must not be empty");
            } else {
                check(place + "." + name, type, Map.entry(name, text), isInside);
                settings.put(name, text);
            }
        });
        type.required().stream()
                .filter(name -> !json.has(name))
                .forEach(name -> faults.add(place + "." + name + " is required"));
        if (type == TargetType.WEBDAV
                && (settings.containsKey("username") != settings.containsKey("password")
                        || (settings.containsKey("password") && settings.containsKey("token")))) {
            faults.add(place + " must have username and password, or token, or none of them");
        }
        return settings;
    }

    private static boolean isKnown(TargetType type, String name) {
        return type.settings().contains(name) || (type != TargetType.FOLDER && OF_ALL_BUT_FOLDERS.contains(name));
    }

    private void check(String place, TargetType type, Map.Entry<String, String> setting, boolean isInside) {
        String name = setting.getKey();
        String text = setting.getValue();
        if (type.secrets().contains(name) && !REFERENCE.matcher(text).matches()) {
            faults.add(place + " must be ${vault.KEY} or ${env.NAME}: no secret stands in this file");
        }
        if (ADDRESSES.contains(name) && !isAddress(text, isInside || name.equals("proxy"))) {
            faults.add(place + " must be an address that begins with https://, without user, query and fragment;"
                    + " http:// is for targets with \"inside\": true");
        }
        if (FLAGS.contains(name) && !text.equals("true") && !text.equals("false")) {
            faults.add(place + " must be true or false");
        }
        if (name.equals("timeout_seconds") && !SECONDS.matcher(text).matches()) {
            faults.add(place + " must be a whole number from 1 to 999");
        }
        if (name.equals("path") && !Path.of(text).isAbsolute()) {
            faults.add(place + " must be an absolute path");
        }
    }

    private static boolean isAddress(String text, boolean mayBePlain) {
        try {
            URI address = new URI(text);
            boolean isSafe = "https".equals(address.getScheme()) || (mayBePlain && "http".equals(address.getScheme()));
            return isSafe
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

package io.github.keycloakpersonas.rest.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpersonas.calendar.ImportReport;
import io.github.keycloakpersonas.calendar.ImportedEvent;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.representation.PlainJson;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Some lines of an import of events, in one transaction. */
final class CalendarLines {

    private static final String USER_ID = "user_id";
    private static final String USERNAME = "username";
    private static final String UID = "uid";
    private static final String PERSONA = "persona_id";
    private static final int LONGEST = 255;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PersonaProvider provider;
    private final ImportReport report;
    private final Map<String, Optional<UserModel>> users = new HashMap<>();

    /** @param report what becomes of the lines is added to it */
    CalendarLines(KeycloakSession session, String realmId, ImportReport report) {
        this.session = session;
        this.realm = Objects.requireNonNull(session.realms().getRealm(realmId));
        this.provider = session.getProvider(PersonaProvider.class);
        this.report = report;
    }

    /**
     * Imports the lines.
     *
     * @param before how many lines are before them
     */
    void put(List<String> lines, int before, boolean isDry) {
        Map<String, List<ImportedEvent>> byUser = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read(before + i + 1, lines.get(i), byUser);
            }
        }
        byUser.forEach((user, events) -> provider.calendars(realm).put(user, events, report, isDry));
    }

    private void read(int line, String text, Map<String, List<ImportedEvent>> byUser) {
        Map<String, @Nullable Object> members = members(text);
        if (members == null) {
            report.refuse(line, "is not a JSON object");
            return;
        }
        Optional<UserModel> user = user(members);
        Object uid = members.remove(UID);
        String known = uid == null
                ? UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString()
                : uid instanceof String own && !own.isEmpty() && own.length() <= LONGEST ? own : "";
        if (user.isEmpty()) {
            report.refuse(line, "user_id or username must name a user of the realm who is no service account");
        } else if (known.isEmpty()) {
            report.refuse(line, "uid must be a text of at most " + LONGEST + " characters");
        } else if (!resolvePersona(user.get(), members)) {
            report.refuse(line, "persona_id must be that of a persona of the user");
        } else {
            byUser.computeIfAbsent(user.get().getId(), id -> new ArrayList<>())
                    .add(new ImportedEvent(line, known, members));
        }
    }

    private static @Nullable Map<String, @Nullable Object> members(String line) {
        try {
            JsonNode json = PlainJson.parse(line);
            return json.isObject() ? PlainJson.members(json) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private Optional<UserModel> user(Map<String, @Nullable Object> members) {
        Object id = members.remove(USER_ID);
        Object name = members.remove(USERNAME);
        if (id instanceof String text && name == null) {
            return users.computeIfAbsent(
                    "id " + text, key -> found(text, session.users().getUserById(realm, text)));
        }
        return id == null && name instanceof String text
                ? users.computeIfAbsent(
                        "name " + text, key -> found(text, session.users().getUserByUsername(realm, text)))
                : Optional.empty();
    }

    private static Optional<UserModel> found(String text, @Nullable UserModel user) {
        return text.length() > LONGEST
                ? Optional.empty()
                : Optional.ofNullable(user).filter(found -> found.getServiceAccountClientLink() == null);
    }

    /** Whether the line names no persona, or one of the user's, whose id it has then. */
    private boolean resolvePersona(UserModel user, Map<String, @Nullable Object> members) {
        if (!(members.get(PERSONA) instanceof String name)) {
            return true;
        }
        Optional<Persona> persona = provider.ofUser(realm, user).stream()
                .filter(own -> own.id().equals(name) || own.key().personaId().equals(name))
                .findFirst();
        persona.ifPresent(found -> members.put(PERSONA, found.id()));
        return persona.isPresent();
    }
}

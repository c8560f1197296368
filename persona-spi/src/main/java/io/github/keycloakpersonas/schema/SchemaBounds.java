package io.github.keycloakpersonas.schema;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The limits of a persona schema. The schema is in Keycloak's realm cache and is read for every token, so it must stay
 * small. Its texts are stored in the database, which does not accept every character.
 */
final class SchemaBounds {

    private static final int CIRCLES = 500;
    private static final int ATTRIBUTES = 200;
    private static final int GROUPS = 50;
    private static final int OPTIONS = 200;
    private static final int DESCRIPTION_LENGTH = 1000;
    private static final int ACTIONS = 100;
    private static final int ACTION_LENGTH = 100;
    private static final int ROLE_CLIENTS = 50;
    private static final int ROLES = 100;
    private static final int ROLE_LENGTH = 255;

    /**
     * The form of an {@code acr}: it must fit in a list separated by spaces in a parameter, and in a quoted string of a
     * header.
     */
    private static final java.util.regex.Pattern ACR = java.util.regex.Pattern.compile("[!#-\\[\\]-~]{1,100}");

    private final List<Violation> violations = new ArrayList<>();

    private SchemaBounds() {}

    static List<Violation> violations(PersonaSchema schema) {
        SchemaBounds bounds = new SchemaBounds();
        bounds.count("titles", schema.titles(), SchemaRules.MAX_TITLES, "titles");
        bounds.count("circles.values", schema.circles().values(), CIRCLES, "entries");
        bounds.count("attributes", schema.attributes(), ATTRIBUTES, "attributes, those of groups included");
        bounds.count("groups", schema.groups(), GROUPS, "groups");
        schema.titles().forEach(bounds::title);
        schema.groups().forEach(bounds::group);
        schema.attributes().forEach(bounds::attribute);
        return bounds.violations;
    }

    private void group(AttributeGroup group) {
        String member = "groups." + group.name();
        description(member, group.description());
        displayName(member + ".display_name", group.displayName());
    }

    private void title(Title title) {
        String member = "titles." + title.name();
        description(member, title.description());
        displayName(member + ".display_name", title.displayName());
        count(member + ".allowed_actions", title.allowedActions(), ACTIONS, "entries");
        title.allowedActions().forEach(action -> text(member + ".allowed_actions", action, ACTION_LENGTH));
        if (title.acr() != null && !ACR.matcher(title.acr()).matches()) {
            add(member + ".acr", "must have 1 to 100 visible ASCII characters other than quotes and backslashes");
        }
        roles(member + ".roles.realm", title.roles().realm());
        Map<String, List<String>> clients = title.roles().clients();
        count(member + ".roles.clients", clients.entrySet(), ROLE_CLIENTS, "clients");
        clients.forEach((client, roles) -> {
            name(member + ".roles.clients", client);
            roles(member + ".roles.clients." + client, roles);
        });
    }

    private void roles(String member, List<String> roles) {
        count(member, roles, ROLES, "entries");
        roles.forEach(role -> name(member, role));
    }

    private void name(String member, String name) {
        text(member, name, ROLE_LENGTH);
        if (name.isBlank()) {
            add(member, "must not have an empty name");
        }
    }

    private void attribute(AttributeRule rule) {
        String member = "attributes." + rule.path();
        description(member, rule.description());
        displayName(member + ".display_name", rule.displayName());
        Pattern pattern = rule.constraints().pattern();
        text(member + ".pattern", pattern == null ? "" : pattern.pattern(), SchemaRules.MAX_LENGTH);
        count(member + ".options", rule.constraints().options(), OPTIONS, "entries");
        rule.constraints().options().forEach(option -> text(member + ".options", option, SchemaRules.MAX_LENGTH));
        String names = member + ".option_display_names";
        rule.optionNames().forEach((option, name) -> {
            if (!rule.constraints().options().contains(option)) {
                add(names, "must name options of the attribute only, which '" + Violation.shown(option) + "' is not");
            }
            displayName(names, name);
        });
    }

    private void displayName(String member, DisplayName name) {
        name.fault().ifPresent(fault -> add(member, fault));
    }

    private void description(String member, String description) {
        text(member + ".description", description, DESCRIPTION_LENGTH);
    }

    private void count(String member, Collection<?> entries, int most, String what) {
        if (entries.size() > most) {
            add(member, "must have at most " + most + " " + what);
        }
    }

    private void text(String member, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            add(member, "must not have texts of more than " + longest + " characters");
        }
        if (!AttributeValues.isPlainText(text)) {
            add(member, "must not contain control characters");
        }
    }

    private void add(String member, String message) {
        violations.add(Violation.of(member, message));
    }
}

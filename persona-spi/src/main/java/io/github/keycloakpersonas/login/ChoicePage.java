package io.github.keycloakpersonas.login;

import io.github.keycloakpersonas.persona.Persona;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.forms.login.LoginFormsProvider;

/** The page that asks for a persona. It works without scripts: each button, and the search, is a form of its own. */
final class ChoicePage {

    private static final String TEMPLATE = "choose-persona.ftl";

    /** The page has a search if there are more personas than this. */
    private static final int SEARCH_ABOVE = 8;

    private final LoginFormsProvider form;
    private final PersonaChoice choice;
    private final Optional<String> lastUsed;
    private final UnaryOperator<String> titles;

    /**
     * @param lastUsed the id of the persona that was selected last
     * @param titles what people read instead of the name of a title
     */
    ChoicePage(LoginFormsProvider form, PersonaChoice choice, Optional<String> lastUsed, UnaryOperator<String> titles) {
        this.form = form;
        this.choice = choice;
        this.lastUsed = lastUsed;
        this.titles = titles;
    }

    /** The page with all personas. */
    Response all() {
        return matching("");
    }

    /** The page after the user posted something that cannot be chosen. */
    Response refusal() {
        form.setError("personaNotAvailable");
        return all();
    }

    /** The page with the personas that a search finds. */
    Response matching(String search) {
        PersonaChoice found = search.isBlank() ? choice : choice.matching(search, titles);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("active", found.active().stream().map(this::button).toList());
        page.put("unavailable", found.unavailable().stream().map(this::line).toList());
        page.put("searchable", choice.size() > SEARCH_ABOVE);
        page.put("search", search);
        page.put("none", choice.active().isEmpty());
        return form.setAttribute("personas", page).createForm(TEMPLATE);
    }

    private Map<String, Object> button(Persona persona) {
        Map<String, Object> button = named(persona);
        button.put("id", persona.id());
        button.put("last", lastUsed.filter(persona.id()::equals).isPresent());
        return button;
    }

    private Map<String, Object> line(Unavailable unavailable) {
        Map<String, Object> line = named(unavailable.persona());
        line.put("reason", unavailable.messageKey());
        return line;
    }

    private Map<String, Object> named(Persona persona) {
        return new LinkedHashMap<>(Map.of(
                "title",
                titles.apply(persona.title()),
                "circle",
                persona.circle().name()));
    }
}

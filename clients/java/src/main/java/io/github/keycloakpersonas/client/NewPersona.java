package io.github.keycloakpersonas.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A persona that is to be created. What is not said gets the defaults of the realm's schema. Values of it never change. */
public final class NewPersona {

    private final Members members;

    private NewPersona(Members members) {
        this.members = members;
    }

    /** A persona of a title in a circle. */
    public static NewPersona of(String title, String circle) {
        return new NewPersona(Members.NONE.with("title", title).with("circle", circle));
    }

    /** {@link PersonaStatus#ACTIVE}, which is the default, or {@link PersonaStatus#INACTIVE}. */
    public NewPersona status(PersonaStatus status) {
        return new NewPersona(members.with("status", status.word()));
    }

    /** The start of its validity, included. */
    public NewPersona validFrom(Instant start) {
        return new NewPersona(members.with("valid_from", start));
    }

    /** The end of its validity, excluded. */
    public NewPersona validTill(Instant end) {
        return new NewPersona(members.with("valid_till", end));
    }

    /** When it is on duty; only where the title says that owners set it. */
    public NewPersona schedule(List<ScheduleWindow> windows) {
        return new NewPersona(members.with("schedule", List.copyOf(windows)));
    }

    /** Why it is asked for; only for a title that needs approval, where the realm's schema takes a reason. */
    public NewPersona reason(String reason) {
        return new NewPersona(members.with("reason", reason));
    }

    /** A value of an attribute, or a map of values of a group's attributes. */
    public NewPersona attribute(String name, Object value) {
        return new NewPersona(members.withAttribute(name, value));
    }

    Map<String, @Nullable Object> members() {
        return members.map();
    }
}

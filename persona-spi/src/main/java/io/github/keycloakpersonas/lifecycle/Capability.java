package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.schema.PersonaSchema;
import java.util.List;
import java.util.function.Predicate;
import org.keycloak.models.RealmModel;

/**
 * A capability that a realm's set-up has roles for.
 *
 * @param part the part of the set-up
 * @param roles its roles
 * @param switched whether a schema switches it on
 */
record Capability(SetupPart part, RoleGroup roles, Predicate<PersonaSchema> switched) {

    /** All that there are. */
    static final List<Capability> ALL = List.of(
            new Capability(
                    SetupPart.CALENDAR,
                    RoleGroup.CALENDAR,
                    schema -> schema.capabilities().hasCalendar()),
            new Capability(
                    SetupPart.REVIEWS,
                    RoleGroup.REVIEWS,
                    schema -> schema.capabilities().hasReviews()),
            new Capability(
                    SetupPart.MAILS,
                    RoleGroup.MAILS,
                    schema -> schema.capabilities().mails().requests()),
            new Capability(SetupPart.CIRCLES, RoleGroup.CIRCLES, PersonaSchema::hasStewards));

    /** What a realm has for it, or lacks. */
    CapabilityPart in(RealmModel realm) {
        return new CapabilityPart(realm, roles);
    }

    /** Brings a realm's roles in line with its new schema. */
    static void follow(RealmModel realm, PersonaSchema schema) {
        ALL.forEach(each -> each.in(realm).follow(each.switched().test(schema)));
        new OfferedScope(realm, ScopeOffer.CIRCLES).complete();
    }
}

package io.github.keycloakpersonas.lifecycle;

import io.github.keycloakpersonas.schema.Capabilities;
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
record Capability(SetupPart part, RoleGroup roles, Predicate<Capabilities> switched) {

    /** All that there are. */
    static final List<Capability> ALL = List.of(
            new Capability(SetupPart.CALENDAR, RoleGroup.CALENDAR, Capabilities::hasCalendar),
            new Capability(SetupPart.REVIEWS, RoleGroup.REVIEWS, Capabilities::hasReviews),
            new Capability(SetupPart.MAILS, RoleGroup.MAILS, all -> all.mails().requests()));

    /** What a realm has for it, or lacks. */
    CapabilityPart in(RealmModel realm) {
        return new CapabilityPart(realm, roles);
    }

    /** Brings a realm's roles in line with its new schema. */
    static void follow(RealmModel realm, Capabilities capabilities) {
        ALL.forEach(each -> each.in(realm).follow(each.switched().test(capabilities)));
    }
}

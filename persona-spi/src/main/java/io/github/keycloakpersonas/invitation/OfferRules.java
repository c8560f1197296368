package io.github.keycloakpersonas.invitation;

import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.CircleRule;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rules about what somebody can be invited to, as far as they are known before it is known who accepts. When it is accepted, all rules about
 * personas hold, too.
 */
final class OfferRules {

    private OfferRules() {}

    static List<Violation> violations(PersonaSchema schema, Offer offer, Instant now, Predicate<Circle> organizations) {
        List<Violation> faults = new ArrayList<>();
        if (!isOffered(schema, offer.title())) {
            faults.add(Violation.of("title", "must be one of: " + offered(schema)));
        }
        circleFault(schema.circles(), offer.circle(), organizations)
                .ifPresent(fault -> faults.add(Violation.of("circle", fault)));
        Instant from = offer.validFrom() == null || offer.validFrom().isBefore(now) ? now : offer.validFrom();
        Instant till = offer.validTill();
        Duration longest = schema.limits().maxValidity();
        if (till != null && !from.isBefore(till)) {
            faults.add(Violation.of("valid_till", "must be in the future, and after valid_from"));
        } else if (till != null && longest != null && till.isAfter(from.plus(longest))) {
            faults.add(Violation.of("valid_till", "must be at most " + longest.toDays() + " days ahead"));
        }
        return faults;
    }

    /** Whether people can be invited to that title. */
    static boolean isOffered(PersonaSchema schema, String title) {
        return schema.capabilities().invitations().enabled()
                && schema.title(title).filter(Title::canBeInvited).isPresent();
    }

    private static String offered(PersonaSchema schema) {
        return schema.titles().stream()
                .filter(Title::canBeInvited)
                .map(Title::name)
                .collect(Collectors.joining(", "));
    }

    /** Of which organizations somebody is a member is known only when it is known who it is. */
    private static Optional<String> circleFault(CircleRule rule, Circle circle, Predicate<Circle> organizations) {
        if (rule.source() == CircleRule.Source.ORGANIZATIONS) {
            return circle.canBeKept() && organizations.test(circle)
                    ? Optional.empty()
                    : Optional.of("must be the alias of an enabled organization");
        }
        return rule.fault(circle, Set::of);
    }
}

package io.github.keycloakpersonas.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which circles personas can have.
 *
 * @param source where the permitted circles come from
 * @param values the permitted circles of source {@code LIST}; empty for the others
 * @param stewardsSee what stewards see of the people in their circles
 */
public record CircleRule(Source source, List<Circle> values, StewardsSee stewardsSee) {

    /** Any circle of the right form. */
    public static final CircleRule ANY = new CircleRule(Source.ANY, List.of(), StewardsSee.USERNAME);

    public CircleRule {
        values = List.copyOf(values);
    }

    /** A rule with its permitted circles in any form. */
    public static CircleRule of(Source source, List<String> values, StewardsSee stewardsSee) {
        return new CircleRule(source, values.stream().map(Circle::new).toList(), stewardsSee);
    }

    /** Where the permitted circles come from. */
    public enum Source {
        ANY("any"),
        LIST("list"),
        /** The aliases of the Keycloak organizations that the user is a member of. */
        ORGANIZATIONS("organizations");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /** The name in a persona schema. */
        public String word() {
            return word;
        }

        /** The source of that name, empty if there is none. */
        public static Optional<Source> of(String word) {
            return Arrays.stream(values())
                    .filter(source -> source.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * Checks a circle.
     *
     * @param circle the circle
     * @param organizations the user's organizations, which are read only if the rule needs them
     * @return the fault without the member's name; empty for a permitted circle
     */
    public Optional<String> fault(Circle circle, Supplier<Set<Circle>> organizations) {
        return switch (source) {
            case ANY -> circle.formFault();
            case LIST -> circle.formFault().or(() -> listFault(circle));
            case ORGANIZATIONS -> organizationFault(circle, organizations);
        };
    }

    private Optional<String> listFault(Circle circle) {
        return values.contains(circle)
                ? Optional.empty()
                : Optional.of(
                        "must be one of: " + values.stream().map(Circle::name).collect(Collectors.joining(", ")));
    }

    /**
     * Checks a circle against the user's organizations. An alias is always accepted, although Keycloak's rule for
     * aliases differs from the rule for circles.
     */
    private static Optional<String> organizationFault(Circle circle, Supplier<Set<Circle>> organizations) {
        return circle.canBeKept() && organizations.get().contains(circle)
                ? Optional.empty()
                : circle.formFault()
                        .or(() -> Optional.of("must be the alias of an organization that the user is a member of"));
    }
}

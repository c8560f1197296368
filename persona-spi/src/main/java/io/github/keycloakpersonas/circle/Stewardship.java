package io.github.keycloakpersonas.circle;

import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Title;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a user may manage now, and why not the rest. A persona manages those of the titles that name its title in {@code
 * managed_by}, in its own circle, and none of its owner's. Immutable; knows nothing of tokens and sessions.
 */
public final class Stewardship {

    private final PersonaSchema schema;
    private final String userId;
    private final List<Mandate> acting;
    private final Map<Mandate, Hindrance> idle;

    /**
     * @param userId whose it is
     * @param acting the user's active personas that count now
     * @param idle the user's other active personas, and why each does not count
     */
    public Stewardship(PersonaSchema schema, String userId, Collection<Mandate> acting, Map<Mandate, Hindrance> idle) {
        this.schema = schema;
        this.userId = userId;
        this.acting = List.copyOf(acting);
        this.idle = Map.copyOf(idle);
    }

    /** Whose it is. */
    public String userId() {
        return userId;
    }

    /** The circles in which the user manages personas, by name. */
    public List<ManagedCircle> circles() {
        return acting.stream()
                .map(Mandate::circle)
                .distinct()
                .sorted()
                .flatMap(circle -> in(circle).stream())
                .toList();
    }

    /** What the user manages in a circle; empty for nothing. */
    public Optional<ManagedCircle> in(Circle circle) {
        List<String> titles = schema.titles().stream()
                .map(Title::name)
                .filter(title -> by(title, circle).isPresent())
                .toList();
        return schema.titles().stream()
                .flatMap(managing ->
                        acting.stream().filter(each -> each.title().equals(managing.name()) && managesIn(each, circle)))
                .findFirst()
                .map(mandate -> new ManagedCircle(circle, titles, mandate));
    }

    /** The persona by which the user may manage something; empty where {@link #hindrance(Charge)} says why not. */
    public Optional<Mandate> mandate(Charge charge) {
        return charge.userId().equals(userId) ? Optional.empty() : by(charge.title(), charge.circle());
    }

    /** Why the user may not manage something; empty if it is permitted. */
    public Optional<Hindrance> hindrance(Charge charge) {
        if (charge.userId().equals(userId)) {
            return Optional.of(Hindrance.OWN_PERSONA);
        }
        return by(charge.title(), charge.circle()).isPresent()
                ? Optional.empty()
                : Optional.of(why(each -> manages(each, charge.title(), charge.circle()), charge.circle()));
    }

    /** Why the user may not manage anything in a circle; empty if something is permitted. */
    public Optional<Hindrance> hindrance(Circle circle) {
        return in(circle).isPresent() ? Optional.empty() : Optional.of(why(each -> managesIn(each, circle), circle));
    }

    /** The most helpful reason: what is idle could be made to act, and what is not there could not. */
    private Hindrance why(Predicate<Mandate> would, Circle circle) {
        Stream<Hindrance> removable = Stream.of(
                        Hindrance.NOT_SELECTED, Hindrance.STRONGER_LOGIN, Hindrance.NOT_A_MEMBER)
                .filter(reason -> idle.entrySet().stream()
                        .anyMatch(entry -> entry.getValue() == reason && would.test(entry.getKey())));
        return removable
                .findFirst()
                .orElseGet(() -> acting.stream().anyMatch(each -> managesIn(each, circle))
                        ? Hindrance.TITLE_NOT_MANAGED
                        : Stream.concat(acting.stream(), idle.keySet().stream())
                                        .anyMatch(each -> managesIn(each, each.circle()))
                                ? Hindrance.OTHER_CIRCLE
                                : Hindrance.NO_MANDATE);
    }

    private Optional<Mandate> by(String title, Circle circle) {
        return schema.managedBy(title).stream()
                .flatMap(managing -> acting.stream()
                        .filter(each ->
                                each.title().equals(managing) && each.circle().equals(circle)))
                .findFirst();
    }

    private boolean manages(Mandate mandate, String title, Circle circle) {
        return mandate.circle().equals(circle) && schema.managedBy(title).contains(mandate.title());
    }

    private boolean managesIn(Mandate mandate, Circle circle) {
        return schema.titles().stream().anyMatch(title -> manages(mandate, title.name(), circle));
    }
}

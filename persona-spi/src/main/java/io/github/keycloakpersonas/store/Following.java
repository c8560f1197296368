package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPosition;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A part of what follows a position in a sorted list: what is equal to it in the first members that the list is sorted by, and beyond it in the next one.
 *
 * @param members the members that the list is sorted by, as far as they are compared
 * @param values the position's values of them
 * @param descending the direction of the list
 */
record Following(List<String> members, List<Comparable<?>> values, boolean descending) {

    Following {
        members = List.copyOf(members);
        values = List.copyOf(values);
    }

    /** All parts, in the order of the list. */
    static List<Following> of(PersonaPosition position) {
        List<String> members = members(position.order()).toList();
        List<Comparable<?>> values = new ArrayList<>();
        position.word().ifPresent(values::add);
        values.add(position.time().toEpochMilli());
        values.add(position.id());
        return IntStream.iterate(members.size(), compared -> compared > 0, compared -> compared - 1)
                .mapToObj(compared -> new Following(
                        members.subList(0, compared),
                        values.subList(0, compared),
                        position.order().descending()))
                .toList();
    }

    /** The members that a list is sorted by: all in one direction and as an index has them, so that the database reads a page off the index. */
    static Stream<String> members(PersonaOrder order) {
        return switch (order.by()) {
            case CREATED_AT -> Stream.of("createdAt", "id");
            case VALID_TILL -> Stream.of("validTill", "id");
            case TITLE -> Stream.of("title", "createdAt", "id");
            case CIRCLE -> Stream.of("circle", "createdAt", "id");
            case STATUS -> Stream.of("status", "createdAt", "id");
        };
    }

    /** The condition that the personas of this part meet. */
    Predicate condition(CriteriaBuilder builder, Root<PersonaEntity> persona) {
        int last = members.size() - 1;
        Stream<Predicate> equal =
                IntStream.range(0, last).mapToObj(i -> builder.equal(persona.get(members.get(i)), values.get(i)));
        return builder.and(
                Stream.concat(equal, Stream.of(beyond(builder, persona, last))).toArray(Predicate[]::new));
    }

    private Predicate beyond(CriteriaBuilder builder, Root<PersonaEntity> persona, int index) {
        return values.get(index) instanceof Long time
                ? beyond(builder, persona, index, time)
                : beyond(builder, persona, index, (String) values.get(index));
    }

    private <T extends Comparable<T>> Predicate beyond(
            CriteriaBuilder builder, Root<PersonaEntity> persona, int index, T value) {
        return descending
                ? builder.lessThan(persona.<T>get(members.get(index)), value)
                : builder.greaterThan(persona.<T>get(members.get(index)), value);
    }
}

package io.github.keycloakpersonas.store;

import io.github.keycloakpersonas.persona.PersonaOrder;
import io.github.keycloakpersonas.persona.PersonaPosition;
import io.github.keycloakpersonas.persona.State;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A part of what follows a position in a sorted list, or of what follows its beginning: what is equal to the position in the first
 * members that the list is sorted by, and beyond it in the next one. A list that is sorted by status has parts for each state, which
 * no column holds: so each part is a range of an index, and the state is a condition on the rows of that range.
 *
 * @param state the state of all personas of the part; empty where the list is not sorted by it
 * @param members the members that the list is sorted by, as far as they are compared; none for all of the state, or of the list
 * @param values the position's values of them
 * @param descending the direction of the list
 */
record Following(Optional<State> state, List<String> members, List<Comparable<?>> values, boolean descending) {

    /** A whole list, in whatever order. */
    static final Following ALL = new Following(Optional.empty(), List.of(), List.of(), false);

    Following {
        members = List.copyOf(members);
        values = List.copyOf(values);
    }

    /** All parts of a list, in its order. */
    static List<Following> ofBeginning(PersonaOrder order) {
        return order.by() == PersonaOrder.By.STATUS
                ? states(order).stream().map(Following::allOf).toList()
                : List.of(ALL);
    }

    /** All parts of what follows a position, in the order of the list. */
    static List<Following> of(PersonaPosition position) {
        PersonaOrder order = position.order();
        Optional<State> state =
                order.by() == PersonaOrder.By.STATUS ? position.word().flatMap(State::of) : Optional.empty();
        List<String> members = members(order).toList();
        List<Comparable<?>> values = new ArrayList<>();
        position.word().filter(word -> state.isEmpty()).ifPresent(values::add);
        values.add(position.time().toEpochMilli());
        values.add(position.id());
        Stream<Following> ofState = IntStream.iterate(
                        members.size(), compared -> compared > 0, compared -> compared - 1)
                .mapToObj(compared -> new Following(
                        state, members.subList(0, compared), values.subList(0, compared), order.descending()));
        List<State> states = states(order);
        return Stream.concat(
                        ofState,
                        state.stream()
                                .flatMap(last -> states.stream().skip(states.indexOf(last) + 1L))
                                .map(Following::allOf))
                .toList();
    }

    /**
     * The members that a list, or of one that is sorted by status the personas of a state, is sorted by: all in one direction and as
     * an index has them, so that the database reads a page off the index.
     */
    static Stream<String> members(PersonaOrder order) {
        return switch (order.by()) {
            case CREATED_AT, STATUS -> Stream.of("createdAt", "id");
            case VALID_TILL -> Stream.of("validTill", "id");
            case TITLE -> Stream.of("title", "createdAt", "id");
            case CIRCLE -> Stream.of("circle", "createdAt", "id");
        };
    }

    private static Following allOf(State state) {
        return new Following(Optional.of(state), List.of(), List.of(), false);
    }

    private static List<State> states(PersonaOrder order) {
        List<State> states = Arrays.asList(State.values());
        if (order.descending()) {
            Collections.reverse(states);
        }
        return states;
    }

    /** The condition on the members that the personas of this part meet. */
    Predicate condition(CriteriaBuilder builder, Root<PersonaEntity> persona) {
        int last = members.size() - 1;
        if (last < 0) {
            return builder.conjunction();
        }
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

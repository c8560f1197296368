package io.github.keycloakpersonas.persona;

import io.github.keycloakpersonas.schema.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an input says of one member of a persona. What could not be read is said here too, so that the rules report it together
 * with everything else that is wrong, and after what comes before it, such as that there is no such persona.
 *
 * @param <T> the type of the member's values
 */
public sealed interface Sent<T> {

    /** The input does not have the member. */
    record Unsent<T>() implements Sent<T> {}

    /** The input has null. */
    record Null<T>() implements Sent<T> {}

    /** The input has a value. */
    record Value<T>(T content) implements Sent<T> {}

    /** The input has something else than such a value; the reasons, at least one, say what is wrong. */
    record Unreadable<T>(List<Violation> reasons) implements Sent<T> {

        public Unreadable {
            reasons = List.copyOf(reasons);
        }

        /** For one reason. */
        public Unreadable(Violation reason) {
            this(List.of(reason));
        }
    }

    /** The input does not have the member. */
    static <T> Sent<T> nothing() {
        return new Unsent<>();
    }

    /** The input has that value; null too is something that an input can have. */
    static <T> Sent<T> of(@Nullable T value) {
        return value == null ? new Null<>() : new Value<>(value);
    }

    /** The value; empty where there is none that could be read. */
    default Optional<T> value() {
        return this instanceof Value<T> sent ? Optional.of(sent.content()) : Optional.empty();
    }

    /** What is wrong; empty for what could be read. */
    default List<Violation> faults() {
        return this instanceof Unreadable<T> sent ? sent.reasons() : List.of();
    }

    /** Whether the input has null. */
    default boolean isNull() {
        return this instanceof Null;
    }

    /** The same, with that value where the input has none; null counts as none. */
    default Sent<T> orElse(T value) {
        return this instanceof Unsent || isNull() ? of(value) : this;
    }
}

package io.github.keycloakpersonas.persona;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What stewards change of the personas of others: status, note and end, and nothing else, so that no persona gets another
 * title or circle by them. Permission and state are checked again under the lock. Each call throws a {@link PersonaFailure},
 * {@code CONFLICT} where the state of the persona does not permit the action, or what the permission throws.
 */
public final class Stewarding {

    private final Personas personas;
    private final Consumer<Persona> permission;

    /** @param permission throws for a persona that the steward may not manage */
    Stewarding(Personas personas, Consumer<Persona> permission) {
        this.personas = personas;
        this.permission = permission;
    }

    /** Makes active what its owner has asked for. */
    public Persona approve(Persona found, @Nullable String note, IntPredicate expected) {
        return change(StewardAction.APPROVE, found, current -> granted(current, Status.ACTIVE, note), expected);
    }

    /** Revokes what its owner has asked for. */
    public Persona reject(Persona found, @Nullable String note, IntPredicate expected) {
        return change(
                StewardAction.REJECT,
                found,
                current -> PersonaChange.NONE.withStatus(Status.REVOKED).withNote(note),
                expected);
    }

    /** Switches off for now. */
    public Persona suspend(Persona found, @Nullable String note, IntPredicate expected) {
        return change(
                StewardAction.SUSPEND,
                found,
                current -> PersonaChange.NONE.withStatus(Status.SUSPENDED).withNote(note),
                expected);
    }

    /** Makes active again; the note, which said why it was suspended, goes. */
    public Persona resume(Persona found, IntPredicate expected) {
        return change(StewardAction.RESUME, found, current -> granted(current, Status.ACTIVE, null), expected);
    }

    /** Moves the end by some days: from where it is, or from now if it has passed. */
    public Persona extend(Persona found, Duration by, IntPredicate expected) {
        return change(
                StewardAction.EXTEND, found, current -> extended(current, personas.laterEnd(current, by)), expected);
    }

    /** Moves the end to a later time. */
    public Persona extend(Persona found, Instant till, IntPredicate expected) {
        return change(StewardAction.EXTEND, found, current -> extended(current, till), expected);
    }

    /** Removes it. */
    public void remove(Persona found, IntPredicate expected) {
        personas.delete(Actor.STEWARD, found, current -> require(StewardAction.REMOVE, current), expected);
    }

    private Persona change(
            StewardAction action, Persona found, Function<Persona, PersonaChange> input, IntPredicate expected) {
        return personas.change(
                Actor.STEWARD,
                found,
                current -> {
                    require(action, current);
                    return input.apply(current);
                },
                expected);
    }

    private void require(StewardAction action, Persona current) {
        permission.accept(current);
        action.obstacle(current, personas.now()).ifPresent(obstacle -> {
            throw PersonaFailure.conflict(obstacle + ".");
        });
    }

    private PersonaChange granted(Persona current, Status status, @Nullable String note) {
        requireMember(current);
        return PersonaChange.NONE.withStatus(status).withNote(note);
    }

    private PersonaChange extended(Persona current, Instant till) {
        requireMember(current);
        if (!till.isAfter(current.validity().till())) {
            throw PersonaFailure.conflict(
                    "The persona ends at " + current.validity().till() + " already. Name a later end.");
        }
        return PersonaChange.NONE.withValidTill(till);
    }

    /** Nobody is let into an organization by a persona. */
    private void requireMember(Persona current) {
        if (!personas.isMember(current)) {
            throw PersonaFailure.conflict("The user is no member of the circle's organization, or it is disabled.");
        }
    }
}

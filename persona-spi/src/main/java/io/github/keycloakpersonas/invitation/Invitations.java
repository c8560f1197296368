package io.github.keycloakpersonas.invitation;

import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The invitations of one realm, with every rule about them. Each call works in the caller's transaction. */
public final class Invitations {

    /** How long an invitation is remembered after its end. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final InvitationStore store;
    private final SendingLimits limits;
    private final PersonaSchema schema;
    private final Clock clock;
    private final Predicate<Circle> organizations;

    /** @param organizations whether a circle is the alias of an enabled organization, where circles are organizations */
    public Invitations(InvitationStore store, PersonaSchema schema, Clock clock, Predicate<Circle> organizations) {
        this.organizations = organizations;
        this.store = store;
        this.limits = new SendingLimits(store);
        this.schema = schema;
        this.clock = clock;
    }

    /** The store of the invitations, for reading. */
    public InvitationStore store() {
        return store;
    }

    /**
     * The invitation of that id.
     *
     * @throws InvitationFailure NOT_FOUND
     */
    public Invitation find(String id) {
        return store.find(id).orElseThrow(InvitationFailure::notFound);
    }

    /** Whether people can be invited in the realm. */
    public boolean areOn() {
        return schema.hasInvitations();
    }

    /** Whether people can be invited to that title. */
    public boolean offers(String title) {
        return OfferRules.isOffered(schema, title);
    }

    /**
     * What is wrong with an offer, as far as it is known before it is known who accepts; empty for nothing.
     */
    public List<Violation> violations(Offer offer) {
        return OfferRules.violations(schema, offer, now(), organizations);
    }

    /**
     * Invites somebody. The caller orders the mail. Nothing depends on whether there is such an account.
     *
     * @param lasts how long the link can be used; null for as long as the schema says
     * @throws InvitationFailure INVALID, CONFLICT or TOO_MANY
     */
    public Invitation create(Offer offer, Invitee invitee, Inviter inviter, @Nullable Duration lasts) {
        List<Violation> faults = violations(offer);
        if (!faults.isEmpty()) {
            throw InvitationFailure.invalid(faults);
        }
        Instant now = now();
        limits.requireFew(invitee, inviter, now);
        Invitation created = new Invitation(
                UUID.randomUUID().toString(),
                offer,
                invitee,
                inviter,
                new Invitation.Progress(
                        InvitationState.SENT,
                        now,
                        now.plus(lasts == null ? usual() : lasts),
                        null,
                        now,
                        1,
                        nonce(),
                        null,
                        null),
                0);
        store.lockOpen(created.openKey()).ifPresent(open -> endOrRefuse(open, now));
        store.insert(created);
        return created;
    }

    private void endOrRefuse(Invitation open, Instant now) {
        if (open.stateAt(now) == InvitationState.SENT) {
            throw InvitationFailure.alreadyOpen();
        }
        store.update(open.with(open.progress().ended(InvitationState.EXPIRED, open.end())));
    }

    /**
     * Makes a new link for an invitation that was not answered, or has expired; the one before does not work any more. The caller orders the mail.
     *
     * @param by who sends it again, and answers for it from now on
     * @param expected the versions that the caller wants to change
     * @throws InvitationFailure any kind
     */
    public Invitation resend(String id, Inviter by, IntPredicate expected) {
        Invitation invitation = locked(id, expected);
        Instant now = now();
        InvitationState state = invitation.stateAt(now);
        if (state != InvitationState.SENT && state != InvitationState.EXPIRED) {
            throw InvitationFailure.conflict(
                    "Only an open or expired invitation can be sent again; this one is " + state.word());
        }
        List<Violation> faults = violations(invitation.offer());
        if (!faults.isEmpty()) {
            throw InvitationFailure.conflict("It cannot be sent again: " + Violation.describe(faults));
        }
        limits.requirePause(invitation, now);
        limits.requireFew(invitation.invitee(), by, now);
        Duration lasts = Duration.between(
                invitation.progress().sentAt(), invitation.progress().expiresAt());
        Invitation sent = invitation.by(by, invitation.progress().sent(now, now.plus(lasts), nonce()));
        if (invitation.progress().state() != InvitationState.SENT) {
            store.lockOpen(sent.openKey()).ifPresent(open -> endOrRefuse(open, now));
        }
        store.update(sent);
        return sent;
    }

    /** Takes an invitation back that was not answered; as {@link #resend}. */
    public Invitation withdraw(String id, IntPredicate expected) {
        Invitation invitation = locked(id, expected);
        Instant now = now();
        requireOpen(invitation, now, "withdrawn");
        return written(invitation.with(invitation.progress().ended(InvitationState.WITHDRAWN, now)));
    }

    /**
     * The invitation of a link, if the link can be used.
     *
     * @param nonce what the link has
     */
    public Optional<Invitation> ofLink(String id, String nonce) {
        return store.find(id)
                .filter(found -> found.progress().nonce().equals(nonce))
                .filter(this::isOpen);
    }

    /** Says no, for whoever has the link. Returns whether the link could be used. */
    public boolean decline(String id, String nonce) {
        Optional<Invitation> open = lockedOfLink(id, nonce).filter(this::isOpen);
        open.ifPresent(this::declined);
        return open.isPresent();
    }

    /** Writes that a locked invitation was declined. */
    public Invitation declined(Invitation locked) {
        return written(locked.with(locked.progress().ended(InvitationState.DECLINED, now())));
    }

    /**
     * The invitation of a link, locked until the transaction ends, whatever has become of it; empty if there is none, or if
     * it was sent again with another link.
     */
    public Optional<Invitation> lockedOfLink(String id, String nonce) {
        return store.lock(id).filter(found -> found.progress().nonce().equals(nonce));
    }

    /** Whether an invitation can be answered. */
    public boolean isOpen(Invitation invitation) {
        return offers(invitation.offer().title()) && invitation.stateAt(now()) == InvitationState.SENT;
    }

    /** Writes that a locked invitation was accepted. */
    public Invitation accepted(Invitation locked, String userId, String persona) {
        return written(locked.with(locked.progress().accepted(now(), userId, persona)));
    }

    private static void requireOpen(Invitation invitation, Instant now, String to) {
        InvitationState state = invitation.stateAt(now);
        if (state != InvitationState.SENT) {
            throw InvitationFailure.conflict("Only an open invitation can be " + to + "; this one is " + state.word());
        }
    }

    private Invitation locked(String id, IntPredicate expected) {
        Invitation invitation = store.lock(id).orElseThrow(InvitationFailure::notFound);
        if (!expected.test(invitation.version())) {
            throw InvitationFailure.stale();
        }
        return invitation;
    }

    private Invitation written(Invitation invitation) {
        store.update(invitation);
        return invitation;
    }

    private Duration usual() {
        return Duration.ofDays(schema.capabilities().invitations().expireDays());
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The present time in milliseconds, which is the precision in the database. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

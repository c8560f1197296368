package io.github.keycloakpersonas.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpersonas.representation.SchemaReader;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Violation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.IntPredicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When invitations may be sent, answered and taken back. */
class InvitationsTest {

    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
    private static final IntPredicate ANY = version -> true;
    private static final Inviter ADMINISTRATOR = new Inviter("boss", "master", null);
    private static final Inviter STEWARD = new Inviter("head", "realm", "mandate");
    private static final Invitee MARIA = Invitee.ofAddress("Maria@example.org");

    private final KeptInvitations store = new KeptInvitations();
    private Instant now = START;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final Invitations invitations =
            under("{\"titles\":[{\"name\":\"member\",\"can_be_invited\":true},{\"name\":\"clerk\"}],"
                    + "\"limits\":{\"default_validity_days\":10,\"max_validity_days\":100},"
                    + "\"invitations\":{\"enabled\":true,\"expire_days\":3}}");

    private Invitations under(String schema) {
        return new Invitations(
                store, schema(schema), clock, circle -> circle.name().equals("corsica"));
    }

    private static PersonaSchema schema(String json) {
        try {
            return SchemaReader.read(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Offer offer(String title, String circle) {
        return new Offer(title, new Circle(circle), null, null, null, null);
    }

    private Invitation invited() {
        return invitations.create(offer("member", "corsica"), MARIA, ADMINISTRATOR, null);
    }

    private static void refuses(InvitationFailure.Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(InvitationFailure.class).isThrownBy(call).matches(failure -> failure.kind() == kind);
    }

    @Test
    void lastAsLongAsTheSchemaOrTheOrderSays() {
        assertThat(invited().progress().expiresAt()).isEqualTo(START.plus(Duration.ofDays(3)));
        assertThat(invitations
                        .create(offer("member", "elba"), MARIA, ADMINISTRATOR, Duration.ofHours(1))
                        .progress()
                        .expiresAt())
                .isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void areOpenOnceForTheSamePersonAndTheSameOffer() {
        Invitation first = invited();
        refuses(InvitationFailure.Kind.CONFLICT, this::invited);
        now = first.progress().expiresAt();
        Invitation second = invited();
        assertThat(invitations.find(first.id()).progress().state()).isEqualTo(InvitationState.EXPIRED);
        assertThat(second.stateAt(now)).isEqualTo(InvitationState.SENT);
        refuses(InvitationFailure.Kind.CONFLICT, () -> invitations.resend(first.id(), ADMINISTRATOR, ANY));
    }

    @Test
    void areRefusedForTitlesThatCannotBeInvitedTo() {
        refuses(
                InvitationFailure.Kind.INVALID,
                () -> invitations.create(offer("clerk", "a/b"), MARIA, ADMINISTRATOR, null));
        assertThat(invitations.violations(offer("clerk", "a/b")))
                .extracting(Violation::member)
                .containsExactly("title", "circle");
        assertThat(under("{\"titles\":[{\"name\":\"member\",\"can_be_invited\":true}]}")
                        .areOn())
                .isFalse();
        assertThat(under("{\"titles\":[{\"name\":\"member\"}],\"invitations\":{\"enabled\":true}}")
                        .areOn())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T00:00:00Z, 2026-05-20T00:00:00Z, false",
        ", 2026-05-01T12:00:00Z, false",
        ", 2026-05-01T12:00:00.001Z, true",
        ", 2026-08-09T12:00:00Z, true",
        ", 2026-08-09T12:00:00.001Z, false",
        "2026-06-01T00:00:00Z, 2026-09-09T00:00:00Z, true"
    })
    void haveAValidityThatAPersonaCanHave(Instant from, Instant till, boolean isFit) {
        Offer offer = new Offer("member", new Circle("corsica"), from, till, null, null);
        assertThat(invitations.violations(offer).isEmpty()).isEqualTo(isFit);
    }

    @Test
    void haveOneLinkThatCanBeUsedOnce() {
        Invitation sent = invited();
        String nonce = sent.progress().nonce();
        assertThat(invitations.ofLink(sent.id(), nonce)).isPresent();
        assertThat(invitations.ofLink(sent.id(), nonce + "0")).isEmpty();
        now = now.plus(Duration.ofHours(1));
        String next =
                invitations.resend(sent.id(), ADMINISTRATOR, ANY).progress().nonce();
        assertThat(invitations.ofLink(sent.id(), nonce)).isEmpty();
        Invitation open = invitations.lockedOfLink(sent.id(), next).orElseThrow();
        Invitation accepted = invitations.accepted(open, "maria", "persona");
        assertThat(accepted.stateAt(now)).isEqualTo(InvitationState.ACCEPTED);
        assertThat(invitations.lockedOfLink(sent.id(), next).filter(invitations::isOpen))
                .isEmpty();
        assertThat(invitations.decline(sent.id(), next)).isFalse();
        refuses(InvitationFailure.Kind.CONFLICT, () -> invitations.withdraw(sent.id(), ANY));
        assertThat(invited().stateAt(now)).isEqualTo(InvitationState.SENT);
    }

    @Test
    void endByTheirTime() {
        Invitation sent = invited();
        now = sent.progress().expiresAt().minusMillis(1);
        assertThat(invitations.ofLink(sent.id(), sent.progress().nonce())).isPresent();
        now = now.plusMillis(1);
        assertThat(invitations.ofLink(sent.id(), sent.progress().nonce())).isEmpty();
        assertThat(invitations.decline(sent.id(), sent.progress().nonce())).isFalse();
        refuses(InvitationFailure.Kind.CONFLICT, () -> invitations.withdraw(sent.id(), ANY));
        Invitation again = invitations.resend(sent.id(), ADMINISTRATOR, ANY);
        assertThat(again.progress().expiresAt()).isEqualTo(now.plus(Duration.ofDays(3)));
    }

    @Test
    void areTakenBackByWhoHasReadThem() {
        Invitation sent = invited();
        refuses(InvitationFailure.Kind.STALE, () -> invitations.withdraw(sent.id(), version -> version == 1));
        refuses(InvitationFailure.Kind.NOT_FOUND, () -> invitations.withdraw("x", ANY));
        assertThat(invitations.withdraw(sent.id(), version -> version == 0).stateAt(now))
                .isEqualTo(InvitationState.WITHDRAWN);
        assertThat(invitations.ofLink(sent.id(), sent.progress().nonce())).isEmpty();
    }

    @Test
    void areBoundedForWhoSendsAndForWhoGetsThem() {
        for (int i = 0; i < SendingLimits.MOST_TO_PERSON; i++) {
            invitations.create(offer("member", "circle " + i), MARIA, ADMINISTRATOR, null);
        }
        refuses(InvitationFailure.Kind.TOO_MANY, this::invited);
        for (int i = 0; i < SendingLimits.MOST_BY_STEWARD; i++) {
            invitations.create(
                    offer("member", "corsica"), Invitee.ofAddress("guest" + i + "@example.org"), STEWARD, null);
        }
        refuses(
                InvitationFailure.Kind.TOO_MANY,
                () -> invitations.create(
                        offer("member", "corsica"), Invitee.ofAddress("last@example.org"), STEWARD, null));
        now = now.plus(Duration.ofDays(2));
        assertThat(invited().stateAt(now)).isEqualTo(InvitationState.SENT);
    }

    @Test
    void areNotSentTwiceWithinAMinute() {
        Invitation sent = invited();
        now = now.plusSeconds(59);
        refuses(InvitationFailure.Kind.TOO_MANY, () -> invitations.resend(sent.id(), ADMINISTRATOR, ANY));
        now = now.plusSeconds(1);
        assertThat(invitations.resend(sent.id(), ADMINISTRATOR, ANY).progress().sendings())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org", "a.b+c@sub.example.org", "ü@exämple.org"})
    void goToAddresses(String address) {
        assertThat(Invitee.isAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a@b",
                "a,b@example.org",
                "a@example.org,b@example.org",
                "<a@example.org>",
                "a b@example.org",
                "a@example.org\nBcc: b@example.org",
                "\"a\"@example.org"
            })
    void goToNothingElse(String text) {
        assertThat(Invitee.isAddress(text)).isFalse();
    }

    @Test
    void areForTheVerifiedAddressOrTheUser() {
        assertThat(MARIA.is("id", "MARIA@example.org")).isTrue();
        assertThat(MARIA.is("id", null)).isFalse();
        assertThat(MARIA.is("id", "other@example.org")).isFalse();
        assertThat(Invitee.ofUser("id").is("id", null)).isTrue();
        assertThat(Invitee.ofUser("id").is("other", "id")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void keepTheirStatesByName(InvitationState state) {
        assertThat(InvitationState.of(state.word())).isEqualTo(state);
        assertThat(InvitationState.of("later")).isEqualTo(InvitationState.EXPIRED);
    }
}

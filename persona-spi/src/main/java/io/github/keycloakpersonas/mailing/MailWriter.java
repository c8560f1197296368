package io.github.keycloakpersonas.mailing;

import io.github.keycloakpersonas.access.InviterName;
import io.github.keycloakpersonas.circle.ManagedCircle;
import io.github.keycloakpersonas.invitation.Invitation;
import io.github.keycloakpersonas.invitation.Inviter;
import io.github.keycloakpersonas.invitation.Offer;
import io.github.keycloakpersonas.language.RealmTexts;
import io.github.keycloakpersonas.language.RequestLanguage;
import io.github.keycloakpersonas.language.TimeText;
import io.github.keycloakpersonas.mail.MailEntry;
import io.github.keycloakpersonas.mail.MailKind;
import io.github.keycloakpersonas.mail.Waiting;
import io.github.keycloakpersonas.persona.Persona;
import io.github.keycloakpersonas.persona.Status;
import io.github.keycloakpersonas.schema.PersonaSchema;
import io.github.keycloakpersonas.schema.Texts;
import io.github.keycloakpersonas.spi.PersonaProvider;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Says what mails to one user tell, as it is now; nothing that has become untrue since they were ordered. */
final class MailWriter {

    /** The most lines of a digest. */
    private static final int MOST_LINES = 20;

    /** What is told about a review; there is a text for each. */
    private static final Set<String> REVIEW_STEPS = Set.of("opened", "reminder", "closed");

    private final KeycloakSession session;
    private final Recipient recipient;
    private final Instant now;
    private final RealmModel realm;
    private final PersonaProvider personas;
    private final PersonaSchema schema;
    private final Texts texts;
    private final Links links;
    private final TimeText times;

    MailWriter(KeycloakSession session, PersonaSchema schema, Recipient recipient, Instant now) {
        this.session = session;
        this.recipient = recipient;
        this.now = now;
        this.realm = recipient.realm();
        UserModel user = recipient.user();
        this.personas = session.getProvider(PersonaProvider.class);
        this.schema = schema;
        this.texts = new RealmTexts(session, new RequestLanguage(null, user, realm));
        this.links = new Links(session, realm);
        this.times = new TimeText(session, user);
    }

    /** The text of mails of one kind that are told together; empty if there is nothing to tell any more. */
    Optional<MailText> text(MailKind kind, List<MailEntry> mails) {
        return switch (kind) {
            case EXPIRY -> expiry(mails);
            case REQUESTS -> requests();
            case DECISIONS -> decision(mails.get(0).subjects());
            case REVIEWS -> review(mails.get(0).subjects());
            case INVITATIONS -> Optional.empty();
        };
    }

    private Optional<MailText> expiry(List<MailEntry> mails) {
        List<Map<String, String>> lines = mails.stream()
                .flatMap(mail -> ending(mail.subjects()))
                .distinct()
                .sorted(Comparator.comparing(persona -> persona.validity().till()))
                .map(persona -> Map.of(
                        "title", schema.shownTitle(persona.title(), texts),
                        "circle", persona.circle().name(),
                        "end", times.of(persona.validity().till())))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(text("Expiry", Map.of("personas", lines), links.account("personas")));
    }

    /** The persona, if it still ends then. */
    private Stream<Persona> ending(Map<String, String> subjects) {
        return persona(subjects)
                .filter(persona -> persona.status() == Status.ACTIVE)
                .filter(persona ->
                        String.valueOf(persona.validity().till().toEpochMilli()).equals(subjects.get("till")))
                .stream();
    }

    private Optional<MailText> requests() {
        boolean hearsOfAll = recipient.mayHearOfAllRequests();
        List<Waiting> all =
                hearsOfAll ? personas.mails(realm).rounds().waiting(MOST_LINES + 1) : managed(recipient.manages(now));
        List<Map<String, String>> lines = all.stream()
                .limit(MOST_LINES)
                .map(waiting -> Map.of(
                        "title", schema.shownTitle(waiting.title(), texts),
                        "circle", waiting.circle(),
                        "count", String.valueOf(waiting.count())))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(text(
                        "Requests",
                        Map.of("requests", lines, "more", all.size() > MOST_LINES),
                        hearsOfAll ? links.admin("requests") : links.account("circles")));
    }

    /** What waits for a decision that a steward may make; nobody decides about an own persona. */
    private List<Waiting> managed(List<ManagedCircle> circles) {
        Map<String, List<String>> titles = new HashMap<>();
        circles.forEach(managed -> titles.put(managed.circle().name(), managed.titles()));
        return titles.isEmpty()
                ? List.of()
                : personas.mails(realm).rounds().waiting(recipient.user().getId(), titles.keySet()).stream()
                        .filter(waiting ->
                                titles.getOrDefault(waiting.circle(), List.of()).contains(waiting.title()))
                        .toList();
    }

    private Optional<MailText> decision(Map<String, String> subjects) {
        Optional<Persona> persona = persona(subjects);
        Map<String, Object> members = new HashMap<>();
        members.put("title", schema.shownTitle(subjects.getOrDefault("title", ""), texts));
        members.put("circle", subjects.getOrDefault("circle", ""));
        members.put("approved", Status.ACTIVE.word().equals(subjects.get("status")));
        members.put("expired", Status.EXPIRED.word().equals(subjects.get("status")));
        persona.map(Persona::note).ifPresent(note -> members.put("note", note));
        return Optional.of(text("Decision", members, links.account("personas")));
    }

    private Optional<MailText> review(Map<String, String> subjects) {
        Map<String, Object> members = new HashMap<>();
        String what = subjects.getOrDefault("what", "");
        members.put("what", REVIEW_STEPS.contains(what) ? what : "reminder");
        members.put("name", subjects.getOrDefault("name", ""));
        members.put("items", subjects.getOrDefault("items", ""));
        members.put("due", due(subjects.getOrDefault("due", "")));
        Optional<String> link =
                "admin".equals(subjects.get("console")) ? links.admin("reviews") : links.account("reviews");
        return Optional.of(text("Review", members, link));
    }

    /** @param link the only place where it stands */
    MailText invitation(Invitation invitation, String link) {
        Offer offer = invitation.offer();
        Inviter inviter = invitation.inviter();
        Map<String, Object> members = new HashMap<>();
        members.put("title", schema.shownTitle(offer.title(), texts));
        members.put("circle", offer.circle().name());
        members.put("end", times.of(invitation.progress().expiresAt()));
        if (inviter.isSteward()) {
            InviterName.of(session, realm, inviter.userId()).ifPresent(name -> members.put("inviter", name));
        }
        String message = offer.message();
        if (message != null) {
            members.put("message", message);
        }
        return text("Invitation", members, Optional.of(link));
    }

    private String due(String instant) {
        try {
            return times.of(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    private Optional<Persona> persona(Map<String, String> subjects) {
        return personas.personas(realm).store().byId(subjects.getOrDefault("persona", ""));
    }

    private static MailText text(String name, Map<String, Object> members, Optional<String> link) {
        Map<String, Object> all = new HashMap<>(members);
        link.ifPresent(address -> all.put("link", address));
        return new MailText(name, all);
    }
}

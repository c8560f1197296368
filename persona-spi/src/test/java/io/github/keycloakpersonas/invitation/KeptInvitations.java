package io.github.keycloakpersonas.invitation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invitations in memory, by the contract of the store. */
final class KeptInvitations implements InvitationStore {

    private final Map<String, Invitation> byId = new LinkedHashMap<>();

    @Override
    public void insert(Invitation invitation) {
        if (lockOpen(invitation.openKey()).isPresent()) {
            throw InvitationFailure.alreadyOpen();
        }
        byId.put(invitation.id(), invitation);
    }

    @Override
    public Optional<Invitation> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Invitation> lock(String id) {
        return find(id);
    }

    @Override
    public Optional<Invitation> lockOpen(String key) {
        return byId.values().stream().filter(each -> each.openKey().equals(key)).findFirst();
    }

    @Override
    public boolean hold(String userId) {
        return true;
    }

    @Override
    public void queue() {
        // One test at a time.
    }

    @Override
    public void update(Invitation invitation) {
        byId.put(invitation.id(), invitation);
    }

    @Override
    public List<Invitation> page(InvitationFilter filter, Instant now, int first, int max) {
        return byId.values().stream().skip(first).limit(max).toList();
    }

    @Override
    public Map<String, Long> open(Map<String, List<String>> titles, Instant now, long most) {
        return Map.of();
    }

    @Override
    public long sentBy(String userId, Instant since) {
        return byId.values().stream()
                .filter(each -> each.inviter().userId().equals(userId))
                .filter(each -> !each.progress().sentAt().isBefore(since))
                .mapToLong(each -> each.progress().sendings())
                .sum();
    }

    @Override
    public long sentTo(Invitee invitee, Instant since) {
        return byId.values().stream()
                .filter(each -> each.invitee().equals(invitee))
                .filter(each -> !each.progress().sentAt().isBefore(since))
                .mapToLong(each -> each.progress().sendings())
                .sum();
    }

    @Override
    public int purge(Instant endedBefore, int max) {
        int before = byId.size();
        byId.values().removeIf(each -> each.end().isBefore(endedBefore));
        return before - byId.size();
    }
}

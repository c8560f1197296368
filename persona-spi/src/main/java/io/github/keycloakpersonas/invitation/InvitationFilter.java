package io.github.keycloakpersonas.invitation;

import java.util.List;
import java.util.Optional;

/**
 * Which invitations a list has; each part that is empty leaves nothing out.
 *
 * @param states as they read
 * @param titles names of titles
 * @param circles names of circles
 * @param address the whole address, in lower case
 * @param inviter the id of who has sent it
 */
public record InvitationFilter(
        List<InvitationState> states,
        List<String> titles,
        List<String> circles,
        Optional<String> address,
        Optional<String> inviter) {

    public InvitationFilter {
        states = List.copyOf(states);
        titles = List.copyOf(titles);
        circles = List.copyOf(circles);
    }
}

package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Reply;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates a persona and deletes it the next time, then asks for one, which a steward approves the next time, and deletes that one. So
 * there are never more personas than at the start and one for each applicant.
 */
final class Applicant {

    private static final String PERSONAS = "/realms/{realm}/persona/v1/personas";

    private final Session user;
    private final Session steward;
    private @Nullable String persona;
    private boolean pending;
    private boolean asksNext;

    /** Half of them begin by asking, so that not all do the same at the same time. */
    Applicant(Session user, Session steward, boolean asksNext) {
        this.user = user;
        this.steward = steward;
        this.asksNext = asksNext;
    }

    Step next() {
        String held = persona;
        if (held == null) {
            return asksNext ? ask() : create();
        }
        return pending ? approve(held) : delete(held);
    }

    private Step create() {
        HttpCall call = user.request("POST", PERSONAS).json(Mandates.persona("own-circle"));
        return new Step(RequestKind.CREATE, call, reply -> hold(reply, false));
    }

    private Step ask() {
        Map<String, Object> wanted = new HashMap<>(Mandates.persona(SoakRealm.CIRCLE));
        wanted.put("title", SoakRealm.APPROVED_TITLE);
        return new Step(RequestKind.REQUEST, user.request("POST", PERSONAS).json(wanted), reply -> hold(reply, true));
    }

    private void hold(Reply reply, boolean waits) {
        persona = reply.json().path("id").asText();
        pending = waits;
        asksNext = !waits;
    }

    private Step approve(String id) {
        String path = "/realms/{realm}/persona/v1/circles/" + SoakRealm.CIRCLE + "/personas/" + id + "/approve";
        return new Step(RequestKind.APPROVE, steward.request("POST", path), reply -> pending = false);
    }

    private Step delete(String id) {
        return new Step(RequestKind.DELETE, user.request("DELETE", PERSONAS + "/" + id), reply -> persona = null);
    }
}

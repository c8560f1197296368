package io.github.keycloakpersonas.benchmark;

import io.github.keycloakpersonas.testkit.HttpCall;
import io.github.keycloakpersonas.testkit.Reply;
import java.util.function.Consumer;

/**
 * One request of a load.
 *
 * @param kind what it is
 * @param call not sent yet
 * @param then what is remembered of the answer that was wanted
 */
record Step(RequestKind kind, HttpCall call, Consumer<Reply> then) {

    /** One of whose answer nothing is remembered. */
    static Step of(RequestKind kind, HttpCall call) {
        return new Step(kind, call, reply -> {});
    }
}

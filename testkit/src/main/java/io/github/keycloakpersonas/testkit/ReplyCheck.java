package io.github.keycloakpersonas.testkit;

import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;

/** What every answer to a call of {@link Http} is held against, whoever sends it. Found as a service. */
public interface ReplyCheck {

    /**
     * Looks at an answer.
     *
     * @throws AssertionError if it must not be like that
     */
    void check(String method, URI uri, Reply reply);

    /** All that there are. */
    static List<ReplyCheck> all() {
        return ServiceLoader.load(ReplyCheck.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}

package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How calls of one kind were answered. */
final class Tally {

    private final String what;
    private final Map<Integer, Integer> counts = new TreeMap<>();
    private final List<Reply> refusals = new ArrayList<>();

    Tally(String what) {
        this.what = what;
    }

    void add(Reply reply) {
        add(reply.status());
        if (reply.status() == 409) {
            assertThat(reply.header("Retry-After")).as(reply.toString()).isPresent();
        } else if (reply.status() >= 400) {
            refusals.add(reply);
        }
    }

    void add(int status) {
        counts.merge(status, 1, Integer::sum);
    }

    /** Every call was done, or has lost and was told when to try again. */
    void holds() {
        assertThat(refusals).as(toString()).isEmpty();
    }

    /** Those answers that are none of these. */
    Map<Integer, Integer> others(Integer... expected) {
        Map<Integer, Integer> others = new TreeMap<>(counts);
        others.keySet().removeAll(Set.of(expected));
        return others;
    }

    @Override
    public String toString() {
        return what + ": " + counts;
    }
}

package io.github.keycloakpersonas.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of users' personas with their tags; those that were not asked for longest are forgotten first. */
final class RememberedLists {

    private static final String LARGEST_PAGE = "1000";

    private final Transport transport;
    private final Map<String, Tagged> known;

    RememberedLists(Transport transport, int most) {
        this.transport = transport;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Tagged> eldest) {
                return size() > most;
            }
        };
    }

    /** The list at a path. */
    List<Persona> of(String path, @Nullable PersonaStatus status) {
        String query = Address.query("status", status == null ? null : status.word(), "max", LARGEST_PAGE);
        Optional<Tagged> remembered = remembered(path + query);
        Call call = Call.of("GET", path + query);
        Answer answer;
        try {
            answer = transport.send(remembered
                    .map(list -> call.header("If-None-Match", list.tag()))
                    .orElse(call));
        } catch (ProblemException e) {
            forget(path + query);
            throw e;
        }
        return remembered
                .filter(list -> answer.status() == 304)
                .map(Tagged::personas)
                .orElseGet(() -> taken(path, query, answer));
    }

    private List<Persona> taken(String path, String query, Answer answer) {
        List<Persona> first =
                Json.entries(answer.json(), "personas").map(Persona::of).toList();
        Optional<String> next = Address.next(answer.headers().allValues("Link"));
        if (next.isPresent()) {
            // Its tag says nothing of the pages that follow.
            forget(path + query);
            return Stream.concat(
                            first.stream(),
                            Pages.of(transport, path, next.get(), "personas").map(Persona::of))
                    .toList();
        }
        answer.header("ETag").ifPresent(tag -> remember(path + query, new Tagged(tag, first)));
        return first;
    }

    private Optional<Tagged> remembered(String key) {
        synchronized (known) {
            return Optional.ofNullable(known.get(key));
        }
    }

    private void remember(String key, Tagged list) {
        synchronized (known) {
            known.put(key, list);
        }
    }

    private void forget(String key) {
        synchronized (known) {
            known.remove(key);
        }
    }

    private record Tagged(String tag, List<Persona> personas) {}
}

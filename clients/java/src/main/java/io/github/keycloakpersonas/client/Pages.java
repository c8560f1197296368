package io.github.keycloakpersonas.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The entries of a list, page after page, each fetched when its first entry is asked for. */
final class Pages implements Iterator<JsonNode> {

    private final Transport transport;
    private final String path;
    private final String member;
    private Optional<String> next;
    private Iterator<JsonNode> page = Collections.emptyIterator();

    private Pages(Transport transport, String path, String query, String member) {
        this.transport = transport;
        this.path = path;
        this.member = member;
        this.next = Optional.of(query);
    }

    /** @param member the member of an answer that has the entries */
    static Stream<JsonNode> of(Transport transport, String path, String query, String member) {
        return StreamSupport.stream(
                () -> Spliterators.spliteratorUnknownSize(
                        new Pages(transport, path, query, member), Spliterator.ORDERED | Spliterator.NONNULL),
                Spliterator.ORDERED | Spliterator.NONNULL,
                false);
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && next.isPresent()) {
            String query = next.get();
            Answer answer = transport.send(Call.of("GET", path + query));
            next = Address.next(answer.headers().allValues("Link")).filter(following -> !following.equals(query));
            page = answer.json().path(member).iterator();
        }
        return page.hasNext();
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}

package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.it.SightOfNode.Place;
import io.github.keycloakpersonas.testkit.Cluster;
import io.github.keycloakpersonas.testkit.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many readers of few users against writers, on two nodes: a reader that had its rows before a commit must not leave them where later
 * readers find them. Each write makes a number greater, so an old answer shows.
 */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
class CacheRaceIT {

    private static final int READERS_A_NODE = 6;
    private static final int WRITES_AT_LEAST = 20;
    private static final long DURATION = TimeUnit.SECONDS.toNanos(8);

    /** A user on both nodes, and what has been acknowledged. */
    private static final class Subject {

        private final List<SightOfNode> nodes;

        /** By the node that has answered. */
        private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(2);

        private int price = 1;

        Subject(List<SightOfNode> nodes) {
            this.nodes = nodes;
            nodes.get(0).create(price).expect(201);
        }

        /** On one node and the other, in each of the ways that evict. */
        private void write() {
            int node = ++price / 3 % 2;
            SightOfNode writer = nodes.get(node);
            switch (price % 3) {
                case 0 -> writer.change(Map.of("autobook_price", price)).expect(200);
                case 1 -> writer.administer(price).expect(200);
                default -> writer.bring(price).expect(200);
            }
            acknowledged.set(node, price);
        }

        void writeForAWhile() {
            long end = System.nanoTime() + DURATION;
            for (int i = 0; i < WRITES_AT_LEAST || System.nanoTime() < end; i++) {
                write();
            }
        }
    }

    private final AtomicBoolean written = new AtomicBoolean();
    private final Queue<String> old = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger behindTheOtherNode = new AtomicInteger();

    @Test
    void noReaderBringsBackWhatAWriterHasReplaced(Cluster cluster, TestReporter reporter) throws Exception {
        try (TestRealm realm = TestRealm.create(cluster.node(0))) {
            List<TestRealm> nodes = List.of(realm, realm.at(cluster.node(1)));
            List<Subject> subjects = List.of(subject(nodes, "anna"), subject(nodes, "bert"), subject(nodes, "cleo"));
            race(subjects);
            int writes =
                    subjects.stream().mapToInt(subject -> subject.price - 1).sum();
            reporter.publishEntry(writes + " writes, " + reads + " reads, " + behindTheOtherNode
                    + " of them behind a write on the other node");
            assertThat(old).isEmpty();
            assertThat(reads).hasValueGreaterThan(writes / 2);
            // What was put into a cache stays there: now that all is quiet, an old entry would show again and again.
            for (Subject subject : subjects) {
                for (SightOfNode node : subject.nodes) {
                    for (int i = 0; i < 3; i++) {
                        assertThat(node.listed()).isEqualTo(subject.price);
                        assertThat(node.inToken()).isEqualTo(subject.price);
                    }
                }
            }
        }
    }

    private static Subject subject(List<TestRealm> nodes, String user) {
        nodes.get(0).user(user);
        String token = nodes.get(0).token(user);
        return new Subject(
                nodes.stream().map(node -> new SightOfNode(node, user, token)).toList());
    }

    private void race(List<Subject> subjects) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(subjects.size() + 2 * READERS_A_NODE);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (Subject subject : subjects) {
                writers.add(threads.submit(subject::writeForAWhile));
            }
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 2 * READERS_A_NODE; i++) {
                Subject subject = subjects.get(i % subjects.size());
                int node = i % 2;
                readers.add(threads.submit(() -> readUntilAllIsWritten(subject, node)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            written.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void readUntilAllIsWritten(Subject subject, int node) {
        for (int i = 0; !written.get(); i++) {
            read(subject, node, i % 3 == 0 ? Place.TOKEN : Place.LIST);
        }
    }

    private void read(Subject subject, int node, Place place) {
        int here = subject.acknowledged.get(node);
        int there = subject.acknowledged.get(1 - node);
        int shown = subject.nodes.get(node).shown(place);
        reads.incrementAndGet();
        if (shown < here) {
            old.add(place + " of node " + node + " shows " + shown + " after it had acknowledged " + here);
        }
        if (shown < there) {
            behindTheOtherNode.incrementAndGet();
        }
    }
}

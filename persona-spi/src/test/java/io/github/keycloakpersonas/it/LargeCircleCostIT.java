package io.github.keycloakpersonas.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.testkit.Cluster;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What PostgreSQL reads for a large circle. Times depend on the machine; statements and pages do not. */
@Tag("nodes")
@ExtendWith(TwoNodes.class)
class LargeCircleCostIT {

    private static final int MEMBERS = 5000;

    private final Cluster cluster;
    private final Statements statements;
    private StewardedRealm stewarded;

    LargeCircleCostIT(Cluster cluster) throws SQLException {
        this.cluster = cluster;
        this.statements = new Statements(cluster.database());
    }

    @BeforeEach
    void createRealm() {
        stewarded = new StewardedRealm(cluster.node(0), Map.of());
    }

    @AfterEach
    void removeRealm() {
        stewarded.close();
    }

    private void members(int number, String title, String circle) {
        new TransferClient(stewarded.realm)
                .imported(
                        "?override_limit=true",
                        IntStream.range(0, number)
                                .mapToObj(i -> TransferClient.line("user" + i, title, circle))
                                .toArray(String[]::new));
    }

    @Test
    void noMoreIsReadForAPageOrACount(TestReporter reporter) {
        TransferIT.users(stewarded.realm, MEMBERS);
        members(MEMBERS, "traveler", "large");
        members(5, "guide", "large");
        // So that guides are frequent in the realm, and rare in the large circle.
        IntStream.range(0, 40).forEach(i -> members(50, i % 2 == 0 ? "guide" : "traveler", "small " + i));
        PersonaApiClient large = stewarded.steward("hanna", "head", "large");
        PersonaApiClient small = stewarded.steward("henry", "head", "small 0");
        String list = "/v1/circles/large/personas?max=20";
        for (String path : new String[] {"", "&title=guide", "&status=pending", "&status=suspended&title=traveler"}) {
            reads(reporter, large, list + path);
        }
        reads(reporter, small, "/v1/circles");
        reads(reporter, large, "/v1/circles");
    }

    @Test
    void noMoreOfTheRealmIsReadForThoseOfACircleThatEndFirst(TestReporter reporter) {
        TransferIT.users(stewarded.realm, MEMBERS);
        members(MEMBERS, "traveler", "large");
        // They end after all others.
        members(300, "traveler", "middle");
        for (String more : new String[] {"&title=traveler", "&status=active"}) {
            String list = "?circle=middle&sort=valid_till&max=20" + more;
            // Two pages for each of them, and not one for each of the 5,000 others.
            reads(reporter, list, () -> stewarded.admin.get(list).expect(200), 3L, 600L);
        }
    }

    /** At most two statements about personas, which read a few pages of the thousands that the table and its indexes have. */
    private void reads(TestReporter reporter, PersonaApiClient steward, String path) {
        reads(reporter, path, () -> steward.get(path).expect(200), 2L, 120L);
    }

    private void reads(TestReporter reporter, String path, Runnable call, long mostCalls, long mostPages) {
        // What is kept in memory of users and sessions is read first, where the users of the import leave room for it.
        stewarded.realm.admin().clearCaches();
        call.run();
        // PostgreSQL reads the rows of realms that tests have removed as well, until nobody can see them any more.
        Reading reading = Soon.until(() -> reading(call), found -> found.calls <= mostCalls && found.pages < mostPages);
        reporter.publishEntry(path, reading.toString());
        assertThat(reading.calls).as(path).isPositive();
    }

    private Reading reading(Runnable call) {
        try {
            statements.analyze("persona");
            call.run();
            long calls = statements.aboutPersonas();
            long pages = statements.pagesOfPersonas();
            call.run();
            return new Reading(statements.aboutPersonas() - calls, statements.pagesOfPersonas() - pages);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a call has asked of the database. */
    private record Reading(long calls, long pages) {

        @Override
        public String toString() {
            return calls + " statements about personas, " + pages + " pages";
        }
    }

    @Test
    void aFileOfInvitationsTakesAsManyStatementsALineHoweverLongItIs(TestReporter reporter) throws SQLException {
        stewarded
                .realm
                .admin()
                .schema(
                        "{\"titles\":[{\"name\":\"member\",\"can_be_invited\":true}],\"invitations\":{\"enabled\":true}}");
        invited(reporter, 0, 10);
        long few = invited(reporter, 10, 100);
        long many = invited(reporter, 110, 1000);
        assertThat(many).isLessThanOrEqualTo(few + 1);
    }

    /** @return how many statements a line took */
    private long invited(TestReporter reporter, int first, int number) throws SQLException {
        String csv = "title,circle,email\n"
                + IntStream.range(first, first + number)
                        .mapToObj(i -> "member,large,guest" + i + "@example.org")
                        .collect(Collectors.joining("\n"));
        long before = statements.all();
        long start = System.nanoTime();
        stewarded
                .admin
                .call("POST", "/invitations/import", call -> call.body("text/csv", csv))
                .expect(200);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        long taken = statements.all() - before;
        reporter.publishEntry(number + " lines", taken + " statements, " + millis + " ms");
        return taken / number;
    }
}

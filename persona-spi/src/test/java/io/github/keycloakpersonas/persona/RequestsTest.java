package io.github.keycloakpersonas.persona;

import static io.github.keycloakpersonas.persona.ARealm.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.RequestRule;
import io.github.keycloakpersonas.schema.RequestRule.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Requests that nobody decides on in time. */
class RequestsTest {

    private static final Duration DAYS = Duration.ofDays(30);

    private final ARealm realm = new ARealm(new ASchema().approvedTitle("member"));

    private Requests requests(int days, Instant now) {
        return new Requests(new RequestRule(days, Reason.NONE), realm.store(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Persona asked(String circle) {
        return realm.create(Actor.OWNER, "title", "member", "circle", circle);
    }

    @Test
    void endWhenTheTimeHasCome() {
        Persona asked = asked("corsica");
        assertThat(requests(30, NOW.plus(DAYS).minusMillis(1)).ended(9)).isEmpty();
        assertThat(requests(30, NOW.plus(DAYS).minusMillis(1)).end(asked)).isEmpty();
        assertThat(requests(30, NOW.plus(DAYS)).ended(9)).containsExactly(asked);
        assertThat(requests(30, NOW.plus(DAYS)).end(asked)).contains(asked);
        assertThat(realm.store().ofUser(ARealm.USER)).isEmpty();
        assertThat(requests(30, NOW.plus(DAYS)).end(asked)).isEmpty();
        assertThat(asked("corsica").status()).isEqualTo(Status.PENDING);
    }

    @Test
    void neverEndWhereTheSchemaSaysNothing() {
        Persona asked = asked("corsica");
        assertThat(requests(0, NOW.plus(DAYS)).ended(9)).isEmpty();
        assertThat(requests(0, NOW.plus(DAYS)).end(asked)).isEmpty();
        assertThat(realm.store().byId(asked.id())).contains(asked);
    }

    @Test
    void doNotEndOnceSomebodyHasDecidedOrTheyHaveBegunAnew() {
        Persona decided = asked("corsica");
        Persona moved = asked("elba");
        realm.personas().decide(decided, true, null, any -> true);
        realm.setTime(NOW.plusSeconds(1));
        realm.change(Actor.OWNER, moved, "circle", "capri");
        assertThat(requests(30, NOW.plus(DAYS)).end(decided)).isEmpty();
        assertThat(requests(30, NOW.plus(DAYS)).end(moved)).isEmpty();
        assertThat(realm.store().ofUser(ARealm.USER)).hasSize(2);
    }
}

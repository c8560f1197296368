package io.github.keycloakpersonas.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.schema.ASchema;
import io.github.keycloakpersonas.schema.Circle;
import io.github.keycloakpersonas.schema.PersonaSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user may manage, and why not the rest. */
class StewardshipTest {

    private static final PersonaSchema SCHEMA = new ASchema()
            .title("traveler")
            .managedBy("head", "guide")
            .approvedTitle("guide")
            .managedBy("head")
            .reservedTitle("head")
            .build();

    private static final Circle CORSICA = new Circle("corsica");
    private static final Circle ELBA = new Circle("elba");

    private static Mandate of(String title, Circle circle) {
        return new Mandate(title + "-" + circle, title, circle);
    }

    private static Stewardship acting(Mandate... mandates) {
        return new Stewardship(SCHEMA, "me", Arrays.asList(mandates), Map.of());
    }

    private static Charge somebodys(String title, Circle circle) {
        return new Charge("other", title, circle);
    }

    @Test
    void aHolderOfAManagingTitleManagesWhatNamesIt() {
        Stewardship head = acting(of("head", CORSICA));
        assertThat(head.mandate(somebodys("traveler", CORSICA))).contains(of("head", CORSICA));
        assertThat(head.mandate(somebodys("guide", CORSICA))).contains(of("head", CORSICA));
        assertThat(head.in(CORSICA))
                .contains(new ManagedCircle(CORSICA, List.of("traveler", "guide"), of("head", CORSICA)));
        assertThat(head.hindrance(CORSICA)).isEmpty();
        assertThat(head.userId()).isEqualTo("me");
    }

    @Test
    void circlesAreListedByName() {
        Stewardship both = acting(of("head", ELBA), of("guide", CORSICA), of("traveler", new Circle("malta")));
        assertThat(both.circles())
                .containsExactly(
                        new ManagedCircle(CORSICA, List.of("traveler"), of("guide", CORSICA)),
                        new ManagedCircle(ELBA, List.of("traveler", "guide"), of("head", ELBA)));
    }

    @Test
    void ofSeveralMandatesTheOneThatTheTitleNamesFirstIsNamed() {
        Stewardship both = acting(of("guide", CORSICA), of("head", CORSICA));
        assertThat(both.mandate(somebodys("traveler", CORSICA))).contains(of("head", CORSICA));
        assertThat(both.mandate(somebodys("guide", CORSICA))).contains(of("head", CORSICA));
    }

    @Nested
    class TheReason {

        @Test
        void isThatNothingIsHeld() {
            assertThat(acting().hindrance(somebodys("traveler", CORSICA))).contains(Hindrance.NO_MANDATE);
            assertThat(acting(of("traveler", CORSICA)).hindrance(CORSICA)).contains(Hindrance.NO_MANDATE);
        }

        @Test
        void isAnotherCircle() {
            assertThat(acting(of("head", ELBA)).hindrance(somebodys("traveler", CORSICA)))
                    .contains(Hindrance.OTHER_CIRCLE);
            assertThat(acting(of("head", ELBA)).hindrance(CORSICA)).contains(Hindrance.OTHER_CIRCLE);
        }

        @Test
        void isATitleThatOthersManage() {
            assertThat(acting(of("guide", CORSICA)).hindrance(somebodys("guide", CORSICA)))
                    .contains(Hindrance.TITLE_NOT_MANAGED);
            assertThat(acting(of("head", CORSICA)).hindrance(somebodys("head", CORSICA)))
                    .contains(Hindrance.TITLE_NOT_MANAGED);
        }

        @Test
        void isATitleThatTheSchemaDoesNotHaveAnyMore() {
            assertThat(acting(of("head", CORSICA)).hindrance(somebodys("gone", CORSICA)))
                    .contains(Hindrance.TITLE_NOT_MANAGED);
        }

        @Test
        void isThatItIsTheCallersOwn() {
            Charge own = new Charge("me", "traveler", CORSICA);
            assertThat(acting(of("head", CORSICA)).hindrance(own)).contains(Hindrance.OWN_PERSONA);
            assertThat(acting(of("head", CORSICA)).mandate(own)).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = {"NOT_SELECTED", "STRONGER_LOGIN", "NOT_A_MEMBER"})
        void isWhatKeepsAFittingPersonaFromActing(Hindrance reason) {
            Stewardship idle = new Stewardship(
                    SCHEMA, "me", List.of(of("traveler", CORSICA)), Map.of(of("head", CORSICA), reason));
            assertThat(idle.hindrance(somebodys("guide", CORSICA))).contains(reason);
            assertThat(idle.hindrance(CORSICA)).contains(reason);
            assertThat(idle.hindrance(ELBA)).contains(Hindrance.OTHER_CIRCLE);
            assertThat(idle.circles()).isEmpty();
        }

        @Test
        void isNoIdlePersonaThatWouldNotDo() {
            Stewardship guide = new Stewardship(
                    SCHEMA, "me", List.of(of("head", ELBA)), Map.of(of("guide", CORSICA), Hindrance.NOT_SELECTED));
            assertThat(guide.hindrance(somebodys("guide", CORSICA))).contains(Hindrance.OTHER_CIRCLE);
        }

        @ParameterizedTest
        @EnumSource
        void hasAWordAndASentence(Hindrance reason) {
            assertThat(reason.word()).matches("[a-z]+(-[a-z]+)*");
            assertThat(reason.sentence()).isNotBlank().doesNotEndWith(".");
        }
    }
}

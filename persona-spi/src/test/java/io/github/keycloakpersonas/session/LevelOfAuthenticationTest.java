package io.github.keycloakpersonas.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How strong a login counts, and whether that is enough. */
class LevelOfAuthenticationTest {

    @ParameterizedTest
    @CsvSource({
        "-1, false, 1",
        "-1, true, 0",
        "0, false, 0",
        "0, true, 0",
        "1, true, 1",
        "3, false, 3",
    })
    void isTheLevelOfTheFlowOrElseWhetherThereWasALogin(int level, boolean byCookie, int reached) {
        assertThat(LevelOfAuthentication.reached(level, byCookie)).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 2, false", "2, 2, true", "3, 2, true"})
    void isEnoughFromTheWantedLevelOn(int reached, int wanted, boolean isEnough) {
        assertThat(LevelOfAuthentication.isEnough(reached, OptionalInt.of(wanted)))
                .isEqualTo(isEnough);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
    void isNeverEnoughForALevelThatTheClientDoesNotKnow(int reached) {
        assertThat(LevelOfAuthentication.isEnough(reached, OptionalInt.empty())).isFalse();
    }
}

package io.github.keycloakpersonas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpersonas.compat.ThisBuild;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says at the start. */
class TestedPairTest {

    private static final ThisBuild BUILD = new ThisBuild("1.0.0", List.of("26.5.6", "26.6.4", "26.7.3"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "26.7.3     | true  | tested",
                "26.5.6     | true  | tested",
                "26.7.9     | true  | tested on 26.7.3",
                "26.6.0.CR1 | true  | tested on 26.6.4",
                "26.8.0     | false | not tested (tested on 26.5.6, 26.6.4, 26.7.3), see docs/upgrading.md",
                "26.70.3    | false | not tested (tested on 26.5.6, 26.6.4, 26.7.3), see docs/upgrading.md",
                "999        | false | not tested (tested on 26.5.6, 26.6.4, 26.7.3), see docs/upgrading.md"
            })
    void saysWhetherThePairWasTested(String keycloak, boolean tested, String end) {
        TestedPair pair = new TestedPair(BUILD, keycloak);
        assertThat(pair.isTested()).isEqualTo(tested);
        assertThat(pair.line()).isEqualTo("Keycloak Personas 1.0.0 on Keycloak " + keycloak + ": " + end);
    }

    @Test
    void theBuildNamesItsVersionsInFull() {
        ThisBuild build = ThisBuild.read();
        assertThat(build.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(build.testedOn())
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(version -> version.matches("\\d+\\.\\d+\\.\\d+"));
    }
}

package io.github.keycloakpersonas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogFileTest {

    @Test
    void theTailOfALongLogIsItsLastSixtyLines() {
        String log = IntStream.rangeClosed(1, 100).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

        assertThat(LogFile.tail(log)).startsWith("41\n").endsWith("\n100");
    }

    @Test
    void aShortLogIsShownWhole() {
        assertThat(LogFile.tail("one\ntwo")).isEqualTo("one\ntwo");
    }
}

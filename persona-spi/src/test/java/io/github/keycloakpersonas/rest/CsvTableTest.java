package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of comma-separated values, as people make them. */
class CsvTableTest {

    @Test
    void haveNamedColumnsAndNumberedLines() {
        CsvTable table = CsvTable.read("\uFEFFa, b\r\n1,2\r\n\r\n\"x\ny\",\"say \"\"hi\"\"\"\r\n3,\n4");
        assertThat(table.columns()).containsExactly("a", "b");
        assertThat(table.lines())
                .containsExactly(
                        new CsvTable.Line(2, List.of("1", "2")),
                        new CsvTable.Line(4, List.of("x\ny", "say \"hi\"")),
                        new CsvTable.Line(6, List.of("3", "")),
                        new CsvTable.Line(7, List.of("4")));
        assertThat(table.lines().get(2).named(table.columns())).containsOnlyKeys("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\r\n"})
    void mayBeEmpty(String text) {
        assertThat(CsvTable.read(text).lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\"b", "a\nb\"c\"", "a\n\"\"\"", "a,b\n\"b\"c,d", "a\n=1+1"})
    void areReadWhateverTheyHold(String text) {
        assertThat(CsvTable.read(text).lines()).hasSize(1);
    }
}

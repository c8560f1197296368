package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of a CSV file, which a spreadsheet may read. */
class CsvLineTest {

    private static String line(@Nullable Object... cells) {
        return new String(CsvLine.of(Arrays.asList(cells)), StandardCharsets.UTF_8);
    }

    @Test
    void hasItsCellsBetweenCommas() {
        assertThat(line("a", "", null, "b c", 7L, true, List.of("fr", "de"), "Zoë 🛫"))
                .isEqualTo("a,,,b c,7,true,\"[\"\"fr\"\",\"\"de\"\"]\",Zoë 🛫\r\n");
    }

    @Test
    void hasAMapAsJson() {
        assertThat(line(Map.of("mobile", new BigDecimal("0.7")))).isEqualTo("\"{\"\"mobile\"\":0.7}\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a,b|\"a,b\"", "say \"hi\"|\"say \"\"hi\"\"\"", "two\\nlines|\"two\\nlines\"", "a;b|a;b"})
    void isQuotedWhereACommaAQuoteOrALineBreakIs(String text, String cell) {
        assertThat(line(text.replace("\\n", "\n"))).isEqualTo(cell.replace("\\n", "\n") + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\u0000=1",
                "\u007f",
                "\u0085=1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff20x"
            })
    void isNoFormula(String text) {
        assertThat(line(text)).isEqualTo("'" + text + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r=1", "\n=1", "=HYPERLINK(\"x\",\"y\")", "-a,b"})
    void isNoFormulaInQuotesEither(String text) {
        assertThat(line(text)).isEqualTo("\"'" + text.replace("\"", "\"\"") + "\"\r\n");
    }

    @Test
    void staysAsItIsOtherwise() {
        assertThat(line("a=b", "1-2", " =1", "'x")).isEqualTo("a=b,1-2, =1,'x\r\n");
    }
}

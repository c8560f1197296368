package io.github.keycloakpersonas.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What clients read about the kinds of problems. */
class ProblemTypeTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\| .+ \\|$");

    @Test
    void thePageOfTheApiListsEachKindWithItsStatus() throws IOException {
        String page = Files.readString(Path.of("../docs/api.md"));
        String list = page.substring(page.indexOf("### Kinds of problems"), page.indexOf("## Lists"));
        List<String> documented = ROW.matcher(list)
                .results()
                .map((MatchResult row) -> ProblemType.BASE + row.group(1) + " " + row.group(2))
                .toList();
        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.uri() + " " + type.status())
                        .toList());
    }

    @Test
    void theConsolesNameKindsThatExist() throws IOException {
        String source = Files.readString(Path.of("../themes/src/shared/api/problem.ts"));
        assertThat(source).contains("\"" + ProblemType.BASE + "\"");
        List<String> named = Pattern.compile("\\| \"([a-z-]+)\"")
                .matcher(source)
                .results()
                .map(kind -> ProblemType.BASE + kind.group(1))
                .toList();
        assertThat(named).isNotEmpty();
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::uri)).containsAll(named);
    }

    @Test
    void theExamplesOfTheOpenApiDocumentsHaveTheStatusOfTheirType() {
        for (OpenApiDocument document : List.of(OpenApiDocument.forUsers(), OpenApiDocument.forAdministrators())) {
            List<String> types = document.tree().findParents("detail").stream()
                    .filter(example -> example.path("status").isInt())
                    .filter(example -> !example.path("type").asText().equals(ProblemType.OF_STATUS))
                    .map(ProblemTypeTest::described)
                    .toList();
            assertThat(types).isNotEmpty();
            assertThat(Arrays.stream(ProblemType.values()).map(type -> type.uri() + " " + type.status()))
                    .containsAll(types);
        }
    }

    private static String described(JsonNode example) {
        return example.path("type").asText() + " " + example.path("status").asInt();
    }
}

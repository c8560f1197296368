package io.github.keycloakpersonas.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever is asked and answered: scores are within what the schema has checked, and grading is exact and repeatable. */
class GradingFuzzTest {

    private static final Formula[] FORMULAS = Formula.values();

    private static String[] scores(Random random) {
        String[] scores = new String[2 + random.nextInt(4)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = BigDecimal.valueOf(random.nextInt(20_000) - 10_000L, random.nextInt(5))
                    .toPlainString();
        }
        return scores;
    }

    private static Assessment assessment(Random random) {
        AnAssessment assessment = AnAssessment.named("a").text("text", 9);
        Map<String, BigDecimal> weights = new HashMap<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            String name = "q" + i;
            switch (random.nextInt(3)) {
                case 0 -> assessment.single(name, random.nextBoolean(), scores(random));
                case 1 -> {
                    String[] scores = scores(random);
                    int least = 1 + random.nextInt(scores.length);
                    assessment.multiple(name, least, least + random.nextInt(scores.length - least + 1), scores);
                }
                default -> assessment.scale(name, random.nextBoolean(), -random.nextInt(9), 1 + random.nextInt(9));
            }
            weights.put(name, BigDecimal.valueOf(random.nextInt(200) - 100L, 1));
        }
        Formula formula = FORMULAS[random.nextInt(FORMULAS.length)];
        boolean weighted = formula == Formula.WEIGHTED;
        return assessment
                .result(new Outcome("r", formula, List.of(), weighted ? weights : Map.of(), List.of(), null))
                .build();
    }

    private static Map<String, @Nullable Object> answers(Assessment assessment, Random random) {
        Map<String, @Nullable Object> answers = new HashMap<>();
        for (Question question : assessment.questions()) {
            if (!question.required() && random.nextBoolean()) {
                continue;
            }
            answers.put(question.name(), answer(question, random));
        }
        return answers;
    }

    private static Object answer(Question question, Random random) {
        List<String> names =
                new ArrayList<>(question.options().stream().map(Choice::name).toList());
        Collections.shuffle(names, random);
        return switch (question.type()) {
            case SINGLE -> names.get(0);
            case MULTIPLE ->
                names.subList(0, question.least() + random.nextInt(question.most() - question.least() + 1));
            case SCALE -> (long) question.least() + random.nextInt(question.most() - question.least() + 1);
            case TEXT -> "text";
        };
    }

    @Property
    void everyScoreIsWithinTheRange(@ForAll Random random) {
        Assessment assessment = assessment(random);
        assertThat(AssessmentRules.faults(List.of(assessment))).isEmpty();
        Answers answers = Answers.of(assessment, answers(assessment, random));
        assertThat(answers.faults()).isEmpty();
        Outcome outcome = assessment.outcomes().get(0);
        BigDecimal score =
                (BigDecimal) assessment.grade(answers.values()).results().get("r");
        ScoreRange range = outcome.range(assessment.questions());
        assertThat(score)
                .isBetween(
                        range.least().setScale(4, RoundingMode.FLOOR),
                        range.most().setScale(4, RoundingMode.CEILING));
        assertThat(assessment.grade(answers.values())).isEqualTo(assessment.grade(answers.values()));
    }

    @Property
    void whatIsUnfinishedIsNeverMoreThanWhatIsFinished(@ForAll Random random) {
        Assessment assessment = assessment(random);
        Map<String, @Nullable Object> given = answers(assessment, random);
        Answers finished = Answers.of(assessment, given);
        assertThat(Answers.unfinished(assessment, given)).isEqualTo(finished);
    }
}

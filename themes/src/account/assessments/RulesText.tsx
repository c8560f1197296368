import { useTranslation } from "react-i18next";
import { exact } from "../../shared/time";
import { nextAttempt } from "./rules";
import type { Assessment, Standing } from "./types";

type Props = { assessment: Assessment; standing: Standing };

/** How long a result counts, and when it can be taken again, in words. */
export const RulesText = ({ assessment, standing }: Props) => {
  const { t, i18n } = useTranslation();
  const { valid_days: days, retake, questions } = assessment;
  const { attempts } = standing;
  const most = retake?.max_attempts ?? 0;
  const after = retake?.after_days ?? 0;
  const next = nextAttempt(assessment, standing);
  const lines = [
    t("personas.assessments.rules.questions", { count: questions.length }),
    days
      ? t("personas.assessments.rules.validDays", { count: days })
      : t("personas.assessments.rules.forever"),
    after > 0
      ? t("personas.assessments.rules.afterDays", { count: after })
      : most !== 1 && t("personas.assessments.rules.anyTime"),
    most > 0 && t("personas.assessments.rules.attempts", { count: most }),
    most > 0 &&
      attempts > 0 &&
      t("personas.assessments.rules.soFar", { attempts, most }),
  ].filter((line): line is string => Boolean(line));
  return (
    <>
      <ul className="kc-personas-rules">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {!next.may && (
        <p data-testid="next-attempt">
          {next.from
            ? t("personas.assessments.nextAttempt", {
                time: exact(next.from, i18n.language),
              })
            : t("personas.assessments.noAttempt")}
        </p>
      )}
    </>
  );
};

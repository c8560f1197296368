import { useTranslation } from "react-i18next";
import { exact } from "../../shared/time";
import type { Assessment, Standing } from "./types";

type Props = { assessment: Assessment; standing: Standing };

/** How long a result counts, and when it can be taken again, in words. */
export const RulesText = ({ assessment, standing }: Props) => {
  const { t, i18n } = useTranslation();
  const { valid_days: days, retake, questions } = assessment;
  const most = retake?.max_attempts ?? 0;
  const after = retake?.after_days ?? 0;
  const lines = [
    t("personas.assessments.rules.questions", { count: questions.length }),
    days
      ? t("personas.assessments.rules.validDays", { count: days })
      : t("personas.assessments.rules.forever"),
    after > 0
      ? t("personas.assessments.rules.afterDays", { count: after })
      : t("personas.assessments.rules.anyTime"),
    most > 0 && t("personas.assessments.rules.attempts", { count: most }),
  ].filter((line): line is string => Boolean(line));
  return (
    <>
      <ul className="kc-personas-rules">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {!standing.can_attempt && (
        <p data-testid="next-attempt">
          {standing.next_attempt_at
            ? t("personas.assessments.nextAttempt", {
                time: exact(standing.next_attempt_at, i18n.language),
              })
            : t("personas.assessments.noAttempt")}
        </p>
      )}
    </>
  );
};

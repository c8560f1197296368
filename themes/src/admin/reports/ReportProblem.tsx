import { Alert, AlertActionLink } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { ProblemError } from "../../shared/api/problem";
import { exact } from "../../shared/time";

type Props = {
  problem: ProblemError;
  /** The highest number of rows of a PDF. */
  most: number;
  onRetry: () => void;
};

/** Why there is no report, and what to do. */
export const ReportProblem = ({ problem, most, onRetry }: Props) => {
  const { t, i18n } = useTranslation();
  const from = problem.body["history_from"];

  const text = () => {
    if (problem.status === 503 && problem.retryAfter) {
      return t("personas.reports.busyText", { count: problem.retryAfter });
    }
    if (problem.status === 501) {
      return t("personas.reports.noPdf");
    }
    if (typeof from === "string") {
      return t("personas.reports.tooEarly", {
        time: exact(from, i18n.language),
      });
    }
    if (problem.is("no-history")) {
      return t("personas.reports.noHistory");
    }
    if (problem.errors["format"]) {
      return t("personas.reports.tooMany", { count: most });
    }
    return problem.message || t("personas.error.network");
  };

  return (
    <Alert
      isInline
      isLiveRegion
      component="h3"
      variant="danger"
      title={t("personas.reports.failed")}
      data-testid="report-problem"
      {...(problem.status === 503 || problem.status === 0
        ? {
            actionLinks: (
              <AlertActionLink onClick={onRetry}>
                {t("personas.error.retry")}
              </AlertActionLink>
            ),
          }
        : {})}
    >
      {text()}
    </Alert>
  );
};

import { Alert, AlertActionLink } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { ProblemError } from "../../shared/api/problem";
import type { ImportResult } from "../api/types";
import { csv } from "../parts/csv";
import { FaultyLines } from "../parts/FaultyLines";
import { saveFile } from "../../shared/saveFile";

const WARNINGS = 50;
const COUNTS = [
  "created",
  "updated",
  "unchanged",
  "removed",
  "failed",
] as const;

type Props = {
  result: ImportResult | undefined;
  problem: ProblemError | undefined;
  /** Goes on with one that has stopped; undefined where nothing has begun. */
  onResume: (() => void) | undefined;
  cancelled: boolean;
};

/** What came of an import, or would come of it, with the lines at fault. */
export const ImportOutcome = ({
  result,
  problem,
  onResume,
  cancelled,
}: Props) => {
  const { t } = useTranslation();
  if (problem) {
    return (
      <Alert
        isInline
        variant="danger"
        title={t("personas.import.failed")}
        actionLinks={
          onResume && (
            <AlertActionLink onClick={onResume}>
              {t("personas.import.resume")}
            </AlertActionLink>
          )
        }
      >
        {problem.message || t("personas.error.network")}
      </Alert>
    );
  }
  if (cancelled) {
    return (
      <Alert
        isInline
        isLiveRegion
        variant="warning"
        title={t("personas.import.cancelled")}
      />
    );
  }
  if (!result) {
    return null;
  }
  return (
    <div data-testid="import-outcome">
      <Alert
        isInline
        isLiveRegion
        variant={
          result.failed > 0 ? "warning" : result.dry_run ? "info" : "success"
        }
        title={t(
          result.dry_run ? "personas.import.would" : "personas.import.done",
        )}
      >
        {COUNTS.map((name) =>
          t(`personas.import.count.${name}`, { count: result[name] }),
        ).join(", ")}
      </Alert>
      {result.warnings.slice(0, WARNINGS).map((warning) => (
        <Alert key={warning} isInline variant="warning" title={warning} />
      ))}
      <FaultyLines
        lines={result.problems.map(({ line, detail }) => ({
          line,
          fault: detail,
        }))}
        count={result.failed}
        onSave={() => saveFaults(result)}
      />
    </div>
  );
};

/** The lines at fault, for whoever mends the file; of each member its own fault. */
function saveFaults({ id, problems }: ImportResult) {
  const rows = problems.flatMap(({ line, detail, errors = {} }) => {
    const members = Object.entries(errors);
    return members.length === 0
      ? [[line, "", detail]]
      : members.map(([member, fault]) => [line, member, fault]);
  });
  saveFile(
    csv([["line", "member", "fault"], ...rows]),
    `import-${id}-faults.csv`,
  );
}

import { Alert } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { ProblemError } from "../../shared/api/problem";
import { saveFile } from "../../shared/saveFile";
import { csv } from "../parts/csv";
import { FaultyLines } from "../parts/FaultyLines";

/** What came of a file of invitations, or would come of it. */
export type InviteResult = {
  dry_run: boolean;
  invited: number;
  refused_count: number;
  /** Of many the first. */
  refused: { line: number; reason: string }[];
};

type Props = {
  result: InviteResult | undefined;
  problem: ProblemError | undefined;
};

/** How many are invited, and which lines are at fault. */
export const InviteReport = ({ result, problem }: Props) => {
  const { t } = useTranslation();
  if (problem) {
    return (
      <Alert
        isInline
        isLiveRegion
        variant="danger"
        title={t("personas.invitations.noneSent")}
      >
        {problem.message || t("personas.error.network")}
      </Alert>
    );
  }
  if (!result) {
    return null;
  }
  const faults = result.refused.map(({ line, reason: fault }) => ({
    line,
    fault,
  }));
  return (
    <div data-testid="invite-report">
      <Alert
        isInline
        isLiveRegion
        variant={
          result.refused_count > 0
            ? "warning"
            : result.dry_run
              ? "info"
              : "success"
        }
        title={t(
          result.dry_run
            ? "personas.invitations.would"
            : "personas.invitations.allSent",
          { count: result.invited },
        )}
      >
        {result.refused_count > 0 &&
          t("personas.invitations.faulty", { count: result.refused_count })}
      </Alert>
      <FaultyLines
        lines={faults}
        count={result.refused_count}
        onSave={() =>
          saveFile(
            csv([
              ["line", "fault"],
              ...faults.map(({ line, fault }) => [line, fault]),
            ]),
            "invitations-faults.csv",
          )
        }
      />
    </div>
  );
};

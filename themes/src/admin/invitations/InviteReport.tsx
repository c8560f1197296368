import { Alert, Button } from "@patternfly/react-core";
import { DownloadIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { ProblemError } from "../../shared/api/problem";
import { saveFile } from "../../shared/saveFile";
import { csv } from "../parts/csv";

const SHOWN = 50;

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
  const more = result.refused_count - Math.min(result.refused.length, SHOWN);
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
      {result.refused.length > 0 && (
        <>
          <Table
            aria-label={t("personas.import.problems")}
            variant="compact"
            className="kc-personas-text"
          >
            <Thead>
              <Tr>
                <Th>{t("personas.import.line")}</Th>
                <Th width={80}>{t("personas.import.problem")}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {result.refused.slice(0, SHOWN).map(({ line, reason }) => (
                <Tr key={line}>
                  <Td dataLabel={t("personas.import.line")}>{line}</Td>
                  <Td dataLabel={t("personas.import.problem")}>{reason}</Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
          {more > 0 && t("personas.confirm.more", { count: more })}
          <div className="pf-v5-u-mt-sm">
            <Button
              variant="link"
              isInline
              icon={<DownloadIcon />}
              onClick={() =>
                saveFile(
                  csv([
                    ["line", "fault"],
                    ...result.refused.map(({ line, reason }) => [line, reason]),
                  ]),
                  "invitations-faults.csv",
                )
              }
            >
              {t("personas.import.faults")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
};

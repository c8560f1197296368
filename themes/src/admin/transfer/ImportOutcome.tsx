import { Alert, AlertActionLink, Button } from "@patternfly/react-core";
import { DownloadIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { ProblemError } from "../../shared/api/problem";
import type { ImportResult } from "../api/types";
import { csv } from "../parts/csv";
import { saveFile } from "../../shared/saveFile";

const SHOWN = 50;
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
  const shown = result.problems.slice(0, SHOWN);
  const more = result.failed - shown.length;
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
      {result.warnings.slice(0, SHOWN).map((warning) => (
        <Alert key={warning} isInline variant="warning" title={warning} />
      ))}
      {result.problems.length > 0 && (
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
            {shown.map(({ line, detail }) => (
              <Tr key={line}>
                <Td dataLabel={t("personas.import.line")}>{line}</Td>
                <Td dataLabel={t("personas.import.problem")}>{detail}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {more > 0 && t("personas.confirm.more", { count: more })}
      {result.problems.length > 0 && (
        <div className="pf-v5-u-mt-sm">
          <Button
            variant="link"
            isInline
            icon={<DownloadIcon />}
            data-testid="download-faults"
            onClick={() => saveFaults(result)}
          >
            {t("personas.import.faults")}
          </Button>
        </div>
      )}
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

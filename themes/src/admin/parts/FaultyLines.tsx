import { Button } from "@patternfly/react-core";
import { DownloadIcon } from "@patternfly/react-icons";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";

const SHOWN = 50;

type Props = {
  /** The first of them, as the server tells them. */
  lines: { line: number; fault: string }[];
  /** How many there are. */
  count: number;
  /** Saves those that are told as a file, for whoever mends the one that was sent. */
  onSave: () => void;
};

/** The lines of a file that are at fault, and why; nothing where none is. */
export const FaultyLines = ({ lines, count, onSave }: Props) => {
  const { t } = useTranslation();
  if (lines.length === 0) {
    return null;
  }
  const shown = lines.slice(0, SHOWN);
  return (
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
          {shown.map(({ line, fault }) => (
            <Tr key={line}>
              <Td dataLabel={t("personas.import.line")}>{line}</Td>
              <Td dataLabel={t("personas.import.problem")}>{fault}</Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {count > shown.length &&
        t("personas.confirm.more", { count: count - shown.length })}
      <div className="pf-v5-u-mt-sm">
        <Button
          variant="link"
          isInline
          icon={<DownloadIcon />}
          data-testid="download-faults"
          onClick={onSave}
        >
          {t("personas.import.faults")}
        </Button>
      </div>
    </>
  );
};

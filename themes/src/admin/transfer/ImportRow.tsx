import { Label, type LabelProps } from "@patternfly/react-core";
import { ActionsColumn, Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import { RelativeTime } from "../../shared/RelativeTime";
import type { ImportProgress } from "../api/types";

const COLOURS: Record<ImportProgress["state"], LabelProps["color"]> = {
  running: "blue",
  done: "green",
  failed: "red",
  cancelled: "grey",
};
const COUNTS = ["created", "updated", "removed", "failed"] as const;

type Props = {
  progress: ImportProgress;
  /** Whether another one is at work. */
  busy: boolean;
  onResume: () => void;
  onEnd: () => void;
};

/** An import: when it began, how far it has come, and what can be done with it. */
export const ImportRow = ({ progress, busy, onResume, onEnd }: Props) => {
  const { t } = useTranslation();
  return (
    <Tr>
      <Td dataLabel={t("personas.imports.started")}>
        <RelativeTime time={progress.started_at} />
      </Td>
      <Td dataLabel={t("personas.imports.state")}>
        <Label isCompact color={COLOURS[progress.state]}>
          {t(`personas.imports.is.${progress.state}`)}
        </Label>
        {progress.dry_run && (
          <Label isCompact className="pf-v5-u-ml-xs">
            {t("personas.import.preview")}
          </Label>
        )}
      </Td>
      <Td dataLabel={t("personas.imports.lines")}>{progress.lines}</Td>
      <Td dataLabel={t("personas.imports.result")}>
        {COUNTS.filter((name) => progress[name] > 0)
          .map((name) =>
            t(`personas.import.count.${name}`, {
              count: progress[name],
            }),
          )
          .join(", ")}
      </Td>
      <Td isActionCell>
        {isOpen(progress) && (
          <ActionsColumn
            isDisabled={busy}
            items={[
              ...(progress.next_part === undefined
                ? []
                : [
                    {
                      title: t("personas.imports.resume"),
                      onClick: onResume,
                    },
                  ]),
              {
                title: t("personas.imports.end"),
                onClick: onEnd,
              },
            ]}
          />
        )}
      </Td>
    </Tr>
  );
};

function isOpen({ state }: ImportProgress): boolean {
  return state === "running" || state === "failed";
}

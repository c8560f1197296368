import { Alert, List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { ImportOutcome } from "./types";

type Props = { outcome: ImportOutcome & { dryRun: boolean } };

/** What an import did, or would do, and what it cannot take over. */
export const ImportReport = ({ outcome }: Props) => {
  const { t } = useTranslation();
  const { created, updated, unchanged, refused, dryRun } = outcome;
  const unnamed = outcome.refused_count - refused.length;
  return (
    <Alert
      isInline
      isLiveRegion
      component="h3"
      className="pf-v5-u-mt-md"
      variant={refused.length > 0 ? "warning" : dryRun ? "info" : "success"}
      title={t(
        dryRun
          ? "personas.calendar.import.would"
          : "personas.calendar.import.done",
      )}
    >
      <p>
        {t("personas.calendar.import.counts", { created, updated, unchanged })}
      </p>
      {refused.length > 0 && (
        <>
          <p>{t("personas.calendar.import.refused")}</p>
          <List>
            {refused.map(({ uid, line, reason }, index) => (
              <ListItem key={index} className="kc-personas-name">
                {uid ??
                  t("personas.calendar.import.line", { line: line ?? "?" })}
                : {reason}
              </ListItem>
            ))}
            {unnamed > 0 && (
              <ListItem>
                {t("personas.calendar.import.more", { unnamed })}
              </ListItem>
            )}
          </List>
        </>
      )}
    </Alert>
  );
};

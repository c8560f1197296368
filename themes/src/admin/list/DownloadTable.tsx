import { useRealm } from "@keycloak/keycloak-admin-ui";
import { Button, Tooltip } from "@patternfly/react-core";
import { DownloadIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Query } from "../../shared/api/http";
import { useAlerts } from "../../shared/Alerts";
import { useAdminApi } from "../api/useAdminApi";
import { saveFile } from "../../shared/saveFile";

type Props = { filters: Query; sort: string };

/** What the list shows, all pages of it, as a file for spreadsheets. */
export const DownloadTable = ({ filters, sort }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const { realm } = useRealm();
  const alerts = useAlerts();
  const [busy, setBusy] = useState(false);

  const download = async () => {
    setBusy(true);
    try {
      const answer = await api.raw("GET", "/export", {
        query: { ...filters, sort, format: "csv" },
      });
      // Without the mark, spreadsheets take UTF-8 for something else.
      saveFile(
        new Blob(["\uFEFF", await answer.blob()], { type: "text/csv" }),
        `personas-${realm}.csv`,
      );
    } catch (error) {
      alerts.failed(t("personas.export.failed"), error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Tooltip content={t("personas.list.csv")}>
      <Button
        variant="plain"
        aria-label={t("personas.list.csv")}
        isLoading={busy}
        isDisabled={busy}
        data-testid="download-table"
        onClick={() => void download()}
      >
        {!busy && <DownloadIcon />}
      </Button>
    </Tooltip>
  );
};

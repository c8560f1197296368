import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { useAdminApi } from "../api/useAdminApi";
import type { Format } from "./types";

export type Order = {
  report: string;
  target: string;
  format: Format;
  /** Those of the report itself. */
  parameters: Record<string, string | readonly string[]>;
};

/** Has the server make a report and store it away; a PDF in the language of the console. */
export function useStoring() {
  const { t, i18n } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const [storing, setStoring] = useState(false);

  const store = async ({ parameters, ...order }: Order) => {
    setStoring(true);
    try {
      await api.call("POST", "/reports/deliveries", {
        body: {
          ...order,
          parameters: { ...parameters, ui_locales: i18n.language },
        },
      });
      alerts.succeeded(t("personas.deliveries.queued"));
    } finally {
      setStoring(false);
    }
  };
  return { storing, store };
}

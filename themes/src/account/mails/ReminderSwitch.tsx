import { Switch } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { useLoad } from "../../shared/useLoad";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { readMails, replaceMails } from "./api";

/** Whether mails remind the user of ends. The page goes on without it if the server does not answer. */
export const ReminderSwitch = () => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const { manage } = useAccess();
  const { data, reload } = useLoad(
    (signal) => readMails(http, signal),
    "reminders",
  );
  const [busy, setBusy] = useState(false);

  if (!data) {
    return null;
  }
  const change = async (reminders: boolean) => {
    setBusy(true);
    try {
      await replaceMails(http, { reminders });
      alerts.succeeded(
        t(
          reminders
            ? "personas.account.remindersOn"
            : "personas.account.remindersOff",
        ),
      );
    } catch (error) {
      alerts.failed(t("personas.account.remindersFailed"), error);
    } finally {
      setBusy(false);
      reload();
    }
  };
  return (
    <Switch
      id="personas-reminders"
      label={t("personas.account.reminders")}
      isChecked={data.reminders}
      isDisabled={busy || !manage}
      onChange={(_, checked) => void change(checked)}
    />
  );
};

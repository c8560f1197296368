import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { saveFile } from "../../shared/saveFile";
import { useHttp } from "../useHttp";
import { downloadCalendar } from "./api";

/** The calendar as a file. */
export const DownloadCard = () => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      saveFile(await downloadCalendar(http), "calendar.ics");
    } catch (error) {
      alerts.failed(t("personas.calendar.download.failed"), error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card isFlat>
      <CardTitle component="h2">
        {t("personas.calendar.download.title")}
      </CardTitle>
      <CardBody>{t("personas.calendar.download.text")}</CardBody>
      <CardFooter>
        <Button
          variant="secondary"
          isDisabled={busy}
          isLoading={busy}
          onClick={() => void download()}
        >
          {t("personas.calendar.download.action")}
        </Button>
      </CardFooter>
    </Card>
  );
};

import { useRealm } from "@keycloak/keycloak-admin-ui";
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
import { useAdminApi } from "../api/useAdminApi";
import { saveFile } from "../../shared/saveFile";

/** All personas of the realm as a file. */
export const Export = () => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const { realm } = useRealm();
  const alerts = useAlerts();
  const [busy, setBusy] = useState(false);

  const download = async () => {
    setBusy(true);
    try {
      const response = await api.raw("GET", "/export");
      const file = await response.blob();
      const ending = await file.slice(-200).text();
      if (!ending.includes('"end":true')) {
        throw new Error(t("personas.export.cutOff"));
      }
      saveFile(file, `personas-${realm}.ndjson`);
    } catch (error) {
      alerts.failed(t("personas.export.failed"), error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card isFlat>
      <CardTitle component="h2">{t("personas.export.title")}</CardTitle>
      <CardBody>{t("personas.export.text")}</CardBody>
      <CardFooter>
        <Button
          variant="secondary"
          isLoading={busy}
          isDisabled={busy}
          onClick={() => void download()}
        >
          {t("personas.export.action")}
        </Button>
      </CardFooter>
    </Card>
  );
};

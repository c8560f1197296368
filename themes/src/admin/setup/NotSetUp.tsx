import { Button } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Empty } from "../../shared/States";
import type { SetUpState } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { usePermissions } from "../api/usePermissions";

type Props = { onChanged: () => void };

/** A realm from before the extension: personas are switched on by whoever manages it. */
export const NotSetUp = ({ onChanged }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const { manageRealm, manageClients } = usePermissions();

  const enable = async () => {
    try {
      const { data: done } = await api.call<SetUpState>("POST", "/setup", {
        query: { clients: "all" },
      });
      alerts.succeeded(t("personas.setup.done"));
      if (done.warnings.length > 0) {
        alerts.warned(t("personas.setup.odd"), done.warnings);
      }
      onChanged();
    } catch (error) {
      alerts.failed(t("personas.setup.failed"), error);
    }
  };

  return (
    <Empty title={t("personas.setup.title")} text={t("personas.setup.text")}>
      {manageRealm && manageClients && (
        <Button onClick={() => void enable()}>
          {t("personas.setup.action")}
        </Button>
      )}
    </Empty>
  );
};

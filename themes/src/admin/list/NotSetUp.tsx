import { Button } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Empty } from "../../shared/States";
import { useAdminApi } from "../api/useAdminApi";
import { usePermissions } from "../api/usePermissions";

type Props = { onChanged: () => void };

/** A realm from before the extension: personas are switched on by whoever manages it. */
export const NotSetUp = ({ onChanged }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const { manageRealm } = usePermissions();

  const enable = async () => {
    try {
      await api.call("POST", "/setup", { query: { clients: "all" } });
      alerts.succeeded(t("personas.setup.done"));
      onChanged();
    } catch (error) {
      alerts.failed(t("personas.setup.failed"), error);
    }
  };

  return (
    <Empty title={t("personas.setup.title")} text={t("personas.setup.text")}>
      {manageRealm && (
        <Button onClick={() => void enable()}>
          {t("personas.setup.action")}
        </Button>
      )}
    </Empty>
  );
};

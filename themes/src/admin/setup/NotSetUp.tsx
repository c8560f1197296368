import { Button } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Empty } from "../../shared/States";
import type { SetUpState } from "../api/types";
import { usePaths } from "../api/paths";
import { useAdminApi } from "../api/useAdminApi";
import { usePermissions } from "../api/usePermissions";
import { LinkButton } from "../parts/LinkButton";

type Props = {
  /** Where personas can be switched on at once; elsewhere only the way to the set-up is shown. */
  onChanged?: () => void;
};

/** A realm from before the extension: personas are switched on by whoever manages it. */
export const NotSetUp = ({ onChanged }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const paths = usePaths();
  const { viewRealm, manageRealm, manageClients } = usePermissions();

  const enable = async () => {
    try {
      const { data: done } = await api.call<SetUpState>("POST", "/setup", {
        query: { clients: "all" },
      });
      alerts.succeeded(t("personas.setup.done"));
      if (done.warnings.length > 0) {
        alerts.warned(t("personas.setup.odd"), done.warnings);
      }
      onChanged?.();
    } catch (error) {
      alerts.failed(t("personas.setup.failed"), error);
    }
  };

  return (
    <Empty
      title={t("personas.setup.title")}
      text={t(viewRealm ? "personas.setup.text" : "personas.setup.ask")}
    >
      {onChanged && manageRealm && manageClients && (
        <Button onClick={() => void enable()}>
          {t("personas.setup.action")}
        </Button>
      )}
      {viewRealm && (
        <LinkButton variant="link" to={paths.tab("setup")}>
          {t("personas.setup.open")}
        </LinkButton>
      )}
    </Empty>
  );
};

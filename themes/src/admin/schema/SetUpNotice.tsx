import { Alert, Button, List, ListItem } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { useLoad } from "../../shared/useLoad";
import type { SetUpState } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { usePermissions } from "../api/usePermissions";
import { PutBack } from "./PutBack";

/** The ETag of the schema that is shown: a saved one makes the notices look again. */
type Props = { schema: string | undefined };

/** What the realm's set-up lacks and what is odd about it; nothing where all is well. */
export const SetUpNotice = ({ schema }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const { manageRealm, manageClients } = usePermissions();
  const { data, reload } = useLoad(
    (signal) => api.get<SetUpState>("/setup", {}, signal),
    `setup ${schema}`,
  );
  const missing = Object.entries(data?.parts ?? {})
    .filter(([, there]) => !there)
    .map(([part]) => part);
  const warnings = data?.warnings ?? [];
  if (!data?.set_up) {
    return null;
  }
  const putBack = data.attributes_put_back && (
    <PutBack last={data.attributes_put_back} />
  );
  if (missing.length === 0 && warnings.length === 0) {
    return putBack;
  }

  const complete = async () => {
    try {
      await api.call("POST", "/setup");
      alerts.succeeded(t("personas.setup.completed"));
      reload();
    } catch (error) {
      alerts.failed(t("personas.setup.failed"), error);
    }
  };

  return (
    <>
      {putBack}
      <Alert
        isInline
        data-testid="set-up-notice"
        className="pf-v5-u-mb-md"
        variant={missing.length > 0 ? "info" : "warning"}
        title={t(
          missing.length > 0 ? "personas.setup.missing" : "personas.setup.odd",
        )}
        actionLinks={
          manageRealm &&
          manageClients &&
          missing.length > 0 && (
            <Button variant="link" isInline onClick={() => void complete()}>
              {t("personas.setup.complete")}
            </Button>
          )
        }
      >
        <List>
          {missing.map((part) => (
            <ListItem key={part}>{t(`personas.setup.part.${part}`)}</ListItem>
          ))}
          {warnings.map((warning) => (
            <ListItem key={warning}>{warning}</ListItem>
          ))}
        </List>
      </Alert>
    </>
  );
};

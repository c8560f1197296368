import { Button } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import { Empty, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { usePaths } from "../api/paths";
import { useAdminApi } from "../api/useAdminApi";
import { usePermissions } from "../api/usePermissions";
import { LinkButton } from "../parts/LinkButton";

type Props = {
  user: string | undefined;
  /** Where filters leave nothing: takes them away. */
  onClear?: () => void;
  onChanged: () => void;
};

/** An empty list, and why: filters, a realm that is not set up, or nobody has made a persona yet. */
export const NoPersonas = ({ user, onClear, onChanged }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const paths = usePaths();
  const { manage, viewRealm, manageRealm } = usePermissions();
  const { data, loading } = useLoad(
    async (signal) =>
      onClear || !viewRealm
        ? { set_up: true }
        : api.get<{ set_up: boolean }>("/setup", {}, signal),
    "setup",
  );

  if (onClear) {
    return (
      <Empty
        title={t("personas.empty.filtered")}
        text={t("personas.empty.filteredText")}
      >
        <Button variant="link" onClick={onClear}>
          {t("personas.filter.clear")}
        </Button>
      </Empty>
    );
  }
  if (loading) {
    return <Loading />;
  }
  if (data?.set_up === false) {
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
  }
  return (
    <Empty
      title={t("personas.empty.title")}
      text={t(user ? "personas.empty.userText" : "personas.empty.text")}
    >
      {manage && (
        <LinkButton to={paths.create(user)}>
          {t("personas.create.action")}
        </LinkButton>
      )}
    </Empty>
  );
};

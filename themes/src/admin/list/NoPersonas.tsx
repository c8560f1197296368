import { Button } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { Empty } from "../../shared/States";
import { usePaths } from "../api/paths";
import { usePermissions } from "../api/usePermissions";
import { LinkButton } from "../parts/LinkButton";

type Props = {
  user: string | undefined;
  /** Whether it is about those that wait for approval. */
  requests: boolean;
  /** Whether the administrator may make one. */
  manage: boolean;
  /** Where filters leave nothing: takes them away. */
  onClear?: () => void;
};

/** An empty list, and why: filters, or nobody has made a persona yet. */
export const NoPersonas = ({ user, requests, manage, onClear }: Props) => {
  const { t } = useTranslation();
  const paths = usePaths();
  const { viewRealm, manageAll } = usePermissions();
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
  if (requests) {
    return (
      <Empty
        title={t("personas.requests.empty")}
        text={t("personas.requests.emptyText")}
      >
        {viewRealm && (
          <LinkButton to={paths.tab("schema")} variant="link">
            {t("personas.empty.toSchema")}
          </LinkButton>
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
      {manageAll && !user && (
        <LinkButton to={paths.tab("transfer")} variant="link">
          {t("personas.empty.toImport")}
        </LinkButton>
      )}
      {viewRealm && (
        <LinkButton to={paths.tab("schema")} variant="link">
          {t("personas.empty.toSchema")}
        </LinkButton>
      )}
    </Empty>
  );
};

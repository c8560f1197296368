import { useTranslation } from "react-i18next";
import { usePermissions } from "../api/usePermissions";
import { PersonaList } from "../list/PersonaList";
import { SubTabs } from "../../shared/SubTabs";
import { Why } from "./Why";

/** One user's personas, and what tokens would say about them. */
export const UserPersonas = ({ user }: { user: string }) => {
  const { t } = useTranslation();
  const { viewClients } = usePermissions();
  const list = <PersonaList user={user} />;
  return viewClients ? (
    <SubTabs
      label={t("personas.user.views")}
      parameter="view"
      tabs={[
        { name: "list", title: t("personas.title"), page: list },
        {
          name: "why",
          title: t("personas.why.title"),
          page: <Why of={user} />,
        },
      ]}
    />
  ) : (
    list
  );
};

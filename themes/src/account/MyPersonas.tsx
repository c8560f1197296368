import { Page } from "@keycloak/keycloak-account-ui";
import { useTranslation } from "react-i18next";

export const MyPersonas = () => {
  const { t } = useTranslation();
  return (
    <Page
      title={t("personas.account.title")}
      description={t("personas.account.description")}
    >
      <></>
    </Page>
  );
};

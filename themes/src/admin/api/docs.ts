import { useTranslation } from "react-i18next";

/**
 * Where pages of the documentation are. The address is a text, so that a realm whose administrators cannot reach it
 * names another one.
 */
export function useDocs(): (page: string) => string {
  const { t } = useTranslation();
  const root = t("personas.docs").replace(/\/$/, "");
  return (page) => `${root}/${page}`;
}

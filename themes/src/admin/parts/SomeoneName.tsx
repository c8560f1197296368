import { useTranslation } from "react-i18next";
import type { Someone } from "../api/useUserNames";

/** Somebody by name, and whether it is an administrator of master; by id who is gone or may not be read. */
export const SomeoneName = ({ who }: { who: Someone }) => {
  const { t } = useTranslation();
  return (
    <>
      {who.isOfRealm || who.name === who.id
        ? who.name
        : t("personas.events.ofMaster", { name: who.name })}
    </>
  );
};

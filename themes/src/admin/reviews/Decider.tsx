import { useTranslation } from "react-i18next";
import { useLoad } from "../../shared/useLoad";
import { useUserNames } from "../api/useUserNames";

/** Who has decided, by name where that may be read. */
export const Decider = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const nameOf = useUserNames();
  const { data } = useLoad(() => nameOf(id), id);
  if (!data) {
    return <>{id}</>;
  }
  return (
    <>
      {data.isOfRealm || data.name === id
        ? data.name
        : t("personas.events.ofMaster", { name: data.name })}
    </>
  );
};

import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { usePaths } from "../api/paths";
import type { OwnedPersona } from "../api/types";
import type { Someone } from "../api/useUserNames";
import { SomeoneName } from "../parts/SomeoneName";

type Props = {
  /** Undefined for the server, which does what time or a review brings. */
  who: Someone | undefined;
  persona: OwnedPersona;
};

/** Who has done something to a persona. */
export const Doer = ({ who, persona }: Props) => {
  const { t } = useTranslation();
  const paths = usePaths();
  if (!who) {
    return <>{t("personas.history.nobody")}</>;
  }
  if (who.id === persona.user_sub) {
    return <>{t("personas.events.ownerNamed", { name: persona.username })}</>;
  }
  return who.isOfRealm ? (
    <Link to={paths.userSettings(who.id)}>{who.name}</Link>
  ) : (
    <SomeoneName who={who} />
  );
};

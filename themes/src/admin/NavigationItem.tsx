import { useAccess, useRealm } from "@keycloak/keycloak-admin-ui";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router-dom";
import { PendingBadge } from "./parts/PendingBadge";
import { useSlot } from "./parts/useSlot";

/** The entry *Personas* after *Users*: the stock navigation has no place for entries of others. */
export const NavigationItem = () => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const { hasAccess } = useAccess();
  const slot = useSlot("#nav-item-users");

  if (!slot || !hasAccess("query-users")) {
    return null;
  }
  return createPortal(
    <NavLink
      id="nav-item-personas"
      data-testid="nav-item-personas"
      to={`/${encodeURIComponent(realm)}/personas`}
      className={({ isActive }) =>
        `pf-v5-c-nav__link${isActive ? " pf-m-current" : ""}`
      }
    >
      {t("personas.title")}
      <PendingBadge />
    </NavLink>,
    slot,
  );
};

import { useAccess, useRealm } from "@keycloak/keycloak-admin-ui";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router-dom";
import { useElement } from "../shared/useElement";

/**
 * The entry *Personas* after *Users*. The stock navigation has no place for entries of others, so this one is put into its list;
 * the package is part of our bundle, so its list cannot change under us.
 */
export const NavigationItem = () => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const { hasAccess } = useAccess();
  const users = useElement("#nav-item-users");
  const list = users?.closest("ul");

  if (!list || !hasAccess("query-users")) {
    return null;
  }
  return createPortal(
    <li>
      <NavLink
        id="nav-item-personas"
        data-testid="nav-item-personas"
        to={`/${encodeURIComponent(realm)}/personas`}
        className={({ isActive }) =>
          `pf-v5-c-nav__link${isActive ? " pf-m-current" : ""}`
        }
      >
        {t("personas.title")}
      </NavLink>
    </li>,
    list,
  );
};

import { useRealm } from "@keycloak/keycloak-admin-ui";
import { PageSection } from "@patternfly/react-core";
import { type ReactNode, useEffect } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { useSlot } from "../parts/useSlot";
import { UserPersonas } from "./UserPersonas";

const DETAILS = '[data-testid="user-details-tab"]';

/** The stock page of a user with one more tab: the stock page has no place for tabs of others. */
export const UserPage = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const { realm } = useRealm();
  const { id = "", tab } = useParams();
  const slot = useSlot(DETAILS);
  const shown = tab === "personas";

  useEffect(() => {
    if (!slot) {
      return;
    }
    slot.role = "presentation";
    slot.className = `pf-v5-c-tabs__item kc-personas-tab${shown ? " pf-m-current" : ""}`;
    // The stock page takes its first tab for the current one then; screen readers must not.
    const details = document.querySelector(DETAILS);
    if (!shown || details?.getAttribute("aria-selected") !== "true") {
      return;
    }
    details.setAttribute("aria-selected", "false");
    return () => {
      const current = details.closest(".pf-m-current") !== null;
      details.setAttribute("aria-selected", String(current));
    };
  }, [slot, shown]);

  return (
    <div className={shown ? "kc-personas-shown" : ""}>
      <div className="kc-personas-stock">{children}</div>
      {slot &&
        createPortal(
          <Link
            className="pf-v5-c-tabs__link"
            role="tab"
            aria-selected={shown}
            data-testid="user-personas-tab"
            to={`/${encodeURIComponent(realm)}/users/${encodeURIComponent(id)}/personas`}
          >
            <span className="pf-v5-c-tabs__item-text">
              {t("personas.title")}
            </span>
          </Link>,
          slot,
        )}
      {shown && slot && (
        <PageSection variant="light" isFilled>
          <UserPersonas user={id} />
        </PageSection>
      )}
    </div>
  );
};

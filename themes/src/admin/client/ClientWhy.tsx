import { useAdminClient } from "@keycloak/keycloak-admin-ui";
import { useEffect } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { Link, useMatch } from "react-router-dom";
import { useLoad } from "../../shared/useLoad";
import { usePaths } from "../api/paths";
import { usePermissions } from "../api/usePermissions";
import { useSlot } from "../parts/useSlot";

const EVALUATE = '[data-testid="clientScopesEvaluateTab"]';

/**
 * On the stock page of a client's scopes, behind *Evaluate*, a way to what personas the client's tokens would contain
 * and why. It stands outside of that page rather than around it, because the stock pages of a client are one page to
 * React, which keeps what was typed while the tabs change.
 */
export const ClientWhy = () => {
  const scopes = useMatch("/:realm/clients/:clientId/clientScopes/:tab");
  const { viewAll, viewClients } = usePermissions();
  const id = scopes?.params.clientId;
  return id && viewAll && viewClients ? <WhyTab key={id} id={id} /> : null;
};

/** The stock form does not tell which user was chosen there, so only the client is handed on. */
const WhyTab = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { adminClient } = useAdminClient();
  const paths = usePaths();
  const slot = useSlot(EVALUATE);
  const { data } = useLoad(() => adminClient.clients.findOne({ id }), id);

  useEffect(() => {
    if (slot) {
      slot.role = "presentation";
      slot.className = "pf-v5-c-tabs__item";
    }
  }, [slot]);

  if (!slot || !data?.clientId) {
    return null;
  }
  return createPortal(
    <Link
      className="pf-v5-c-tabs__link"
      role="tab"
      aria-selected={false}
      data-testid="client-personas-why"
      to={paths.why(data.clientId)}
    >
      <span className="pf-v5-c-tabs__item-text">{t("personas.title")}</span>
    </Link>,
    slot,
  );
};

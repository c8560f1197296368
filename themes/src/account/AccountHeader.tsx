import {
  type AccountEnvironment,
  useEnvironment,
} from "@keycloak/keycloak-account-ui";
import { KeycloakMasthead, label } from "@keycloak/keycloak-ui-shared";
import { Button } from "@patternfly/react-core";
import { ExternalLinkSquareAltIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { useHref } from "react-router-dom";

/**
 * The stock console's header, put together again: the one in its package has a copy of PatternFly of its own, whose button for the
 * navigation does not reach our page.
 */
export const AccountHeader = () => {
  const { t } = useTranslation();
  const { environment, keycloak } = useEnvironment<AccountEnvironment>();
  const { logo, logoUrl, resourceUrl } = environment;
  const target = logoUrl || "/";
  const inside = useHref(target);

  return (
    <KeycloakMasthead
      data-testid="page-header"
      keycloak={keycloak}
      features={{ hasManageAccount: false }}
      brand={{
        href: target.startsWith("/") ? inside : target,
        src: `${resourceUrl}/${(logo || "logo.svg").replace(/^\//, "")}`,
        alt: t("logo"),
        className: "kc-personas-brand",
      }}
      toolbarItems={[<BackLink key="back" environment={environment} />]}
    />
  );
};

/** Back to the application that the user came from. */
const BackLink = ({ environment }: { environment: AccountEnvironment }) => {
  const { t } = useTranslation();
  const { referrerName, referrerUrl } = environment;
  return referrerUrl ? (
    <Button
      data-testid="referrer-link"
      component="a"
      variant="link"
      isInline
      href={referrerUrl.replace("_hash_", "#")}
      icon={<ExternalLinkSquareAltIcon />}
      iconPosition="right"
    >
      {t("backTo", { app: label(t, referrerName, referrerUrl) })}
    </Button>
  ) : null;
};

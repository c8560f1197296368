import { Button, Tooltip } from "@patternfly/react-core";
import { LinkIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";

/** The address of the list with its filters and order, to keep or to send. */
export const CopyLink = () => {
  const { t } = useTranslation();
  const alerts = useAlerts();

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      alerts.succeeded(t("personas.list.linkCopied"));
    } catch {
      // Browsers allow it on encrypted pages only.
      alerts.failed(t("personas.list.linkFailed"));
    }
  };

  return (
    <Tooltip content={t("personas.list.copyLink")}>
      <Button
        variant="plain"
        aria-label={t("personas.list.copyLink")}
        data-testid="copy-link"
        onClick={() => void copy()}
      >
        <LinkIcon />
      </Button>
    </Tooltip>
  );
};

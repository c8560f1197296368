import { Button } from "@patternfly/react-core";
import { ExternalLinkAltIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { useHref } from "react-router-dom";
import { HelpButton } from "../../shared/form/HelpButton";
import { usePaths } from "../api/paths";

/** What a display name can be, with the way to the realm's texts. A new tab, so that what is typed here is not lost. */
export const DisplayNameHelp = ({ label }: { label: string }) => {
  const { t } = useTranslation();
  const localization = useHref(usePaths().localization);
  return (
    <HelpButton
      label={label}
      help={t("personas.schema.displayName.explain")}
      footer={
        <Button
          component="a"
          variant="link"
          isInline
          href={localization}
          target="_blank"
          icon={<ExternalLinkAltIcon />}
          iconPosition="right"
        >
          {t("personas.schema.displayName.localization")}
        </Button>
      }
    />
  );
};

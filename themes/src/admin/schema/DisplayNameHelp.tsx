import { Button, Popover } from "@patternfly/react-core";
import { ExternalLinkAltIcon, HelpIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";
import { useHref } from "react-router-dom";
import { usePaths } from "../api/paths";

/** What a display name can be, with the way to the realm's texts. A new tab, so that what is typed here is not lost. */
export const DisplayNameHelp = ({ label }: { label: string }) => {
  const { t } = useTranslation();
  const localization = useHref(usePaths().localization);
  return (
    <Popover
      headerContent={label}
      bodyContent={t("personas.schema.displayName.explain")}
      footerContent={
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
    >
      <Button
        variant="plain"
        className="pf-v5-c-form__group-label-help"
        aria-label={t("personas.schema.displayName.help", { label })}
        icon={<HelpIcon />}
      />
    </Popover>
  );
};

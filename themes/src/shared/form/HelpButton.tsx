import { Button, Popover } from "@patternfly/react-core";
import { HelpIcon } from "@patternfly/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

type Props = { label: string; help: ReactNode; footer?: ReactNode };

/**
 * The (?) beside a label, as on Keycloak's own pages. Its name is a hidden text rather than an `aria-label`, so that
 * nothing but the field itself is labelled with the field's name.
 */
export const HelpButton = ({ label, help, footer }: Props) => {
  const { t } = useTranslation();
  return (
    <Popover
      headerContent={label}
      bodyContent={help}
      footerContent={footer}
      closeBtnAriaLabel={t("personas.close")}
    >
      <Button variant="plain" className="pf-v5-c-form__group-label-help">
        <span className="kc-personas-unseen">
          {t("personas.help", { label })}
        </span>
        <HelpIcon />
      </Button>
    </Popover>
  );
};

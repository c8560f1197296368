import { Alert } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { exact } from "../../shared/time";
import type { SetUpState } from "../api/types";

type Props = { last: NonNullable<SetUpState["attributes_put_back"]> };

/** That somebody has set a realm attribute in place of the schema, which changes nothing. */
export const PutBack = ({ last }: Props) => {
  const { t, i18n } = useTranslation();
  return (
    <Alert
      isInline
      variant="info"
      data-testid="attributes-put-back"
      className="pf-v5-u-mb-md"
      title={t("personas.schema.putBack.title", {
        time: exact(last.at, i18n.language),
      })}
    >
      {t("personas.schema.putBack.text", {
        attributes: last.attributes.join(", "),
      })}
    </Alert>
  );
};

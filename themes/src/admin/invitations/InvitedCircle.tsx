import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { FieldShell } from "../../shared/form/FieldShell";
import { LineField } from "../../shared/form/LineField";

type Props = {
  circles: PersonaSchema["circles"];
  circle: string;
  onChange: (circle: string) => void;
  error: string | undefined;
};

const LONGEST = 200;

/** The circle that somebody is invited to: any text, or one of a list. */
export const InvitedCircle = ({ circles, circle, onChange, error }: Props) => {
  const { t } = useTranslation();
  const label = t("personas.circle");
  if (circles.source !== "list") {
    return (
      <LineField
        id="invite-circle"
        label={label}
        help={t("personas.form.circleHelp")}
        required
        most={LONGEST}
        error={error}
        value={circle}
        onChange={onChange}
      />
    );
  }
  return (
    <FieldShell id="invite-circle" label={label} required error={error}>
      <FormSelect
        id="invite-circle"
        isRequired
        validated={error ? "error" : "default"}
        value={circle}
        onChange={(_event, chosen) => onChange(chosen)}
      >
        <FormSelectOption
          value=""
          isPlaceholder
          label={t("personas.form.choose")}
        />
        {circles.values.map((value) => (
          <FormSelectOption key={value} value={value} label={value} />
        ))}
      </FormSelect>
    </FieldShell>
  );
};

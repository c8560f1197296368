import { TextArea } from "@patternfly/react-core";
import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import type { PersonaInputs } from "./values";

const LONGEST = 500;

type Props = { required: boolean; disabled?: boolean };

/** Why a persona is asked for, for those who decide. */
export const ReasonField = ({ required, disabled = false }: Props) => {
  const { t } = useTranslation();
  const { control } = useFormContext<PersonaInputs>();
  const id = useId();
  return (
    <Controller
      name="reason"
      control={control}
      render={({ field, fieldState }) => (
        <FieldShell
          id={id}
          label={t("personas.account.reason")}
          required={required}
          help={t("personas.account.reasonHelp")}
          error={fieldState.error?.message}
        >
          <TextArea
            id={id}
            ref={field.ref}
            rows={3}
            resizeOrientation="vertical"
            isRequired={required}
            isDisabled={disabled}
            maxLength={LONGEST}
            aria-describedby={`${id}-help`}
            validated={fieldState.error ? "error" : "default"}
            value={field.value ?? ""}
            onChange={(_event, text) => field.onChange(text)}
          />
        </FieldShell>
      )}
    />
  );
};

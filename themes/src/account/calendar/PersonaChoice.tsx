import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useId } from "react";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { optionsOf } from "./personaOptions";
import { useOwnPersonas } from "./useOccurrences";
import type { EventInputs } from "./values";

/** Which of the user's personas an event belongs to, if any. */
export const PersonaChoice = ({ disabled }: { disabled: boolean }) => {
  const { t } = useTranslation();
  const id = useId();
  const personas = useOwnPersonas();
  return (
    <Controller<EventInputs, "persona_id">
      name="persona_id"
      render={({ field, fieldState }) => (
        <FieldShell
          id={id}
          label={t("personas.account.onePersona")}
          help={t("personas.calendar.personaHelp")}
          error={fieldState.error?.message}
        >
          <FormSelect
            id={id}
            ref={field.ref}
            isDisabled={disabled}
            aria-describedby={`${id}-help`}
            validated={fieldState.error ? "error" : "default"}
            value={field.value}
            onChange={(_event, chosen) => field.onChange(chosen)}
          >
            <FormSelectOption value="" label={t("personas.none")} />
            {optionsOf(
              personas,
              field.value,
              t("personas.calendar.otherPersona"),
            )}
          </FormSelect>
        </FieldShell>
      )}
    />
  );
};

import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useId } from "react";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { PALETTE } from "./palette";
import type { EventInputs } from "./values";

/** The colour of an event: that of its persona, or one of its own. */
export const ColourField = ({ disabled }: { disabled: boolean }) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Controller<EventInputs, "color">
      name="color"
      render={({ field, fieldState }) => (
        <FieldShell
          id={id}
          label={t("personas.calendar.field.color")}
          error={fieldState.error?.message}
        >
          <FormSelect
            id={id}
            ref={field.ref}
            isDisabled={disabled}
            value={field.value === "" ? "" : "own"}
            onChange={(_event, chosen) =>
              field.onChange(chosen === "own" ? PALETTE[0] : "")
            }
          >
            <FormSelectOption
              value=""
              label={t("personas.calendar.colour.persona")}
            />
            <FormSelectOption
              value="own"
              label={t("personas.calendar.colour.own")}
            />
          </FormSelect>
          {field.value !== "" && (
            <input
              type="color"
              className="kc-personas-color"
              aria-label={t("personas.calendar.colour.own")}
              disabled={disabled}
              value={field.value}
              onChange={(event) => field.onChange(event.target.value)}
            />
          )}
        </FieldShell>
      )}
    />
  );
};

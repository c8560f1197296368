import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { FieldShell } from "../../shared/form/FieldShell";
import { TimeInput } from "../../shared/form/TimeInput";
import type { PersonaInputs } from "./values";

type Props = {
  name: "valid_from" | "valid_till";
  label: string;
  help: string;
  disabled: boolean;
};

/** One end of the validity, in the reader's time zone. */
export const TimeField = ({ name, label, help, disabled }: Props) => {
  const { control } = useFormContext<PersonaInputs>();
  const id = useId();
  return (
    <Controller
      name={name}
      control={control}
      render={({ field, fieldState }) => (
        <FieldShell
          id={id}
          label={label}
          help={help}
          error={fieldState.error?.message}
        >
          <TimeInput
            id={id}
            inputRef={field.ref}
            disabled={disabled}
            invalid={!!fieldState.error}
            value={field.value}
            onChange={field.onChange}
          />
        </FieldShell>
      )}
    />
  );
};

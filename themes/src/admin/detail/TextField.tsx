import {
  FormSelect,
  FormSelectOption,
  TextArea,
  TextInput,
} from "@patternfly/react-core";
import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { FieldShell } from "../../shared/form/FieldShell";
import { TimeInput } from "../../shared/form/TimeInput";

type Props = {
  name: string;
  label: string;
  help?: string | undefined;
  required?: boolean;
  disabled?: boolean;
  /** A choice in place of a text. */
  options?: { value: string; label: string }[] | undefined;
  kind?: "text" | "time" | "lines";
};

/** A field of the form that is a text, a time or a choice. */
export const TextField = ({
  name,
  label,
  help,
  required = false,
  disabled = false,
  options,
  kind = "text",
}: Props) => {
  const id = useId();
  const { control } = useFormContext();
  return (
    <Controller
      name={name}
      control={control}
      render={({ field, fieldState }) => {
        const common = {
          id,
          ref: field.ref,
          value: field.value as string,
          isDisabled: disabled,
          isRequired: required,
          validated: fieldState.error
            ? ("error" as const)
            : ("default" as const),
          onChange: (_event: unknown, text: string) => field.onChange(text),
          "aria-describedby": `${id}-help`,
        };
        return (
          <FieldShell
            id={id}
            label={label}
            required={required}
            help={help}
            error={fieldState.error?.message}
          >
            {options ? (
              <FormSelect {...common}>
                {options.map((option) => (
                  <FormSelectOption key={option.value} {...option} />
                ))}
              </FormSelect>
            ) : kind === "lines" ? (
              <TextArea {...common} resizeOrientation="vertical" />
            ) : kind === "time" ? (
              <TimeInput
                id={id}
                inputRef={field.ref}
                value={field.value as string}
                onChange={field.onChange}
                disabled={disabled}
                invalid={!!fieldState.error}
              />
            ) : (
              <TextInput {...common} type="text" />
            )}
          </FieldShell>
        );
      }}
    />
  );
};

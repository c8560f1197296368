import { TextArea, TextInput } from "@patternfly/react-core";
import { useId } from "react";
import { Controller } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import type { EventInputs } from "./values";

type Props = {
  name: "title" | "location" | "description";
  required?: boolean;
  lines?: boolean;
  disabled: boolean;
};

/** A text of an event. */
export const EventText = (props: Props) => {
  const { name, required = false, lines = false, disabled } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <Controller<EventInputs, Props["name"]>
      name={name}
      render={({ field, fieldState }) => {
        const common = {
          id,
          ref: field.ref,
          isDisabled: disabled,
          value: field.value,
          "aria-describedby": `${id}-help`,
          validated: fieldState.error
            ? ("error" as const)
            : ("default" as const),
          onChange: (_event: unknown, text: string) => field.onChange(text),
        };
        return (
          <FieldShell
            id={id}
            label={t(`personas.calendar.field.${name}`)}
            required={required}
            error={fieldState.error?.message}
          >
            {lines ? (
              <TextArea {...common} rows={3} resizeOrientation="vertical" />
            ) : (
              <TextInput {...common} isRequired={required} maxLength={255} />
            )}
          </FieldShell>
        );
      }}
    />
  );
};

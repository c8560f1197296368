import { Switch, TextInput } from "@patternfly/react-core";
import { useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { ZoneInput } from "../../shared/form/ZoneInput";
import type { EventInputs } from "./values";

type Props = { single: boolean; disabled: boolean };

/** When an event takes place: as clocks in its zone show it, or whole days. */
export const EventTimes = ({ single, disabled }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const { watch } = useFormContext<EventInputs>();
  const allDay = watch("is_all_day");

  return (
    <>
      {!single && (
        <Controller<EventInputs, "is_all_day">
          name="is_all_day"
          render={({ field, fieldState }) => (
            <FieldShell
              id={`${id}-all-day`}
              label={t("personas.calendar.allDay")}
              error={fieldState.error?.message}
            >
              <Switch
                id={`${id}-all-day`}
                aria-label={t("personas.calendar.allDay")}
                label={t("personas.yes")}
                labelOff={t("personas.no")}
                isDisabled={disabled}
                isChecked={field.value}
                onChange={(_event, on) => field.onChange(on)}
              />
            </FieldShell>
          )}
        />
      )}
      <TimeOfEvent name="start_at" allDay={allDay} disabled={disabled} />
      <TimeOfEvent name="end_at" allDay={allDay} disabled={disabled} />
      {!single && !allDay && (
        <Controller<EventInputs, "time_zone">
          name="time_zone"
          render={({ field, fieldState }) => (
            <FieldShell
              id={`${id}-zone`}
              label={t("personas.schedule.zone")}
              help={t("personas.calendar.zoneHelp")}
              error={fieldState.error?.message}
            >
              <ZoneInput
                id={`${id}-zone`}
                inputRef={field.ref}
                disabled={disabled}
                invalid={!!fieldState.error}
                value={field.value}
                onChange={field.onChange}
              />
            </FieldShell>
          )}
        />
      )}
    </>
  );
};

type TimeProps = {
  name: "start_at" | "end_at";
  allDay: boolean;
  disabled: boolean;
};

const TimeOfEvent = ({ name, allDay, disabled }: TimeProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Controller<EventInputs, TimeProps["name"]>
      name={name}
      render={({ field, fieldState }) => (
        <FieldShell
          id={id}
          label={t(
            allDay
              ? `personas.calendar.field.${name}_day`
              : `personas.calendar.field.${name}`,
          )}
          required
          error={fieldState.error?.message}
        >
          <TextInput
            id={id}
            ref={field.ref}
            type={allDay ? "date" : "datetime-local"}
            isRequired
            isDisabled={disabled}
            aria-describedby={`${id}-help`}
            validated={fieldState.error ? "error" : "default"}
            value={allDay ? field.value.slice(0, 10) : field.value}
            onChange={(_event, text) =>
              field.onChange(
                allDay && text !== ""
                  ? `${text}T${field.value.slice(11) || "00:00"}`
                  : text,
              )
            }
          />
        </FieldShell>
      )}
    />
  );
};

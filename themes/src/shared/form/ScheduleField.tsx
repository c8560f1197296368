import { Button, Divider } from "@patternfly/react-core";
import { PlusCircleIcon } from "@patternfly/react-icons";
import { Fragment, useId } from "react";
import { Controller, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { FieldShell } from "./FieldShell";
import { newWindow, scheduleText, windowsOf } from "./schedule";
import { ScheduleWindowFields } from "./ScheduleWindowFields";

const MOST = 10;

type Props = { disabled: boolean };

/** When a persona is on duty: the field "schedule" of a form. */
export const ScheduleField = ({ disabled }: Props) => {
  const { t } = useTranslation();
  const { control } = useFormContext<{ schedule: string }>();
  const id = useId();
  return (
    <Controller
      name="schedule"
      control={control}
      render={({ field, fieldState }) => {
        const windows = windowsOf(field.value);
        return (
          <FieldShell
            group
            id={id}
            label={t("personas.schedule.title")}
            help={t(
              windows.length > 0
                ? "personas.schedule.help"
                : "personas.schedule.none",
            )}
            error={fieldState.error?.message}
          >
            {windows.map((window, index) => (
              // A window has no name of its own, and none is moved.
              <Fragment key={index}>
                {index > 0 && <Divider />}
                <ScheduleWindowFields
                  number={index + 1}
                  window={window}
                  disabled={disabled}
                  onChange={(changed) =>
                    field.onChange(scheduleText(windows.with(index, changed)))
                  }
                  onRemove={() =>
                    field.onChange(scheduleText(windows.toSpliced(index, 1)))
                  }
                />
              </Fragment>
            ))}
            {!disabled && windows.length < MOST && (
              <Button
                ref={field.ref}
                variant="link"
                isInline
                icon={<PlusCircleIcon />}
                onClick={() =>
                  field.onChange(scheduleText([...windows, newWindow()]))
                }
              >
                {t("personas.schedule.add")}
              </Button>
            )}
          </FieldShell>
        );
      }}
    />
  );
};

import { Controller, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { scheduleText, windowsOf } from "./schedule";
import { ScheduleInput } from "./ScheduleInput";

type Props = { disabled: boolean };

/** When a persona is on duty: the field "schedule" of a form. */
export const ScheduleField = ({ disabled }: Props) => {
  const { t } = useTranslation();
  const { control } = useFormContext<{ schedule: string }>();
  return (
    <Controller
      name="schedule"
      control={control}
      render={({ field, fieldState }) => (
        <ScheduleInput
          windows={windowsOf(field.value)}
          onChange={(windows) => field.onChange(scheduleText(windows))}
          help={{
            some: t("personas.schedule.help"),
            none: t("personas.schedule.none"),
          }}
          error={fieldState.error?.message}
          disabled={disabled}
          addRef={field.ref}
        />
      )}
    />
  );
};

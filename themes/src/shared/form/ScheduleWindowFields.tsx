import { Button, Stack, StackItem, TextInput } from "@patternfly/react-core";
import { MinusCircleIcon } from "@patternfly/react-icons";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ScheduleWindow } from "../api/types";
import { FieldShell } from "./FieldShell";
import { RepeatFields } from "./RepeatFields";
import { fromWallInput, toWallInput } from "./schedule";
import { ZoneInput } from "./ZoneInput";

type Props = {
  /** Which one it is, counted from 1. */
  number: number;
  window: ScheduleWindow;
  disabled: boolean;
  onChange: (changed: ScheduleWindow) => void;
  onRemove: () => void;
};

/** One window of a schedule. Its times are those of the clock on the wall in its own time zone, not in the reader's. */
export const ScheduleWindowFields = (props: Props) => {
  const { number, window, disabled, onChange, onRemove } = props;
  const { t } = useTranslation();
  const id = useId();
  const label = (name: string) => t(`personas.schedule.${name}`);
  const change = (changed: Partial<ScheduleWindow>) =>
    onChange({ ...window, ...changed });

  return (
    <Stack
      hasGutter
      role="group"
      aria-label={t("personas.schedule.window", { number })}
    >
      {(["start", "end"] as const).map((name) => (
        <StackItem key={name}>
          <FieldShell id={`${id}-${name}`} label={label(name)}>
            <TextInput
              id={`${id}-${name}`}
              type="datetime-local"
              isDisabled={disabled}
              value={toWallInput(window[name])}
              onChange={(_event, text) =>
                change({ [name]: fromWallInput(text) })
              }
            />
          </FieldShell>
        </StackItem>
      ))}
      <StackItem>
        <FieldShell id={`${id}-zone`} label={label("zone")}>
          <ZoneInput
            id={`${id}-zone`}
            disabled={disabled}
            value={window.time_zone}
            onChange={(zone) => change({ time_zone: zone })}
          />
        </FieldShell>
      </StackItem>
      <RepeatFields value={window} disabled={disabled} onChange={change} />
      {!disabled && (
        <StackItem>
          <Button
            variant="link"
            isInline
            isDanger
            icon={<MinusCircleIcon />}
            aria-label={t("personas.schedule.removeIt", { number })}
            onClick={onRemove}
          >
            {label("remove")}
          </Button>
        </StackItem>
      )}
    </Stack>
  );
};

import {
  Button,
  FormSelect,
  FormSelectOption,
  Stack,
  StackItem,
  TextArea,
  TextInput,
} from "@patternfly/react-core";
import { MinusCircleIcon } from "@patternfly/react-icons";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ScheduleWindow } from "../api/types";
import { FieldShell } from "./FieldShell";
import {
  fromWallInput,
  type Repetition,
  repetitionOf,
  RULES,
  toWallInput,
} from "./schedule";

const REPETITIONS: Repetition[] = [
  ...(Object.keys(RULES) as (keyof typeof RULES)[]),
  "own",
];

/** What "a rule of your own" begins with. */
const OWN_RULE = "FREQ=MONTHLY;BYDAY=-1FR";

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
  const repetition = repetitionOf(window.rrule);
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
          <TextInput
            id={`${id}-zone`}
            isDisabled={disabled}
            list={`${id}-zones`}
            value={window.time_zone}
            onChange={(_event, text) => change({ time_zone: text.trim() })}
          />
          <datalist id={`${id}-zones`}>
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </FieldShell>
      </StackItem>
      <StackItem>
        <FieldShell id={`${id}-repeat`} label={label("repeat")}>
          <FormSelect
            id={`${id}-repeat`}
            isDisabled={disabled}
            value={repetition}
            onChange={(_event, chosen) =>
              change({
                rrule:
                  chosen === "own"
                    ? OWN_RULE
                    : RULES[chosen as keyof typeof RULES],
              })
            }
          >
            {REPETITIONS.map((name) => (
              <FormSelectOption key={name} value={name} label={label(name)} />
            ))}
          </FormSelect>
        </FieldShell>
      </StackItem>
      {repetition === "own" && (
        <StackItem>
          <FieldShell
            id={`${id}-rule`}
            label={label("rule")}
            help={label("ruleHelp")}
          >
            <TextInput
              id={`${id}-rule`}
              isDisabled={disabled}
              aria-describedby={`${id}-rule-help`}
              value={window.rrule ?? ""}
              onChange={(_event, text) => change({ rrule: text.trim() })}
            />
          </FieldShell>
        </StackItem>
      )}
      {repetition !== "once" && (
        <StackItem>
          <FieldShell
            id={`${id}-except`}
            label={label("except")}
            help={label("exceptHelp")}
          >
            <TextArea
              id={`${id}-except`}
              isDisabled={disabled}
              aria-describedby={`${id}-except-help`}
              resizeOrientation="vertical"
              autoResize
              value={(window.exdate ?? []).join("\n")}
              onChange={(_event, text) =>
                change({ exdate: text === "" ? [] : text.split("\n") })
              }
            />
          </FieldShell>
        </StackItem>
      )}
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

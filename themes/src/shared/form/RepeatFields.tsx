import {
  FormSelect,
  FormSelectOption,
  StackItem,
  TextArea,
  TextInput,
} from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FieldShell } from "./FieldShell";
import { type Repetition, repetitionOf, RULES } from "./schedule";

const REPETITIONS: Repetition[] = [
  ...(Object.keys(RULES) as (keyof typeof RULES)[]),
  "own",
];

/** What "a rule of your own" begins with. */
const OWN_RULE = "FREQ=MONTHLY;BYDAY=-1FR";

type Repeated = { rrule?: string; exdate?: string[] };

type Props = {
  value: Repeated;
  disabled: boolean;
  errors?: { rrule?: string | undefined; exdate?: string | undefined };
  onChange: (changed: Repeated) => void;
};

/** How often something comes again, in words or by a rule, and when it does not: items of a stack. */
export const RepeatFields = (props: Props) => {
  const { value, disabled, errors = {}, onChange } = props;
  const { t } = useTranslation();
  const id = useId();
  const repetition = repetitionOf(value.rrule);
  const label = (name: string) => t(`personas.schedule.${name}`);
  const ruled = repetition === "own";

  return (
    <>
      <StackItem>
        <FieldShell
          id={`${id}-repeat`}
          label={label("repeat")}
          error={ruled ? undefined : errors.rrule}
        >
          <FormSelect
            id={`${id}-repeat`}
            isDisabled={disabled}
            value={repetition}
            onChange={(_event, chosen) =>
              onChange({
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
      {ruled && (
        <StackItem>
          <FieldShell
            id={`${id}-rule`}
            label={label("rule")}
            help={label("ruleHelp")}
            error={errors.rrule}
          >
            <TextInput
              id={`${id}-rule`}
              isDisabled={disabled}
              aria-describedby={`${id}-rule-help`}
              value={value.rrule ?? ""}
              onChange={(_event, text) => onChange({ rrule: text.trim() })}
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
            error={errors.exdate}
          >
            <TextArea
              id={`${id}-except`}
              isDisabled={disabled}
              aria-describedby={`${id}-except-help`}
              resizeOrientation="vertical"
              autoResize
              value={(value.exdate ?? []).join("\n")}
              onChange={(_event, text) =>
                onChange({ exdate: text === "" ? [] : text.split("\n") })
              }
            />
          </FieldShell>
        </StackItem>
      )}
    </>
  );
};

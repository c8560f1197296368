import {
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  TextInput,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changedTo, instantsOf, isSkipped, toInput } from "../localTime";
import { exact, offsetName } from "../time";

type Props = {
  id: string;
  /** What it is called, where no label of its own does that. */
  label?: string;
  /** The instant, as the API has it; empty for none. */
  value: string;
  onChange: (value: string) => void;
  inputRef: (element: unknown) => void;
  disabled: boolean;
  invalid: boolean;
};

/** A time in the reader's time zone. The form keeps the instant itself, so that what nobody touches stays what it was. */
export const TimeInput = (props: Props) => {
  const { id, label, value, onChange, inputRef, disabled, invalid } = props;
  const { t, i18n } = useTranslation();
  // What is being typed stays until the field is left, even where clocks never show it: half a number is no time yet.
  const [typed, setTyped] = useState<string>();
  const text = typed ?? toInput(value);
  const instants = instantsOf(text);

  return (
    <>
      <InputGroup>
        <InputGroupItem isFill>
          <TextInput
            id={id}
            ref={inputRef}
            type="datetime-local"
            step="any"
            isDisabled={disabled}
            aria-label={label}
            aria-describedby={`${id}-help`}
            validated={invalid ? "error" : "default"}
            value={text}
            onChange={(_event, now) => {
              setTyped(now);
              onChange(changedTo(now, value));
            }}
            onBlur={() => setTyped(undefined)}
          />
        </InputGroupItem>
        {instants.length > 1 && (
          <InputGroupItem>
            <FormSelect
              // Else the arrow lies on the text.
              style={{ minWidth: "8rem" }}
              aria-label={t("personas.repeatedHour")}
              isDisabled={disabled}
              value={value}
              onChange={(_event, instant) => onChange(instant)}
            >
              {instants.map((instant) => (
                <FormSelectOption
                  key={instant}
                  value={instant}
                  label={offsetName(instant, i18n.language)}
                />
              ))}
            </FormSelect>
          </InputGroupItem>
        )}
      </InputGroup>
      {isSkipped(text) && (
        <FormHelperText>
          <HelperText isLiveRegion>
            <HelperTextItem>
              {t("personas.skippedHour", {
                time: exact(value, i18n.language),
              })}
            </HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </>
  );
};

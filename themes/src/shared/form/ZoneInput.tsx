import { TextInput } from "@patternfly/react-core";
import { type Ref, useMemo } from "react";

type Props = {
  id: string;
  value: string;
  disabled: boolean;
  invalid?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  onChange: (zone: string) => void;
};

/** The name of a time zone, with those that the browser knows to choose from. */
export const ZoneInput = (props: Props) => {
  const { id, value, disabled, invalid = false, inputRef, onChange } = props;
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  return (
    <>
      <TextInput
        id={id}
        {...(inputRef ? { ref: inputRef } : {})}
        isDisabled={disabled}
        validated={invalid ? "error" : "default"}
        aria-describedby={`${id}-help`}
        list={`${id}-zones`}
        value={value}
        onChange={(_event, text) => onChange(text.trim())}
      />
      <datalist id={`${id}-zones`}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
};

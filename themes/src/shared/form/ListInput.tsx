import { Checkbox, TextArea } from "@patternfly/react-core";
import { optionName } from "../names";
import type { InputProps } from "./AttributeField";

/** The options to tick, or one entry a line. */
export const ListInput = ({
  id,
  rule,
  value,
  onChange,
  disabled,
}: InputProps) => {
  const chosen = value as string[];
  if (!rule.options) {
    return (
      <TextArea
        id={id}
        isDisabled={disabled}
        aria-describedby={`${id}-help`}
        resizeOrientation="vertical"
        autoResize
        value={chosen.join("\n")}
        onChange={(_event, text) =>
          onChange(text === "" ? [] : text.split("\n"))
        }
      />
    );
  }
  return (
    <>
      {rule.options.map((option) => (
        <Checkbox
          key={option}
          id={`${id}-${option}`}
          label={optionName(rule, option)}
          isDisabled={disabled}
          isChecked={chosen.includes(option)}
          onChange={(_event, checked) =>
            onChange(
              checked
                ? [...chosen, option]
                : chosen.filter((entry) => entry !== option),
            )
          }
        />
      ))}
    </>
  );
};

import { Checkbox } from "@patternfly/react-core";
import { useId } from "react";

type Props = {
  options: readonly string[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

/** Some of several names; one that is no option any more stays until it is taken away. */
export const SeveralInput = ({ options, chosen, onChange }: Props) => {
  const id = useId();
  return (
    <>
      {[...new Set([...options, ...chosen])].map((value) => (
        <Checkbox
          key={value}
          id={`${id}-${value}`}
          label={value}
          isChecked={chosen.includes(value)}
          onChange={(_event, on) =>
            onChange(
              on ? [...chosen, value] : chosen.filter((one) => one !== value),
            )
          }
        />
      ))}
    </>
  );
};

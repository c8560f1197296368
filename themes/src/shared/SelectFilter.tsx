import { FlexItem, FormSelect, FormSelectOption } from "@patternfly/react-core";

/** The arrow of a list stands beside its text in each language. */
const WIDE_ENOUGH = { minWidth: "11rem" };

type Props = {
  label: string;
  value: string;
  /** What the list says where nothing is chosen. */
  every: string;
  options: { value: string; label: string }[];
  onChoose: (value: string) => void;
};

/** A filter of a list by one of several values. */
export const SelectFilter = ({
  label,
  value,
  every,
  options,
  onChoose,
}: Props) => (
  <FlexItem style={WIDE_ENOUGH}>
    <FormSelect
      aria-label={label}
      value={value}
      onChange={(_event, chosen) => onChoose(chosen)}
    >
      <FormSelectOption value="" label={every} />
      {options.map((option) => (
        <FormSelectOption key={option.value} {...option} />
      ))}
    </FormSelect>
  </FlexItem>
);

import {
  Badge,
  MenuToggle,
  Select,
  SelectList,
  SelectOption,
} from "@patternfly/react-core";
import { useState } from "react";

type Option = { value: string; label: string };

type Props = {
  label: string;
  options: Option[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  onOpen?: () => void;
};

/** A filter by several values of a list. */
export const FilterSelect = ({
  label,
  options,
  chosen,
  onChange,
  onOpen,
}: Props) => {
  const [open, setOpen] = useState(false);
  const toggle = (value: boolean) => {
    setOpen(value);
    if (value) {
      onOpen?.();
    }
  };
  return (
    <Select
      role="menu"
      isOpen={open}
      onOpenChange={toggle}
      onSelect={(_event, value) =>
        onChange(
          chosen.includes(value as string)
            ? chosen.filter((entry) => entry !== value)
            : [...chosen, value as string],
        )
      }
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          isExpanded={open}
          onClick={() => toggle(!open)}
          {...(chosen.length > 0
            ? { badge: <Badge isRead>{chosen.length}</Badge> }
            : {})}
        >
          {label}
        </MenuToggle>
      )}
    >
      <SelectList>
        {options.map(({ value, label: text }) => (
          <SelectOption
            key={value}
            value={value}
            hasCheckbox
            isSelected={chosen.includes(value)}
          >
            {text}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
};

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
  /** Told the value that was clicked on, chosen until then or not. */
  onToggle: (value: string) => void;
};

/** A filter by several values of a list. */
export const FilterSelect = ({ label, options, chosen, onToggle }: Props) => {
  const [open, setOpen] = useState(false);
  return (
    <Select
      role="menu"
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={(_event, value) => onToggle(value as string)}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          isExpanded={open}
          onClick={() => setOpen(!open)}
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

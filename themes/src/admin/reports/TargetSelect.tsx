import { FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Target } from "./types";

type Props = {
  targets: Target[];
  /** The name of the chosen one. */
  value: string;
  onChange: (target: string) => void;
};

/** The targets that reports of the realm can be stored away in. */
export const TargetSelect = ({ targets, value, onChange }: Props) => {
  const { t } = useTranslation();
  return (
    <FormSelect
      id="report-target"
      aria-describedby="report-target-help"
      value={value}
      onChange={(_event, target) => onChange(target)}
    >
      {targets.map(({ name, type }) => (
        <FormSelectOption
          key={name}
          value={name}
          label={`${name} (${t(`personas.deliveries.type.${type}`, type)})`}
        />
      ))}
    </FormSelect>
  );
};

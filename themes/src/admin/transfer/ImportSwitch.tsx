import { Switch } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";

type Props = {
  name: "override" | "schema" | "restore";
  isOn: boolean;
  isDisabled: boolean;
  onChange: (event: unknown, on: boolean) => void;
};

/** What an import does beyond what it is for. */
export const ImportSwitch = ({ name, isOn, isDisabled, onChange }: Props) => {
  const { t } = useTranslation();
  const id = `import-${name}`;
  const label = t(`personas.import.${name}`);
  return (
    <FieldShell id={id} label={label} help={t(`personas.import.${name}Help`)}>
      <Switch
        id={id}
        aria-label={label}
        aria-describedby={`${id}-help`}
        label={t("personas.schema.on")}
        labelOff={t("personas.schema.off")}
        isChecked={isOn}
        isDisabled={isDisabled}
        onChange={onChange}
      />
    </FieldShell>
  );
};

import {
  Button,
  FormSelect,
  FormSelectOption,
  InputGroup,
  InputGroupItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";

type Props = {
  targets: { name: string; type: string }[];
  busy: boolean;
  onStore: (target: string) => void;
};

/** Where a report is stored away, instead of downloading it. */
export const StoreAway = ({ targets, busy, onStore }: Props) => {
  const { t } = useTranslation();
  const [target, setTarget] = useState(targets[0]!.name);
  return (
    <FieldShell
      id="report-target"
      label={t("personas.deliveries.target")}
      help={t("personas.deliveries.targetHelp")}
    >
      <InputGroup>
        <InputGroupItem isFill>
          <FormSelect
            id="report-target"
            aria-describedby="report-target-help"
            value={target}
            onChange={(_event, value) => setTarget(value)}
          >
            {targets.map(({ name, type }) => (
              <FormSelectOption
                key={name}
                value={name}
                label={`${name} (${t(`personas.deliveries.type.${type}`, type)})`}
              />
            ))}
          </FormSelect>
        </InputGroupItem>
        <InputGroupItem>
          <Button
            variant="secondary"
            isLoading={busy}
            isDisabled={busy}
            onClick={() => onStore(target)}
          >
            {t("personas.deliveries.store")}
          </Button>
        </InputGroupItem>
      </InputGroup>
    </FieldShell>
  );
};

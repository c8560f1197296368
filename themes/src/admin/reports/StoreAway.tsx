import { Button, InputGroup, InputGroupItem } from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldShell } from "../../shared/form/FieldShell";
import { TargetSelect } from "./TargetSelect";
import type { Target } from "./types";

type Props = {
  targets: Target[];
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
          <TargetSelect targets={targets} value={target} onChange={setTarget} />
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

import {
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAlerts } from "../../shared/Alerts";
import type { AdminSchema } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";

type Preset = { name: string; description: string; schema: AdminSchema };

/** Schemas to start from; one that is chosen is a draft until it is saved. */
export const Presets = ({
  onChoose,
}: {
  onChoose: (schema: AdminSchema) => void;
}) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const alerts = useAlerts();
  const [open, setOpen] = useState(false);
  const [presets, setPresets] = useState<Preset[]>([]);

  const toggle = (on: boolean) => {
    setOpen(on);
    if (on && presets.length === 0) {
      api.get<{ presets: Preset[] }>("/schema/presets").then(
        (found) => setPresets(found.presets),
        (error: unknown) => alerts.failed(t("personas.error.title"), error),
      );
    }
  };

  return (
    <Dropdown
      isOpen={open}
      onOpenChange={toggle}
      onSelect={() => setOpen(false)}
      toggle={(ref) => (
        <MenuToggle ref={ref} isExpanded={open} onClick={() => toggle(!open)}>
          {t("personas.schema.presets")}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {presets.map(({ name, description, schema }) => (
          <DropdownItem
            key={name}
            description={t(`personas.schema.preset.${name}`, description)}
            onClick={() => onChoose(schema)}
          >
            {name}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
};

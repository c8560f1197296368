import {
  Divider,
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
} from "@patternfly/react-core";
import { EllipsisVIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import type { Persona } from "../../shared/api/types";
import { usePaths } from "../paths";
import { isFrozen, nameOf } from "../rules";
import { useAccess } from "../useAccess";
import { useNames } from "./useNames";

type Props = {
  persona: Persona;
  onSwitch: (status: "active" | "inactive") => void;
  onDelete: () => void;
};

/** What its owner can do with a persona beside working as it. */
export const PersonaMenu = ({ persona, onSwitch, onDelete }: Props) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const paths = usePaths();
  const { manage } = useAccess();
  const names = useNames();
  const [open, setOpen] = useState(false);
  const changes = manage && !isFrozen(persona);

  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: "right" }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          isExpanded={open}
          aria-label={t("personas.account.actionsOf", nameOf(names, persona))}
          onClick={() => setOpen(!open)}
        >
          <EllipsisVIcon />
        </MenuToggle>
      )}
    >
      <DropdownList>
        <DropdownItem
          key="edit"
          onClick={() => void navigate(paths.edit(persona.id))}
        >
          {t(changes ? "personas.account.edit" : "personas.account.show")}
        </DropdownItem>
        {changes && persona.status === "active" && (
          <DropdownItem key="off" onClick={() => onSwitch("inactive")}>
            {t("personas.account.deactivate")}
          </DropdownItem>
        )}
        {changes && persona.status === "inactive" && (
          <DropdownItem key="on" onClick={() => onSwitch("active")}>
            {t("personas.account.activate")}
          </DropdownItem>
        )}
        {changes && <Divider component="li" key="divider" />}
        {changes && (
          <DropdownItem key="delete" isDanger onClick={onDelete}>
            {t(
              persona.status === "pending"
                ? "personas.account.withdraw"
                : "personas.delete",
            )}
          </DropdownItem>
        )}
      </DropdownList>
    </Dropdown>
  );
};

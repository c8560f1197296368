import {
  Button,
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
  ToolbarItem,
  Tooltip,
} from "@patternfly/react-core";
import { SyncAltIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePaths } from "../api/paths";
import type { BulkAction } from "../api/types";
import { LinkButton } from "../parts/LinkButton";

const ALL: BulkAction[] = [
  "approve",
  "reject",
  "activate",
  "suspend",
  "revoke",
  "extend",
  "delete",
];
const REQUESTS: BulkAction[] = ["approve", "reject", "delete"];

type Props = {
  user: string | undefined;
  requests: boolean;
  /** Whether the administrator may change personas. */
  manage: boolean;
  /** How many are selected, and how many the filters find. */
  selected: number;
  found: number;
  onAction: (action: BulkAction) => void;
  onSelectAll: () => void;
  onClear: () => void;
  onRefresh: () => void;
};

/** What can be done with the list and with what is selected in it. */
export const ListActions = ({
  user,
  requests,
  manage,
  selected,
  found,
  onAction,
  onSelectAll,
  onClear,
  onRefresh,
}: Props) => {
  const { t } = useTranslation();
  const paths = usePaths();
  const [open, setOpen] = useState(false);
  return (
    <>
      {manage && !requests && (
        <ToolbarItem>
          <LinkButton to={paths.create(user)}>
            {t("personas.create.action")}
          </LinkButton>
        </ToolbarItem>
      )}
      {manage && (
        <ToolbarItem>
          <Dropdown
            isOpen={open}
            onOpenChange={setOpen}
            onSelect={() => setOpen(false)}
            toggle={(ref) => (
              <MenuToggle
                ref={ref}
                isExpanded={open}
                isDisabled={selected === 0}
                onClick={() => setOpen(!open)}
              >
                {selected > 0
                  ? t("personas.list.bulk", { count: selected })
                  : t("personas.list.actions")}
              </MenuToggle>
            )}
          >
            <DropdownList>
              {(requests ? REQUESTS : ALL).map((action) => (
                <DropdownItem key={action} onClick={() => onAction(action)}>
                  {t(`personas.action.${action}`)}
                </DropdownItem>
              ))}
            </DropdownList>
          </Dropdown>
        </ToolbarItem>
      )}
      {selected > 0 && selected < found && (
        <ToolbarItem>
          <Button
            variant="link"
            isInline
            data-testid="select-all"
            onClick={onSelectAll}
          >
            {t("personas.list.selectMatching", { count: found })}
          </Button>
        </ToolbarItem>
      )}
      {selected > 0 && (
        <ToolbarItem>
          <Button
            variant="link"
            isInline
            data-testid="clear-selection"
            onClick={onClear}
          >
            {t("personas.list.clearSelection")}
          </Button>
        </ToolbarItem>
      )}
      <ToolbarItem spacer={{ default: "spacerNone" }}>
        <Tooltip content={t("personas.list.refresh")}>
          <Button
            variant="plain"
            aria-label={t("personas.list.refresh")}
            onClick={onRefresh}
            data-testid="refresh"
          >
            <SyncAltIcon />
          </Button>
        </Tooltip>
      </ToolbarItem>
    </>
  );
};

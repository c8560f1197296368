import {
  Button,
  Dropdown,
  DropdownItem,
  DropdownList,
  FlexItem,
  MenuToggle,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DECISIONS, type Decision } from "./types";

type Props = {
  /** How many are selected. */
  selected: number;
  /** Whether all without an answer are selected that the filters find. */
  all: boolean;
  onDecide: (decision: Decision | "open") => void;
  /** Undefined where there are none without an answer. */
  onSelectAll: (() => void) | undefined;
  onClear: () => void;
};

/** What can be decided about what is selected, or about all that is left. */
export const DecideBar = ({
  selected,
  all,
  onDecide,
  onSelectAll,
  onClear,
}: Props) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <FlexItem>
        <Dropdown
          isOpen={isOpen}
          onOpenChange={setOpen}
          onSelect={() => setOpen(false)}
          toggle={(ref) => (
            <MenuToggle
              ref={ref}
              variant="primary"
              isExpanded={isOpen}
              isDisabled={selected === 0 && !all}
              onClick={() => setOpen(!isOpen)}
            >
              {all
                ? t("personas.reviews.decideAll")
                : selected > 0
                  ? t("personas.reviews.decideSome", { count: selected })
                  : t("personas.reviews.decide")}
            </MenuToggle>
          )}
        >
          <DropdownList>
            {[...DECISIONS, ...(all ? [] : (["open"] as const))].map(
              (decision) => (
                <DropdownItem key={decision} onClick={() => onDecide(decision)}>
                  {t(`personas.reviews.do.${decision}`)}
                </DropdownItem>
              ),
            )}
          </DropdownList>
        </Dropdown>
      </FlexItem>
      {onSelectAll && !all && (
        <FlexItem>
          <Button variant="link" isInline onClick={onSelectAll}>
            {t("personas.reviews.selectAll")}
          </Button>
        </FlexItem>
      )}
      {(selected > 0 || all) && (
        <FlexItem>
          <Button variant="link" isInline onClick={onClear}>
            {t("personas.reviews.clearSelection")}
          </Button>
        </FlexItem>
      )}
    </>
  );
};

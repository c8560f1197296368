import { Checkbox } from "@patternfly/react-core";
import {
  ActionsColumn,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
} from "@patternfly/react-table";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { exact } from "../time";
import { ItemChanges } from "./ItemChanges";
import { ItemDecision } from "./ItemDecision";
import { DECISIONS, type Decision, type ReviewItem } from "./types";

type Props = {
  items: ReviewItem[];
  /** What people read instead of the name of a title. */
  titleOf: (title: string) => string;
  /** The persona's name, which may lead to its page. */
  personaOf: (item: ReviewItem, name: string) => ReactNode;
  /** Who has decided, where that can be told. */
  deciderOf?: ((id: string) => ReactNode) | undefined;
  /** Undefined where nothing can be decided. */
  selection:
    | {
        isSelected: (item: ReviewItem) => boolean;
        onSelect: (items: ReviewItem[], on: boolean) => void;
        onDecide: (decision: Decision | "open", item: ReviewItem) => void;
      }
    | undefined;
};

/** The personas of a review as they were, what has changed since, and what was decided. */
export const ItemTable = ({
  items,
  titleOf,
  personaOf,
  deciderOf,
  selection,
}: Props) => {
  const { t, i18n } = useTranslation();
  const mine = items.filter((item) => item.can_decide);
  const time = (value: string | undefined) =>
    value ? exact(value, i18n.language) : "–";

  return (
    <Table
      aria-label={t("personas.reviews.items")}
      variant="compact"
      className="kc-personas-text kc-personas-names"
    >
      <Thead>
        <Tr>
          {selection && (
            <Th
              aria-label={t("personas.reviews.selectPage")}
              select={{
                isSelected: mine.length > 0 && mine.every(selection.isSelected),
                isDisabled: mine.length === 0,
                onSelect: (_event, on) => selection.onSelect(mine, on),
              }}
            />
          )}
          <Th>{t("personas.reviews.user")}</Th>
          <Th>{t("personas.reviews.persona")}</Th>
          <Th>{t("personas.statusOfPersona")}</Th>
          <Th>{t("personas.validTill")}</Th>
          <Th>{t("personas.reviews.decisionOfItem")}</Th>
          {selection && <Th screenReaderText={t("personas.reviews.actions")} />}
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => {
          const user = item.username ?? item.user_sub;
          const name = `${titleOf(item.title)}, ${item.circle}`;
          return (
            <Tr key={item.id} data-testid={`item-${user}-${item.title}`}>
              {selection && (
                <Td className="pf-v5-c-table__check">
                  {/* The table's own checkbox would be called "Select row 1" in every language. */}
                  <Checkbox
                    id={`select-${item.id}`}
                    aria-label={t("personas.reviews.selectOf", { user, name })}
                    isChecked={selection.isSelected(item)}
                    isDisabled={!item.can_decide}
                    onChange={(_event, on) => selection.onSelect([item], on)}
                  />
                </Td>
              )}
              <Td dataLabel={t("personas.reviews.user")}>{user}</Td>
              <Td dataLabel={t("personas.reviews.persona")}>
                {personaOf(item, name)}
              </Td>
              <Td dataLabel={t("personas.statusOfPersona")}>
                {t(`personas.status.${item.status}`)}
                <ItemChanges item={item} titleOf={titleOf} />
              </Td>
              <Td dataLabel={t("personas.validTill")}>
                {time(item.valid_till)}
              </Td>
              <Td dataLabel={t("personas.reviews.decisionOfItem")}>
                <ItemDecision item={item} deciderOf={deciderOf} />
              </Td>
              {selection && (
                <Td isActionCell>
                  {item.can_decide && (
                    <ActionsColumn
                      items={[
                        ...DECISIONS,
                        ...(item.decision === "open"
                          ? []
                          : (["open"] as const)),
                      ].map((decision) => ({
                        title: t(`personas.reviews.do.${decision}`),
                        onClick: () => selection.onDecide(decision, item),
                      }))}
                    />
                  )}
                </Td>
              )}
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
};

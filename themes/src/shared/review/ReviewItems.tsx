import { Button, Flex, FlexItem } from "@patternfly/react-core";
import { ClipboardCheckIcon } from "@patternfly/react-icons";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Http } from "../api/http";
import type { PersonaSchema } from "../api/types";
import { Listed } from "../Listed";
import { namesOf } from "../names";
import { Empty } from "../States";
import { usePages } from "../usePages";
import { useSelection } from "../useSelection";
import { queryOf } from "./decide";
import { DecideDialog, type Deciding } from "./DecideDialog";
import { DecideBar } from "./DecideBar";
import { ItemFilters } from "./ItemFilters";
import { ItemTable } from "./ItemTable";
import { RefusedReport } from "./RefusedReport";
import {
  type Decided,
  type Decision,
  NO_FILTER,
  type Review,
  type ReviewItem,
} from "./types";

const PAGE = 50;

type Props = {
  http: Http;
  /** Of the review. */
  path: string;
  review: Review;
  /** Whether the reader may decide at all. */
  mayDecide: boolean;
  schema: PersonaSchema | undefined;
  personaOf?: (item: ReviewItem, name: string) => ReactNode;
  deciderOf?: (id: string) => ReactNode;
  /** Something was decided, so that the review's figures differ. */
  onDecided: () => void;
};

/** The personas of a review, to be decided one by one or many at once. */
export const ReviewItems = ({
  http,
  path,
  review,
  mayDecide,
  schema,
  personaOf = (_item, name) => name,
  deciderOf,
  onDecided,
}: Props) => {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(NO_FILTER);
  const [deciding, setDeciding] = useState<Deciding>();
  const [refused, setRefused] = useState<Decided>();
  const names = namesOf(schema);
  const key = JSON.stringify(filter);
  const items = usePages<ReviewItem>(async (cursor, signal) => {
    const { items: rows, next } = await http.get<{
      items: ReviewItem[];
      next?: string;
    }>(`${path}/items`, { ...queryOf(filter), max: PAGE, cursor }, signal);
    return { rows, next };
  }, `${review.id} ${review.state} ${key}`);
  const { selection, pick, selectAll, clear } = useSelection<ReviewItem>(key);
  const decides = mayDecide && review.state === "open";

  const finish = (decided: Decided | undefined) => {
    setDeciding(undefined);
    if (decided) {
      setRefused(decided.refused.length > 0 ? decided : undefined);
      clear();
      items.reload();
      onDecided();
    }
  };
  const start = (decision: Decision | "open", picked: ReviewItem[]) =>
    setDeciding({
      decision,
      targets: { ids: picked.map(({ id }) => id) },
    });

  return (
    <>
      <Flex
        alignItems={{ default: "alignItemsCenter" }}
        className="pf-v5-u-my-md"
      >
        <ItemFilters
          key={review.id}
          filter={filter}
          onChange={setFilter}
          titles={(schema?.titles ?? []).map(({ name }) => ({
            value: name,
            label: names.title(name),
          }))}
        />
        {decides && (
          <DecideBar
            selected={selection.picked.size}
            all={selection.all}
            onDecide={(decision) =>
              selection.all
                ? setDeciding({ decision, targets: { filter } })
                : start(decision, [...selection.picked.values()])
            }
            onSelectAll={
              review.items.open > 0 && ["", "open"].includes(filter.decision)
                ? selectAll
                : undefined
            }
            onClear={clear}
          />
        )}
        <FlexItem>
          <Button
            variant="link"
            onClick={() => {
              items.reload();
              onDecided();
            }}
          >
            {t("personas.reviews.refresh")}
          </Button>
        </FlexItem>
      </Flex>
      <Listed
        pages={items}
        none={
          <Empty
            title={t("personas.reviews.noItems")}
            text={t("personas.reviews.noItemsText")}
            icon={ClipboardCheckIcon}
          />
        }
      >
        {(rows) => (
          <ItemTable
            items={rows}
            titleOf={names.title}
            personaOf={personaOf}
            deciderOf={deciderOf}
            selection={
              decides
                ? {
                    isSelected: ({ id, can_decide: mine, decision }) =>
                      selection.picked.has(id) ||
                      (selection.all && mine && decision === "open"),
                    onSelect: pick,
                    onDecide: (decision, item) => start(decision, [item]),
                  }
                : undefined
            }
          />
        )}
      </Listed>
      {deciding && (
        <DecideDialog {...deciding} http={http} path={path} onDone={finish} />
      )}
      {refused && (
        <RefusedReport
          decided={refused}
          known={new Map(items.data?.rows.map((item) => [item.id, item]))}
          titleOf={names.title}
          onClose={() => setRefused(undefined)}
        />
      )}
    </>
  );
};

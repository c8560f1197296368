import {
  Badge,
  Flex,
  MenuToggle,
  Popover,
  SearchInput,
  ToolbarFilter,
  ToolbarItem,
} from "@patternfly/react-core";
import { FilterIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { namesOf } from "../../shared/names";
import { useSchemaView } from "../api/useSchemaView";
import { FilterSelect } from "../parts/FilterSelect";
import {
  toggled,
  type ChangeList,
  type Filter,
  type ListQuery,
} from "./useListQuery";

/** In the order of a persona's life, which the list is sorted in, too. */
const STATES = [
  "pending",
  "scheduled",
  "active",
  "unassessed",
  "inactive",
  "suspended",
  "expired",
  "revoked",
];
const DAYS = ["7", "30", "90"];

type Props = {
  query: ListQuery;
  change: ChangeList;
  /** Whether all are of one state, and not over. */
  requests: boolean;
};

/** The search and the filters of the list; each filter shows what it holds as chips. */
export const Filters = ({ query, change, requests }: Props) => {
  const { t } = useTranslation();
  const [search, setSearch] = useState(query.search);
  const [circle, setCircle] = useState("");
  const schema = useSchemaView();
  const names = namesOf(schema);
  const titles = schema?.titles.map(({ name }) => name) ?? [];

  const toggle = (filter: Filter) => (value: string) =>
    change((latest) => ({ [filter]: toggled(latest[filter], value) }));

  const chips = (filter: Filter, label: (value: string) => string) => ({
    chips: query[filter].map((value) => ({ key: value, node: label(value) })),
    deleteChip: (_category: unknown, chip: string | { key: string }) =>
      toggle(filter)(typeof chip === "string" ? chip : chip.key),
    deleteChipGroup: () => change({ [filter]: [] }),
  });
  const nameOf = (value: string) => t(`personas.status.${value}`);
  const daysOf = (days: string) =>
    t("personas.filter.days", { count: Number(days) });

  const addCircle = (value: string) => {
    if (value !== "") {
      change(({ circle }) => ({ circle: [...new Set([...circle, value])] }));
    }
    setCircle("");
  };
  const count =
    query.title.length +
    query.circle.length +
    (requests ? 0 : query.state.length) +
    (query.expiring ? 1 : 0);

  return (
    <>
      <ToolbarItem variant="search-filter">
        <SearchInput
          aria-label={t("personas.filter.search")}
          placeholder={t("personas.filter.search")}
          value={search}
          onChange={(_event, text) => setSearch(text)}
          onSearch={() => change({ search })}
          onClear={() => {
            setSearch("");
            change({ search: "" });
          }}
        />
      </ToolbarItem>
      <ToolbarItem>
        <Popover
          aria-label={t("personas.filter.filters")}
          position="bottom-start"
          showClose={false}
          hasAutoWidth
          bodyContent={
            <Flex direction={{ default: "column" }} data-testid="filter-panel">
              {!requests && (
                <FilterSelect
                  label={t("personas.statusOfPersona")}
                  options={STATES.map((value) => ({
                    value,
                    label: nameOf(value),
                  }))}
                  chosen={query.state}
                  onToggle={toggle("state")}
                />
              )}
              <FilterSelect
                label={t("personas.titleOfPersona")}
                options={[...new Set([...titles, ...query.title])].map(
                  (value) => ({ value, label: names.title(value) }),
                )}
                chosen={query.title}
                onToggle={toggle("title")}
              />
              <SearchInput
                aria-label={t("personas.filter.circle")}
                placeholder={t("personas.circle")}
                value={circle}
                onChange={(_event, text) => setCircle(text)}
                onClear={() => setCircle("")}
                onSearch={(_event, value) => addCircle(value.trim())}
              />
              {!requests && (
                <FilterSelect
                  label={t("personas.filter.expiring")}
                  options={DAYS.map((value) => ({
                    value,
                    label: daysOf(value),
                  }))}
                  chosen={query.expiring ? [query.expiring] : []}
                  onToggle={(days) =>
                    change(({ expiring }) => ({
                      expiring: expiring === days ? "" : days,
                    }))
                  }
                />
              )}
            </Flex>
          }
        >
          <MenuToggle
            data-testid="filters"
            icon={<FilterIcon />}
            {...(count > 0 ? { badge: <Badge isRead>{count}</Badge> } : {})}
          >
            {t("personas.filter.filters")}
          </MenuToggle>
        </Popover>
      </ToolbarItem>
      {/* Only what they hold: the inputs are behind the button. */}
      <ToolbarFilter
        categoryName={t("personas.statusOfPersona")}
        showToolbarItem={false}
        {...(requests ? { chips: [] } : chips("state", nameOf))}
      >
        {null}
      </ToolbarFilter>
      <ToolbarFilter
        categoryName={t("personas.titleOfPersona")}
        showToolbarItem={false}
        {...chips("title", names.title)}
      >
        {null}
      </ToolbarFilter>
      <ToolbarFilter
        categoryName={t("personas.circle")}
        showToolbarItem={false}
        {...chips("circle", (value) => value)}
      >
        {null}
      </ToolbarFilter>
      <ToolbarFilter
        categoryName={t("personas.filter.expiring")}
        showToolbarItem={false}
        chips={query.expiring ? [daysOf(query.expiring)] : []}
        deleteChip={() => change({ expiring: "" })}
      >
        {null}
      </ToolbarFilter>
    </>
  );
};

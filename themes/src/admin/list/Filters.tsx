import {
  SearchInput,
  ToolbarFilter,
  ToolbarItem,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { namesOf } from "../../shared/names";
import { useSchemaView } from "../api/useSchemaView";
import { FilterSelect } from "../parts/FilterSelect";
import type { Filter, ListQuery } from "./useListQuery";

/** In the order of a persona's life, which the list is sorted in, too. */
const STATES = [
  "pending",
  "scheduled",
  "active",
  "inactive",
  "suspended",
  "expired",
  "revoked",
];
const DAYS = ["7", "30", "90"];

type Props = {
  query: ListQuery;
  change: (changes: Partial<ListQuery>) => void;
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

  const chips = (filter: Filter, label: (value: string) => string) => ({
    chips: query[filter].map((value) => ({ key: value, node: label(value) })),
    deleteChip: (_category: unknown, chip: string | { key: string }) =>
      change({
        [filter]: query[filter].filter(
          (value) => value !== (typeof chip === "string" ? chip : chip.key),
        ),
      }),
    deleteChipGroup: () => change({ [filter]: [] }),
  });
  const nameOf = (value: string) => t(`personas.status.${value}`);
  const daysOf = (days: string) =>
    t("personas.filter.days", { count: Number(days) });

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
      <ToolbarFilter
        categoryName={t("personas.statusOfPersona")}
        showToolbarItem={!requests}
        {...(requests ? { chips: [] } : chips("state", nameOf))}
      >
        <FilterSelect
          label={t("personas.statusOfPersona")}
          options={STATES.map((value) => ({ value, label: nameOf(value) }))}
          chosen={query.state}
          onChange={(state) => change({ state })}
        />
      </ToolbarFilter>
      <ToolbarFilter
        categoryName={t("personas.titleOfPersona")}
        {...chips("title", names.title)}
      >
        <FilterSelect
          label={t("personas.titleOfPersona")}
          options={[...new Set([...titles, ...query.title])].map((value) => ({
            value,
            label: names.title(value),
          }))}
          chosen={query.title}
          onChange={(title) => change({ title })}
        />
      </ToolbarFilter>
      <ToolbarFilter
        categoryName={t("personas.circle")}
        {...chips("circle", (value) => value)}
      >
        <SearchInput
          aria-label={t("personas.filter.circle")}
          placeholder={t("personas.circle")}
          value={circle}
          onChange={(_event, text) => setCircle(text)}
          onClear={() => setCircle("")}
          onSearch={(_event, value) => {
            if (value.trim() !== "" && !query.circle.includes(value.trim())) {
              change({ circle: [...query.circle, value.trim()] });
            }
            setCircle("");
          }}
        />
      </ToolbarFilter>
      <ToolbarFilter
        categoryName={t("personas.filter.expiring")}
        showToolbarItem={!requests}
        chips={query.expiring ? [daysOf(query.expiring)] : []}
        deleteChip={() => change({ expiring: "" })}
      >
        <FilterSelect
          label={t("personas.filter.expiring")}
          options={DAYS.map((value) => ({ value, label: daysOf(value) }))}
          chosen={query.expiring ? [query.expiring] : []}
          onChange={(days) => change({ expiring: days.at(-1) ?? "" })}
        />
      </ToolbarFilter>
    </>
  );
};

import type { Query } from "../../shared/api/http";
import { daysFromNow } from "../../shared/time";
import { useAddress } from "../parts/useAddress";

export type Filter = "title" | "circle" | "state";

export type ListQuery = {
  search: string;
  title: string[];
  circle: string[];
  /** Unlike a status, a state tells what is active from what begins later. */
  state: string[];
  /** Only personas that end within so many days; empty for all. */
  expiring: string;
  /** A column, with a leading minus for descending; empty for newest first. */
  sort: string;
  first: number;
  max: number;
};

/** Changes part of the query; what depends on what is asked for already is told the latest. */
export type ChangeList = (
  changes: Partial<ListQuery> | ((latest: ListQuery) => Partial<ListQuery>),
) => void;

/**
 * What the list shows is in its address, so that it can be linked to and the way back leads to the same list.
 *
 * @param requests whether only those are listed that wait for approval, those who wait longest first
 */
export function useListQuery(requests: boolean) {
  const [parameters, changeAddress] = useAddress();
  const query = queryOf(parameters, requests);

  /** Changes part of it; another filter or order starts at the first page. */
  const change: ChangeList = (changes) =>
    changeAddress((latest) => {
      const shown = queryOf(latest, requests);
      const changed = {
        ...shown,
        first: 0,
        ...(typeof changes === "function" ? changes(shown) : changes),
      };
      const next = new URLSearchParams();
      for (const [name, value] of Object.entries(changed)) {
        if (requests && (name === "state" || value === LONGEST_WAITING)) {
          continue;
        }
        if (Array.isArray(value)) {
          value.forEach((entry) => next.append(name, entry));
        } else if (value !== "" && value !== 0) {
          next.set(name, String(value));
        }
      }
      return next;
    });

  const filtered =
    query.search !== "" ||
    query.expiring !== "" ||
    query.title.length + query.circle.length > 0 ||
    (!requests && query.state.length > 0);

  return { query, change, filtered, clear: () => change(NO_FILTERS) };
}

const LONGEST_WAITING = "created_at";

const NO_FILTERS: Partial<ListQuery> = {
  search: "",
  title: [],
  circle: [],
  state: [],
  expiring: "",
};

function queryOf(parameters: URLSearchParams, requests: boolean): ListQuery {
  return {
    search: parameters.get("search") ?? "",
    title: parameters.getAll("title"),
    circle: parameters.getAll("circle"),
    state: requests ? ["pending"] : parameters.getAll("state"),
    expiring: parameters.get("expiring") ?? "",
    sort: parameters.get("sort") ?? (requests ? LONGEST_WAITING : ""),
    first: Number(parameters.get("first") ?? 0),
    max: Number(parameters.get("max") ?? 10),
  };
}

/** With the value where it was missing, without it where it was there. */
export function toggled(values: string[], value: string): string[] {
  return values.includes(value)
    ? values.filter((entry) => entry !== value)
    : [...values, value];
}

/** The filters as the API takes them. */
export function apiFilters(query: ListQuery, user: string | undefined): Query {
  return {
    search: query.search,
    title: query.title,
    circle: query.circle,
    state: query.state,
    user,
    expiring_before: query.expiring
      ? daysFromNow(Number(query.expiring))
      : undefined,
  };
}

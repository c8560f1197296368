import { useSearchParams } from "react-router-dom";
import type { Query } from "../../shared/api/http";
import { daysFromNow } from "../../shared/time";

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

/**
 * What the list shows is in its address, so that it can be linked to and the way back leads to the same list.
 *
 * @param requests whether only those are listed that wait for approval, those who wait longest first
 */
export function useListQuery(requests: boolean) {
  const [parameters, setParameters] = useSearchParams();

  const query: ListQuery = {
    search: parameters.get("search") ?? "",
    title: parameters.getAll("title"),
    circle: parameters.getAll("circle"),
    state: requests ? ["pending"] : parameters.getAll("state"),
    expiring: parameters.get("expiring") ?? "",
    sort: parameters.get("sort") ?? (requests ? LONGEST_WAITING : ""),
    first: Number(parameters.get("first") ?? 0),
    max: Number(parameters.get("max") ?? 10),
  };

  /** Changes part of it; another filter or order starts at the first page. */
  const change = (changes: Partial<ListQuery>) => {
    const changed = { ...query, first: 0, ...changes };
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
    setParameters(next, { replace: true });
  };

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

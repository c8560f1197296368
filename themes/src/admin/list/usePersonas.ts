import type { OwnedPersona } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";
import { useLoad } from "../../shared/useLoad";
import { apiFilters, type ListQuery } from "./useListQuery";

/** A page of the list, and how many there are in all: two requests side by side. */
export function usePersonas(query: ListQuery, user: string | undefined) {
  const api = useAdminApi();
  return useLoad(
    async (signal) => {
      const filters = apiFilters(query, user);
      const [page, { count }] = await Promise.all([
        api.get<{ personas: OwnedPersona[] }>(
          "",
          { ...filters, sort: query.sort, first: query.first, max: query.max },
          signal,
        ),
        api.get<{ count: number }>("/count", filters, signal),
      ]);
      return { personas: page.personas, count };
    },
    JSON.stringify([query, user]),
  );
}

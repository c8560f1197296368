import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Persona } from "../../shared/api/types";
import { namesOf } from "../../shared/names";
import { useLoad } from "../../shared/useLoad";
import { listPersonas } from "../api";
import { sharedSchema } from "../sharedSchema";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { listOccurrences } from "./api";
import { coloursOf } from "./palette";
import { boundsOf } from "./period";
import type { Occurrence } from "./types";
import type { Shown } from "./useView";

/** What happens in the time that is shown, and what the personas in it are called and look like. */
export type Happenings = {
  events: Occurrence[];
  colourOf: (event: Pick<Occurrence, "color" | "persona_id">) => string;
  personaOf: (id?: string) => string | undefined;
};

export function useOccurrences(
  { view, day, firstDay, persona }: Shown,
  personas: OwnPersonas,
) {
  const http = useHttp();
  const { from, to } = boundsOf(view, day, firstDay);
  const events = useLoad(
    (signal) =>
      listOccurrences(http, { from, to, ...(persona && { persona }) }, signal),
    `${from} ${to} ${persona}`,
  );
  const data = useMemo<Happenings | undefined>(() => {
    if (!events.data) {
      return undefined;
    }
    const colour = coloursOf(personas.all);
    return {
      events: events.data,
      colourOf: ({ color, persona_id: id }) => color ?? colour(id),
      personaOf: personas.nameOf,
    };
  }, [events.data, personas]);
  return { ...events, data };
}

export type OwnPersonas = ReturnType<typeof useOwnPersonas>;

/** The user's personas with what people read of them; none where the user may not see them. */
export function useOwnPersonas() {
  const { i18n } = useTranslation();
  const http = useHttp();
  const { view } = useAccess();
  const { data } = useLoad<Persona[]>(
    async (signal) => (view ? listPersonas(http, signal) : []),
    `personas ${view}`,
  );
  const schema = useLoad(
    () => sharedSchema(http, i18n.language),
    `schema ${i18n.language}`,
  );
  return useMemo(() => {
    const all = data ?? [];
    const names = namesOf(schema.data);
    const shown = new Map(
      all.map(({ id, title, circle }) => [
        id,
        `${names.title(title)}, ${circle}`,
      ]),
    );
    return {
      all,
      nameOf: (id?: string) => (id === undefined ? undefined : shown.get(id)),
    };
  }, [data, schema.data]);
}

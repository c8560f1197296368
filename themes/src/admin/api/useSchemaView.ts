import { useRealm } from "@keycloak/keycloak-admin-ui";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { namesOf } from "../../shared/names";
import { useAdminApi } from "./useAdminApi";

/** So long another administrator's change of the schema may stay unseen, in milliseconds. */
const FRESH = 60_000;

type Remembered = { at: number; schema: Promise<PersonaSchema | undefined> };

/** By realm and language. */
const remembered = new Map<string, Remembered>();

/** Told when the schema was changed here. */
const watching = new Set<() => void>();
let changes = 0;

/** To be called where the schema was changed: what is shown of it is asked for again. */
export function forgetSchemaView() {
  remembered.clear();
  changes++;
  watching.forEach((tell) => tell());
}

function watch(tell: () => void) {
  watching.add(tell);
  return () => watching.delete(tell);
}

/**
 * What the schema says in the administrator's language, asked for once for all parts of a page; undefined where it can't be read.
 */
export function useSchemaView(): PersonaSchema | undefined {
  const version = useSyncExternalStore(watch, () => changes);
  const api = useAdminApi();
  const { realm } = useRealm();
  const { i18n } = useTranslation();
  const language = i18n.language;
  const [schema, setSchema] = useState<PersonaSchema>();

  useEffect(() => {
    let left = false;
    const key = JSON.stringify([realm, language]);
    const known = remembered.get(key);
    const found =
      known && Date.now() - known.at < FRESH
        ? known
        : {
            at: Date.now(),
            schema: api
              .get<PersonaSchema>("/schema/view", { ui_locales: language })
              .catch(() => {
                remembered.delete(key);
                return undefined;
              }),
          };
    remembered.set(key, found);
    void found.schema.then((schema) => {
      if (!left) {
        setSchema(schema);
      }
    });
    return () => {
      left = true;
    };
  }, [api, realm, language, version]);

  return schema;
}

/** What the administrator reads instead of names. */
export function useNames() {
  const schema = useSchemaView();
  return useMemo(() => namesOf(schema), [schema]);
}

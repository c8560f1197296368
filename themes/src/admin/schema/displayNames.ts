import type { PersonaSchema } from "../../shared/api/types";
import { readable } from "../../shared/names";
import type { AdminSchema } from "../api/types";
import type { Values } from "./fields";
import { asText } from "./fieldValues";

/** What people read, by what the stored schema says. */
export type Shown = ReadonlyMap<string, string>;

type Named = { name: string; display_name?: string };

/** From the schema as it is written and the same one as the server shows it in the administrator's language. */
export function shownNames(
  written: AdminSchema | undefined,
  view: PersonaSchema | undefined,
): Shown {
  const shown = new Map<string, string>();
  const add = (ones: Named[] = [], others: Named[] = []) => {
    const texts = new Map(others.map((one) => [one.name, one.display_name]));
    for (const { name, display_name: text } of ones) {
      const resolved = texts.get(name);
      if (text && resolved) {
        shown.set(text, resolved);
      }
    }
  };
  add(written?.titles, view?.titles);
  add(written?.attributes, view?.attributes);
  add(written?.groups, view?.groups);
  written?.groups.forEach(({ name, attributes }) =>
    add(
      attributes,
      view?.groups.find((group) => group.name === name)?.attributes,
    ),
  );
  return shown;
}

/** What people read instead of a name; a key whose text is not known yet stays as it is written. */
export function shownName(shown: Shown, rule: Values | Named): string {
  const { name, display_name: text } = rule as Values;
  const written = asText(text);
  return written === ""
    ? readable(asText(name))
    : (shown.get(written) ?? written);
}
